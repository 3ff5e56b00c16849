#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='ID-2: what was recorded of the wrong patient goes to the right case, both say so and nothing is gone'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# at CASE PATH: what the board says of it
at() {
	zcc --as triagist --json show "$1" | json "$2"
}

# told CASE VERB: how many parts by this verb stand in the dossier and are not struck
told() {
	zcc --as triagist --json show --dossier "$1" 2>/dev/null | perl -MJSON::PP -e '
		my $verb = shift;
		print scalar(grep { $_->{verb} eq $verb && !$_->{struck} } @{ decode_json(join q(), <STDIN>)->{dossier} })' "$2"
}

# A case in the hands of the triagist, with who it is, a triage, a note and background of somebody.
recorded() {
	zcc --as triagist claim "$1" && zcc --as triagist identify "$1" --caller-is zelf --read-back naam,geboortedatum \
		--name "Merkteken Kwik" --birth-date 1950-02-28 --bsn 111222333 --phone 0612345678 &&
	zcc --as triagist triage "$1" --abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3,kleur=3 --urgency U2 --reason gezien &&
	zcc --as triagist note "$1" --text "merkwoord kwik" &&
	zcc --as triagist background "$1" --kind behandelgrens --not reanimeren --from huisarts --consent gegeven
}

test_expect_success 'ID-2: it goes to a new case when none is named, with who recorded it, when and by which verb' '
	hub_start && a=$(zcc intake --line regulier --name "Merkteken Kwak" --age 30 --address "Straat 1, 7511AB") && recorded "$a" >/dev/null &&
	u=$(at "$a" urgency) && test "$u" = U2 && b=$(zcc --as triagist wrong-patient "$a" --text "andere beller" | cut -d" " -f1) && test "$b" = $((a + 1)) &&
	test "$(at "$b" urgency)" = "$u" && test "$(at "$b" urgency_by)" = triagist && test "$(at "$b" state)" = wachtend &&
	at "$b" identity.state | grep -x established && at "$b" limits.0 | grep -x reanimeren && test "$(at "$b" anonymous)" = false &&
	test "$(told "$b" identify)$(told "$b" triage)$(told "$b" note)$(told "$b" background)" = 1111 &&
	zcc --as triagist show --dossier "$b" >out && grep "triagist .*identify" out && grep "merkwoord kwik" out && grep "CAME FROM *case $a" out
'
test_expect_success 'ID-2, TB-1: it is the same call, and in no figure it is one more' '
	zcc --json status >out && test "$(json lines.1.line <out) $(json lines.1.received_shift <out) $(json lines.1.answered_shift <out)" = "regulier 1 1" &&
	zcc --as auditor report kpi --from "$(date -u -d "1 hour ago" +%Y-%m-%dT%H:%M:%SZ)" >out && grep "regulier  *1  *1 " out &&
	zcc --as auditor audit show --case "$b" | grep case-received
'
test_expect_success 'ID-2: the wrong case stands as before it was asked, as urgent as it was, in the same hands; nothing of it is gone' '
	test "$(at "$a" state)" = aangenomen && test "$(at "$a" claimed_by)" = triagist && test "$(at "$a" triage)" = null &&
	test "$(at "$a" urgency)" = "$u" && test "$(at "$a" urgency_by)" = line && test "$(at "$a" age)" = 30 &&
	test "$(at "$a" limits)" = "[]" && test "$(at "$a" anonymous)" = true && test "$(at "$a" has_address)" = true &&
	test "$(told "$a" identify)$(told "$a" triage)$(told "$a" note)$(told "$a" background)$(told "$a" intake)" = 00001 &&
	zcc --as triagist show --dossier "$a" >out && grep "STRUCK *andere-patient, by triagist at .*, is in case $b now" out &&
	! grep "merkwoord kwik" out && zcc --as triagist show --dossier --struck "$a" | grep "merkwoord kwik"
'
test_expect_success 'ID-2: both are marked, in the list and by themselves' '
	at "$a" mended | grep -x naar && test "$(at "$a" mended_with)" = "$b" && at "$b" mended | grep -x van && test "$(at "$b" mended_with)" = "$a" &&
	zcc show "$a" | grep "WRONG PATIENT .* went to case $b" && zcc show "$b" | grep "WRONG PATIENT .* in case $a first" &&
	zcc --json queue >out && grep "\"mended_with\"" out
