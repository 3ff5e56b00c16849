#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='TB-4: one call, one operator'
. "$(dirname "$0")/../lib/site.sh"

test_expect_success 'of 2 to 16 that claim at one moment one has it, the others are told who' '
	"$ZCC_AID/stress/stress_claim" rounds="${ZCC_ROUNDS:-60}" >out && grep "one winner each" out
'

test_done
