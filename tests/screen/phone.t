#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='TE-1, CB-1: a triagist holds, hangs up and calls back on the screen, against a real hub'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
# However slow the machine is, nobody is on hold too long and an act can still be taken back.
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/; s/hold_s = { value = 120/hold_s = { value = 3600/' "$CONF"

is_state() {
	test "$(zcc --json show "$1" | json state)" = "$2"
}

test_expect_success 'a hub starts; a console logs in' '
	hub_start && one=$(zcc intake --line regulier --phone 0612345678) &&
	two=$(zcc intake --line regulier --phone 0612345679) &&
	desk a 80x24 && sees a "TRIAGE Wachtrij"
'
test_expect_success 'TE-1: taking another caller puts the one in the ear on hold' '
	press a n && sees a "$one opgepakt" && escape a && sees a "Wachtrij" &&
	press a n && sees a "$two opgepakt" && until_true 5 is_state "$one" aangehouden &&
	is_state "$two" aangenomen && escape a && sees a "$one .*IN WACHT"
'
test_expect_success 'TE-1: w speaks on with the one on hold, and the other is held' '
	press a Home && sees a "^>.* $one " && press a w && sees a "$one is weer aan de lijn" &&
	until_true 5 is_state "$two" aangehouden && is_state "$one" aangenomen &&
	press a w && sees a "$one staat in de wacht" && until_true 5 is_state "$one" aangehouden &&
	press a C-z && until_true 5 is_state "$one" aangenomen
'
test_expect_success 'CB-1: h and t make a call back with a time' '
	press a h && sees a "$one: beller heeft opgehangen" && sees a "Wachtrij" &&
	press a End && sees a "^>.* $one " && press a t 3 0 Enter && sees a "$one blijft een terugbeller" &&
	until_true 5 is_state "$one" terugbellen && sees a "$one .*BEL [0-9][0-9]:[0-9][0-9]"
'
test_expect_success 'CB-1: b shows the number, which is a read that is recorded, and counts the attempt' '
	press a End && sees a "^>.* $one " && press a b && sees a "Bel 0612345678 voor $one" &&
	zcc --as auditor audit show --case "$one" | grep -w read &&
	press a 1 && sees a "$one blijft een terugbeller" && press a End &&
	sees a "1 keer teruggebeld, geen gehoor" && press a b && sees a "Bel 0612345678" && press a 2 &&
	sees a "$one: bereikt, aan de lijn" && is_state "$one" aangenomen
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
