#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='A self-triage at the desk, and its triage handed over: given answers stand there, unconfirmed (NT-13, KB-9, KP-16)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

GIVEN=$(date -u -d '20 minutes ago' +%Y-%m-%dT%H:%M:%SZ)
SHOWN=$(TZ=Europe/Amsterdam date -d "$GIVEN" +%H:%M)
BEGAN=$(date -u -d '1 hour ago' +%Y-%m-%dT%H:%M:%SZ)

# intake_self: a self-triage, with the patient and what was answered there
intake_self() {
	zcc intake --line zelftriage --complaint kortademig --place Hengelo --sex v --name "J. Visser" --birth-date 1946-03-12 \
		--answer praten=2,kleur=3,adem-geluid=3,koorts=3 --factor chronisch-ziek --given-at "$GIVEN"
}

# record NAME: its urgency alone, and j once that can be read; within 300 ms it does nothing
record() {
	press "$1" u && sees "$1" "alleen de urgentie wordt" && think && press "$1" j
}

keeps() {
	zcc --as triagist draft "$1" --triage | grep -q -e "$2"
}

test_expect_success 'KB-9: a self-triage opens with its answers, whose they are and when, and without ABCD' '
	hub_start && one=$(intake_self) && desk a 80x24 --as triagist && sees a TRIAGE && sees a " $one " && press a n && sees a "TRIAGE $one" &&
	sees a "5 gegeven, vanaf zelftriage $SHOWN, niet bevestigd.  ABCD vraagt u zelf" && sees a "A ?            B ?" &&
	press a Enter && sees a "vastgesteld" && press a v && sees a "> Kortademigheid" && press a Enter &&
	sees a "4 gegeven, niet bevestigd" && sees a "Spatie  2: gegeven bij zelftriage $SHOWN" && sees a "Nog geen urgentie"
'
test_expect_success 'KB-9: one key each: Space confirms, a digit changes, and the hub has which and from where' '
	press a Space && sees a "> Kleur" && press a 3 && sees a "> Geluid" && press a 2 && sees a "> Inspanning" &&
	sees a "1 gegeven, niet bevestigd" && press a Enter && sees a "> 1  visite\|> 1  consult" && record a &&
	sees a "triage vastgelegd" && is "$one" triage.asked 3 && is "$one" triage.taken_over 2 && is "$one" triage.changed 1 &&
	row=$(zcc --as triagist --json show "$one" --dossier | json dossier.0.seq) &&
	zcc --as triagist --json show "$one" --dossier | grep "taken:answer:praten=$row taken:answer:kleur=$row\|taken:answer:kleur=$row taken:answer:praten=$row"
'
test_expect_success 'NT-13: handed over, the receiver sees what the sender was answered, and what nobody confirmed yet' '
	escape a && zcc --as triagist transfer "$one" --to coordinerend-triagist --situation a --background b --assessment c --recommendation d &&
	desk b 132x43 --as coordinerend-triagist && zcc --as coordinerend-triagist accept "$one" && sees b TRIAGE &&
	sees b " $one .*Hengelo" && type b ":triage $one" && press b Enter && sees b "TRIAGE $one" && sees b "gegeven, vanaf" && press b v &&
	sees b "> Kortademigheid" && press b Enter && sees b "? Kleur .*triagist" && sees b "? Koorts .*zelftriage $SHOWN"
'
test_expect_success 'NT-13, KP-16: throwing it away asks why, and counts' '
	type b l && sees b "Alles opnieuw: waarom?" && type b 1 && sees_no b "niet bevestigd" && type b 33 && sees b "> Geluid" && press b Enter && sees b "> 1 " &&
	record b && sees b "triage vastgelegd" && is "$one" triage.asked_anew toestand-veranderd &&
	test "$(zcc --as auditor --json report kpi --from "$BEGAN" | json course.asked_anew)" = 1
'
test_expect_success 'VS-1, NT-13: what was typed at a post that fell away is given too, and never recorded' '
	escape a && two=$(zcc intake --line regulier) && sees a " $two " && press a n && sees a "TRIAGE $two" &&
	zcc --as triagist identify "$two" --impossible onbekend && press a v && type a kor && press a Enter && sees a "> Praten" && type a 23 &&
	sees a "> Geluid" && until_true 30 keeps "$two" "answer:kleur=3" &&
	pid=$(tm list-panes -t a -F "#{pane_pid}") && kill -KILL "$(pgrep -P "$pid" -f zcc-console)" &&
	until_true 30 is "$two" state verlaten && zcc --as coordinerend-triagist claim "$two" &&
	type b ":triage $two" && press b Enter && sees b "TRIAGE $two" && press b v && sees b "Klacht:" && type b kor && press b Enter &&
	sees b "? Kleur .*triagist" && press b Space && sees b "> Kleur" && press b Enter && sees b "> 1 " && record b &&
	sees b "triage vastgelegd" && is "$two" triage.taken_over 1 &&
	zcc --as coordinerend-triagist --json show "$two" --dossier | grep "taken:answer:praten=@triagist"
'
test_expect_success 'HB-4: the journal replays to the same, and the audit holds' '
	zcc --as auditor journal verify && zcc --as auditor audit verify
'

test_done
