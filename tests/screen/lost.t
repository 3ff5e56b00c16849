#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='VS-1: a console dies in a conversation; a colleague takes over, and its operator comes back'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
sed -i 's/lost_s = { value = 10/lost_s = { value = 2/' "$CONF"

is_state() {
	test "$(zcc --json show "$1" | json state)" = "$2"
}
with() {
	test "$(zcc --json show "$1" | json claimed_by)" = "$2"
}
draft_is() {
	zcc --as "$1" draft "$2" | grep -q -x "$3"
}
# gone NAME: its console is killed, and its terminal too
gone() {
	pid=$(tm display-message -p -t "$1" "#{pane_pid}") && kill -9 "$(pgrep -P "$pid" -f zcc-console)" &&
	{ tm kill-session -t "$1" 2>/dev/null || :; }
}

test_expect_success 'a hub starts; a triagist types a note in a conversation, and the console dies' '
	hub_start && id=$(zcc intake --line regulier --phone 0612345678) && desk a 80x24 --as triagist &&
	sees a TRIAGE && sees a " $id " && press a n && sees a "$id opgepakt" && press a i && type a "drukt op de borst" &&
	until_true 10 draft_is triagist "$id" "drukt op de borst" && gone a && until_true 20 is_state "$id" verlaten
'
test_expect_success 'VS-1: a colleague reads with whom the caller may still be talking before n takes it' '
	desk b 80x24 --as coordinerend-triagist && sees b TRIAGE && sees b " $id .*VERLATEN" && press b n &&
	sees b "praat misschien nog met triagist; nog eens n" && is_state "$id" verlaten
'
test_expect_success 'VS-1: and gets with it what was typed and not recorded, by whom' '
	press b n && sees b "$id overgenomen van triagist" && sees b "niet vastgelegd door triagist" &&
	sees b "drukt op de borst" && sees b "praat misschien nog met triagist"
'
test_expect_success 'VS-1: who comes back then finds it with the colleague, and his own text' '
	desk a 80x24 --as triagist && sees a TRIAGE && sees a " $id .*coordiner" && with "$id" coordinerend-triagist &&
	draft_is triagist "$id" "drukt op de borst"
'
test_expect_success 'VS-1: what nobody took is his again when he is back' '
	other=$(zcc intake --line spoed --phone 0612345679) && sees a " $other " && press a n &&
	sees a "$other opgepakt" && gone a && until_true 20 is_state "$other" verlaten &&
	desk a 80x24 --as triagist && sees a " $other .*MIJN" && is_state "$other" aangenomen && with "$other" triagist
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