'
test_expect_success 'ID-2, PE-6: what went is not right here after all: it is moved back, not unstruck' '
	n=$(zcc --as triagist --json show --dossier "$a" | perl -MJSON::PP -e "
		print +(grep { \$_->{verb} eq q(note) } @{ decode_json(join q(), <STDIN>)->{dossier} })[0]{seq}") &&
	code 75 zcc --as triagist unstrike "$a" "$n" 2>err && grep "part $n went to case $b" err
'
test_expect_success 'ID-2: the patient is found in his own case alone' '
	zcc --as triagist --json search 111222333 >out && test "$(json length <out)" = 1 && test "$(json 0.id <out)" = "$b" &&
	zcc --as triagist --json search kwik >out && test "$(json length <out)" = 1 && test "$(json 0.id <out)" = "$b" &&
	zcc --as triagist --json search kwak >out && test "$(json 0.id <out)" = "$a" &&
	c=$(zcc intake --line regulier --bsn 111222333) && test "$(at "$c" earlier)" = "$b"
'
test_expect_success 'ID-1, ID-2: who the caller is, is asked again before the criteria' '
	code 75 zcc --as triagist triage "$a" --abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3 2>err && grep "who is the patient" err &&
	code 65 zcc --as triagist identify "$a" --caller-is zelf --read-back naam,bsn 2>err && grep "bsn is not known" err
'
test_expect_success 'AU-4, AU-5: each step is in both logs, without a word of it; who read it elsewhere is told to its patient' '
	zcc audit show --case "$a" >rows && grep "wrong-patient .*to $b" rows && ! grep -i "merk" rows && zcc audit show --case "$b" >rows &&
	grep "right-patient .*from $a" rows && test "$(grep -c "part-moved .*of triagist, from $a" rows)" = 4 && ! grep -i "merk" rows &&
	zcc --as auditor audit access "$b" >out && grep "triagist, .*heeft uw dossier gelezen" out && grep "heeft vastgelegd wie u bent" out &&
	grep "triagist heeft hierheen gehaald" out && zcc --as auditor audit access "$a" >out && grep "heeft hersteld dat hier iets over een ander" out
'
test_expect_success 'ID-2: moved by mistake it goes back: what was there is there, nothing twice, and the graver urgency stays' '
	zcc --as triagist note "$b" --text "hoort erbij" && zcc --as triagist claim "$b" && test "$(zcc --as triagist wrong-patient "$b" --to "$a" | cut -d" " -f1)" = "$a" &&
	test "$(told "$a" identify)$(told "$a" triage)$(told "$a" note)$(told "$a" background)$(told "$a" intake)" = 11211 &&
	test "$(told "$b" identify)$(told "$b" triage)$(told "$b" note)$(told "$b" background)" = 0000 &&
	test "$(at "$a" state)" = getrieerd && test "$(at "$a" urgency)" = "$u" && test "$(at "$a" urgency_by)" = triagist &&
	at "$a" limits.0 | grep -x reanimeren && at "$a" identity.state | grep -x established && test "$(at "$a" anonymous)" = false &&
	test "$(at "$b" urgency)" = "$u" && test "$(at "$b" urgency_by)" = line && test "$(at "$b" limits)" = "[]" &&
	zcc --as triagist --json search 111222333 >out && ! grep "\"id\": $b" out
'
test_expect_success 'ID-2: and there again, as often as it takes' '
	zcc --as triagist wrong-patient "$a" --to "$b" >/dev/null && test "$(told "$b" note)$(told "$b" triage)" = 21 && test "$(told "$a" note)$(told "$a" triage)" = 00 &&
	zcc --as triagist wrong-patient "$b" --to "$a" >/dev/null && test "$(told "$a" note)$(told "$a" triage)" = 21 && test "$(told "$b" note)$(told "$b" triage)" = 00
'
test_expect_success 'ID-2: a case of somebody else, itself, closed or with nothing to move is refused, and says why' '
	d=$(zcc intake --line regulier --bsn 123456782) && code 75 zcc --as triagist wrong-patient "$a" --to "$d" 2>err && grep "about somebody else as well" err &&
	code 75 zcc --as triagist wrong-patient "$a" --to "$a" 2>err && grep "another open case" err && code 65 zcc --as triagist wrong-patient "$a" --to 999 &&
	zcc --as triagist claim "$d" && code 75 zcc --as triagist wrong-patient "$d" 2>err && grep "0 parts that can move" err &&
	code 77 zcc --as coordinerend-triagist wrong-patient "$a" 2>err && grep "who treats" err && code 77 zcc --as toezicht wrong-patient "$a" &&
	code 64 zcc --as triagist wrong-patient && code 64 zcc --as triagist wrong-patient "$a" --to x
'
test_expect_success 'ID-2: what had a triage keeps the graver one; closed on answers of another is called back' '
	e=$(zcc intake --line regulier --phone 0687654321) && zcc --as triagist claim "$e" && zcc --as triagist identify "$e" --impossible onbekend &&
	zcc --as triagist triage "$e" --abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3,kleur=3 --urgency U1 --reason gezien &&
	zcc --as triagist deploy "$e" --care visite && zcc --as triagist close "$e" --reason visite && f=$(zcc intake --line regulier) &&
	zcc --as triagist wrong-patient "$e" --to "$f" >/dev/null && test "$(at "$e" state)" = terugbellen && test "$(at "$e" urgency)" = U1 &&
	test "$(at "$e" callback)" = true && test "$(at "$f" urgency)" = U1 && test "$(at "$f" state)" = wachtend && test "$(at "$f" triage.care)" = null
'
test_expect_success 'ID-2: all of it or nothing: after a restart, and from the journal alone; erased it is gone for one and there for the other' '
	hub_kill && hub_start && zcc journal verify && hub_stop && rm -f "$DIR"/state/book-*.snap && hub_start &&
	zcc journal verify && zcc audit verify && test "$(told "$a" note)" = 2 &&
	zcc --as triagist --json search kwik >out && test "$(json length <out)" = 1 && test "$(json 0.id <out)" = "$a" &&
	zcc --as triagist wrong-patient "$a" --to "$b" >/dev/null && zcc --as triagist close "$a" --reason visite && zcc dossier erase "$a" &&
	test "$(told "$b" note)" = 2 && zcc --as triagist show --dossier "$b" | grep "merkwoord kwik" && hub_stop
'

test_done
