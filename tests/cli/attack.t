#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Peers that mean harm: nothing recorded, all counted, others served, memory bounded'
. "$(dirname "$0")/../lib/site.sh"

test_expect_success UNSANITIZED 'forged, replayed, malformed, oversized, flooding: the hub runs on' '
	"$ZCC_AID/stress/attack" >out && cat out && grep "the hub grew by" out
'

test_expect_success 'hostile configuration: nothing is read as it is not written (make attack: a million)' '
	ZCC_GATE_COUNT=4000 "$ZCC_AID/attack/attack_conf" >out && grep "G-19 held" out
'

test_expect_success 'hostile text: no byte and no cell where none may be (make attack: a million)' '
	ZCC_GATE_COUNT=10000 "$ZCC_AID/attack/attack_text" >out && grep "G-18 held" out
'

test_expect_success 'a thief of the socket, a revoked operator (make attack: many more)' '
	ZCC_GATE_COUNT=6 "$ZCC_AID/attack/attack_theft" >out && grep -E "G-21 (held|absent)" out &&
	ZCC_GATE_COUNT=5 "$ZCC_AID/attack/attack_revoked" >out && grep "G-22 held" out
'

test_expect_success UNSANITIZED 'changed bodies (make attack: many more)' '
	ZCC_GATE_COUNT=10000 "$ZCC_AID/attack/attack_bodies" >out && grep "F20 held" out
'

test_done
