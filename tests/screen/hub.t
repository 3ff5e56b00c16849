#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='The hub dies, hangs and comes back under a console (goal 23, HB-7)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

is_lost_or_gone() {
	on_screen a "GEEN SERVER" || test -s "$BASE/a.code"
}

test_expect_success 'a console works; a note is half written' '
	hub_start && id=$(zcc intake --line spoed --complaint koorts) && desk a 80x24 &&
	sees a "koorts" && press a n && sees a "TRIAGE $id" && press a i &&
	sees a "Notitie bij $id" && type a "partner belt"
'
test_expect_success 'a killed hub shows within 3 s, with what still works' '
	hub_kill && sees_within 3 a "GEEN SERVER" && sees a "U0/U1" && sees a "partner belt"
'
test_expect_success 'typing goes on; nothing can be recorded, and that is said' '
	type a " over pijn" && sees a "partner belt over pijn" && press a Enter &&
	sees a "GEEN SERVER: nu kan niets" && escape a && sees a "Concept" &&
	sees_no a "partner belt" && press a "!" && sees a "GEEN SERVER: nu kan niets"
'
test_expect_success 'it comes back by itself, with the seat, the case and the text' '
	hub_start && sees a "Verbinding terug" && sees_no a "GEEN SERVER 1" &&
	test "$(zcc --json show "$id" | json claimed_by)" = demo &&
	press a i && sees a "partner belt over pijn" && press a Enter &&
	sees a "Notitie bij $id vastgelegd" &&
	zcc --json show --dossier "$id" | grep "partner belt over pijn"
'
test_expect_success 'no claim of a living console is lost by the restart' '
	until_true 5 test "$(zcc --json status | json consoles)" = 1 &&
	test "$(zcc --json show "$id" | json state)" = aangenomen
'
test_expect_success 'a hub that hangs shows within 4 s: the heartbeat is 3 s old' '
	kill -STOP "$HUB" && sees_within 4 a "GEEN SERVER" && kill -CONT "$HUB" &&
	sees_within 3 a "Verbinding terug"
'
test_expect_success 'a picture that is cut to nothing does not crash the console' '
	for f in $(segments); do : >"$f"; done &&
	until_true 5 is_lost_or_gone && hub_kill && drop_segment && hub_start
'
test_expect_success 'a console started without a hub waits for it and logs in' '
	hub_kill && desk c 80x24 --as triagist && sees c "GEEN SERVER" && hub_start &&
	sees c "TRIAGE Wachtrij" && sees_no c "GEEN SERVER" && press c n && sees c "opgepakt\|Geen bellers\|wachten"
'
test_expect_success 'the hub stops in order: shown at once' '
	hub_stop && sees_within 3 c "GEEN SERVER"
'

test_done
