#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Peers that mean harm: nothing recorded, all counted, others served, memory bounded'
. "$(dirname "$0")/../lib/site.sh"

test_expect_success 'forged, replayed, malformed, oversized, flooding: the hub runs on' '
	"$ZCC_AID/stress/attack" >out && cat out && grep "the hub grew by" out
'

test_done
