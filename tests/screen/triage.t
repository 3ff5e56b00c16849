#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='A triage at the desk, with the console and the hub killed in its middle (goal 24, NT-1, NT-4, NT-9, NT-10)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

# end SIGNAL NAME: the console in that terminal, and the terminal with it
end() {
	pid=$(tm list-panes -t "$2" -F "#{pane_pid}") &&
	kill -"$1" "$(pgrep -P "$pid" -f zcc-console)" && until_true 30 test -s "$BASE/$2.code" &&
	{ tm kill-session -t "$2" 2>/dev/null || :; }
}

keeps() {
	zcc --as triagist draft "$1" --triage | grep -q -e "$2"
}

# A draft that the hub told of may wait for others a moment; what is recorded after it takes it along.
is_on_disk() {
	zcc note "$one" --text vast >/dev/null
}

was_taken_again() {
	test "$(zcc --json show "$1" | json version)" -ge 4 && is "$1" state aangenomen
}

keeps_nothing() {
	test -z "$(zcc --as triagist draft "$1" --triage)"
}

test_expect_success 'T3, NT-1: a letter of U1, and the ambulance: four keys, and the hub has both' '
	hub_start && one=$(zcc intake --line spoed) && desk a 80x24 --as triagist && sees a "TRIAGE Wachtrij" &&
	press a n && sees a "TRIAGE $one" && sees a "Is de pati" && press a b && sees a "> B Ademhaling" &&
	press a 2 && sees a "AMBULANCEDIENST" && think && press a j && sees a "bij de RAV gemeld" &&
	is "$one" state rav && is "$one" urgency U1 && is "$one" triage.cause_code B &&
	zcc rav "$one" --spoken "centralist Bos"
'
test_expect_success 'T5: a usual triage, who it is first, to care that is recorded, in fourteen keys' '
	escape a && two=$(zcc intake --line regulier --complaint kortademig --sex m --place Hengelo \
		--name "J. Visser" --birth-date 1946-03-12) &&
	sees a " $two " && press a n && sees a "TRIAGE $two" && sees a "herhaald" && press a Enter &&
	sees a "vastgesteld" && press a v && sees a "Klacht:" && type a kor &&
	sees a "> Kortademigheid" && press a Enter && sees a "> Praten" && type a 33223 &&
	sees a "Voorstel nu U3" && press a Enter && sees a "> 1  visite" && think && press a j &&
	sees a "U3, visite vastgelegd" && is "$two" state ingezet && is "$two" triage.care visite &&
	is "$two" triage.asked 5 && is "$two" triage.abcd 5
'
test_expect_success 'NT-1: how long ABCD took stands with it' '
	test "$(zcc --json show "$two" | json triage.abcd_ms)" -ge 100
'
test_expect_success 'what is answered is with the hub a moment later, and no part of the dossier' '
	escape a && three=$(zcc intake --line regulier) && sees a " $three " && press a n && sees a "TRIAGE $three" &&
	zcc --as triagist identify "$three" --impossible onbekend &&
	press a v && type a kor && press a Enter && sees a "> Praten" && type a 23 && sees a "> Geluid" &&
	until_true 30 keeps "$three" "answer:kleur=3" && zcc draft "$three" --triage >out &&
	test_must_be_empty out && zcc --as triagist draft "$three" >out && test_must_be_empty out
'
test_expect_success 'goal 24: the console is killed: on another terminal it goes on with screen, cursor and answers' '
	end KILL a && desk b 100x30 --as triagist && sees b "gaat verder waar ze was" &&
	sees b "TRIAGE $three" && sees b "> Geluid" && sees b "halve zinnen" && type b 3 && sees b "> Inspanning"
'
test_expect_success 'VS-1: the seat that fell away takes no case from who goes on at another' '
	until_true 30 was_taken_again "$three" && sees b "> Inspanning" && is "$three" claimed_by triagist &&
	is "$three" state aangenomen
'
test_expect_success 'goal 24: the hub is killed: the questions go on, and it has the answers when it is back' '
	until_true 30 keeps "$three" "answer:adem-geluid=3" && is_on_disk && hub_kill && sees_within 10 b "GEEN SERVER" &&
	type b 3 && sees b "> Begin" && hub_start && sees b "Verbinding terug\|$three" &&
	until_true 30 keeps "$three" "answer:adem-inspanning=3" && sees b "> Begin"
'
test_expect_success 'goal 24: both are killed: what was kept is what goes on' '
	is_on_disk && end KILL b && hub_kill && hub_start && desk a 80x24 --as triagist &&
	sees a "gaat verder waar ze was" && sees a "> Begin" && sees a "bij flinke inspanning"
'
test_expect_success 'NT-4: judged otherwise with a reason, and recorded by the hub as its own protocol weighs' '
	type a + && sees a "Oordeel U1: waarom" && type a 2 && sees a "uw oordeel: alarmsignaal" && type a - &&
	type a - && type a "+" && sees a "waarom" && escape a && press a Enter && sees a "1  consult HAP\|visite" &&
	press a u && sees a "alleen de urgentie wordt" && think && press a j && sees a "triage vastgelegd" && is "$three" state getrieerd &&
	is "$three" triage.system.urgency U2 && is "$three" triage.asked 4 &&
	zcc --as triagist --json show "$three" --dossier | grep "answer:adem-inspanning=3"
'
test_expect_success 'what was recorded is kept as a draft no longer' '
	until_true 30 keeps_nothing "$three"
'
test_expect_success 'VS-1: who takes it over from a lost post reads what was answered and not recorded' '
	escape a && four=$(zcc intake --line regulier) && sees a " $four " && press a n && sees a "TRIAGE $four" &&
	press a d && press a 3 && until_true 30 keeps "$four" "abcd:D=3" && end KILL a &&
	until_true 30 is "$four" state verlaten && desk c 80x24 && sees c TRIAGE && sees c " $four " && type c ":op $four" &&
	press c Enter && sees c "overgenomen van triagist" && sees c "niet vastgelegd door triagist" &&
	sees c "D 3:"
'
test_expect_success 'HB-4: the journal replays to the same, and the audit holds' '
	zcc --as auditor journal verify && zcc --as auditor audit verify
'

test_done
