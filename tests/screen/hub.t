#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='The hub dies, hangs and comes back under a console (goal 23, HB-7)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

segment() {
	echo "/dev/shm$(cat "$DIR/run/segment")"
}

# Another release's: its own name, and a major that is not ours.
name_another_version() {
	other=$(dirname "$1")/zcc-$(site_id)-999 && cp "$1" "$other" &&
	printf "\\377\\377" | dd of="$other" bs=1 seek=8 conv=notrunc status=none &&
	echo "/${other#/dev/shm/}" >"$DIR/run/segment.new" &&
	chmod --reference="$DIR/run/segment" "$DIR/run/segment.new" &&
	mv "$DIR/run/segment.new" "$DIR/run/segment"
}

# The console asked for the dossier when it opened the case, and would say later that nobody answered.
dossier_was_read() {
	zcc --as auditor audit show --case "$id" | grep -q -w read
}

# What was typed without a hub goes to it when the console is logged in again.
is_logged_in() {
	zcc draft "$id" | grep -q "over pijn"
}

one_console() {
	test "$(zcc --json status | json consoles)" = 1
}

test "$(id -u)" != 0 || test_set_prereq ROOT

test_expect_success 'a console works; a note is half written' '
	hub_start && id=$(zcc intake --line spoed --complaint koorts) && desk a 80x24 &&
	sees a TRIAGE && sees a "koorts" && press a n && sees a "TRIAGE $id" && press a i &&
	sees a "Notitie bij $id" && type a "partner belt" && until_true 10 dossier_was_read
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
	until_true 10 is_logged_in &&
	test "$(zcc --json show "$id" | json claimed_by)" = demo && press a i && sees a "partner belt over pijn" &&
	press a Enter && sees a "Notitie bij $id vastgelegd" &&
	zcc --json show --dossier "$id" | grep "partner belt over pijn"
'
test_expect_success 'no claim of a living console is lost by the restart' '
	until_true 5 one_console &&
	test "$(zcc --json show "$id" | json state)" = aangenomen
'
test_expect_success 'F3: a hub that is stopped shows within 4 s, the heartbeat being 3 s old; it comes back with the claim' '
	kill -STOP "$HUB" && sees_within 4 a "GEEN SERVER" && kill -CONT "$HUB" &&
	sees_within 3 a "Verbinding terug" && sees_no a "GEEN SERVER" &&
	test "$(zcc --json show "$id" | json claimed_by)" = demo &&
	test "$(zcc --json show "$id" | json state)" = aangenomen
'
test_expect_success ROOT 'F12: a picture that another user owns is not believed, in words, until it is the hub'"'"'s again' '
	chown nobody "$(segment)" && sees a "GEEN SERVER" && sees a "niet van de server" &&
	code 65 zcc status >out 2>err && grep "belongs to user" err && test ! -s out &&
	chown root "$(segment)" && sees a "Verbinding terug" && sees_no a "niet van de server"
'
test_expect_success 'F11: one that is cut to nothing under a console is said in words, and a new hub is followed' '
	: >"$(segment)" && sees a "GEEN SERVER" && sees a "afgekapt" && hub_kill && drop_segment &&
	hub_start && sees a "Verbinding terug" && sees_no a "afgekapt"
'
test_expect_success 'F11: a name that is gone takes nothing away while the hub lives, and gives nothing back after it' '
	rm "$(segment)" && zcc --id "$(printf "%012x%020x" "$(now_ms)" 1)" note "$id" --note weg &&
	hub_kill && sees a "GEEN SERVER" && hub_start && sees a "Verbinding terug"
'
test_expect_success 'F12: one of another version is said in words, and a new hub is followed' '
	hub_kill && name_another_version "$(segment)" && sees a "andere versie" &&
	hub_start && sees a "Verbinding terug" && sees_no a "andere versie" && test ! -s "$BASE/a.code"
'
test_expect_success 'a console started without a hub waits for it and logs in' '
	hub_kill && desk c 80x24 --as triagist && sees c "GEEN SERVER" && hub_start &&
	sees c "TRIAGE Wachtrij" && sees_no c "GEEN SERVER" && press c n && sees c "opgepakt\|Geen bellers\|wachten"
'
test_expect_success 'the hub stops in order: shown at once' '
	hub_stop && sees_within 3 c "GEEN SERVER"
'

test_done
