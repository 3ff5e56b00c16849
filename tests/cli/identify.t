#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='ID-1: who the patient is comes before the criteria; what makes it sure is kept, and not who it is'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

identify() {
	zcc --as triagist identify "$@"
}

CRITERIA="--abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3,kleur=3"

test_expect_success 'a hub starts; a call is taken of somebody whose number is known from before' '
	hub_start && before=$(zcc intake --line regulier --name "Merkteken Eerder" --birth-date 1950-02-28 \
		--phone 0612345678) &&
	a=$(zcc intake --line regulier --phone 0612345678) && zcc --as triagist claim "$a"
'
test_expect_success 'ID-1: a phone number never fills in a person' '
	is "$a" earlier "$before" && is "$a" identity null &&
	zcc --as triagist --json show --dossier "$a" >out && ! grep -i -e merkteken -e 1950-02-28 out &&
	code 65 identify "$a" --caller-is zelf --read-back naam,geboortedatum 2>err && grep "naam is not known" err &&
	code 65 identify "$a" --caller-is zelf --read-back telefoon
'
test_expect_success 'ID-1: criteria are refused before it, with what to do' '
	code 75 zcc --as triagist triage "$a" $CRITERIA 2>err && grep "who is the patient" err && grep identify err &&
	is "$a" triage null && is "$a" state aangenomen
'
test_expect_success 'ID-1: where the caller is and two identifiers, else it is not established' '
	code 65 identify "$a" --caller-is zelf --read-back naam --name "Merkteken Nu" 2>err && grep "at least 2" err &&
	code 65 identify "$a" --read-back naam,geboortedatum --name "Merkteken Nu" --birth-date 1980-01-01 2>err &&
	grep "where the caller is" err && code 65 identify "$a" --caller-is thuis --read-back naam,bsn &&
	code 65 identify "$a" --caller-is zelf --read-back naam,geboortedatum --name "Merkteken Nu" \
		--birth-date 1980-13-01 && is "$a" identity null
'
test_expect_success 'ID-1: established, with the BSN verified or not; the board has how, and never who' '
	identify "$a" --caller-is erbij --read-back naam,geboortedatum --name "Merkteken Nu" --birth-date 1980-01-01 &&
	is "$a" identity.state established && is "$a" identity.caller_is erbij &&
	is "$a" identity.bsn_verified null && identify "$a" --caller-is zelf --read-back naam,bsn --bsn 111222333 &&
	is "$a" identity.bsn_verified false && is "$a" identity.caller_is zelf &&
	identify "$a" --caller-is zelf --read-back naam,bsn --bsn-verified && is "$a" identity.bsn_verified true &&
	zcc --json show "$a" >out && ! grep -i -e merkteken -e 111222333 out &&
	zcc show "$a" | grep "caller is zelf, read back naam bsn, BSN verified" &&
	zcc --as triagist show --dossier "$a" | grep "Merkteken Nu" && zcc --as triagist triage "$a" $CRITERIA &&
	is "$a" state getrieerd && zcc --json search "merkteken nu" | json 0.id | grep -x "$a"
'
test_expect_success 'ID-1: not possible, with a reason' '
	zcc --as triagist release "$a" && b=$(zcc intake --line spoed) && zcc --as triagist claim "$b" &&
	code 65 identify "$b" --impossible zomaar && identify "$b" --impossible niet-aanspreekbaar &&
	is "$b" identity.state impossible && is "$b" identity.reason niet-aanspreekbaar &&
	zcc --as triagist triage "$b" $CRITERIA
'
test_expect_success 'ID-1: U0 and U1 may skip it' '
	zcc --as triagist release "$b" && c=$(zcc intake --line spoed) && zcc --as triagist claim "$c" &&
	zcc --as triagist triage "$c" --abcd b=1 && is "$c" urgency U0 && is "$c" identity null
'
test_expect_success 'only who has the case says who it is; the audit has that it was said, and not what' '
	code 75 zcc --as regiearts identify "$c" --impossible taal && code 77 zcc --as toezicht identify "$c" --impossible taal &&
	zcc --as auditor audit show >rows && grep "patient-established .*caller is zelf" rows &&
	grep "patient-not-established .*niet-aanspreekbaar" rows && ! grep -i merkteken rows
'
test_expect_success 'it is there after a restart, and the replayed book is the same' '
	hub_kill && hub_start && is "$a" identity.bsn_verified true && is "$b" identity.reason niet-aanspreekbaar &&
	zcc journal verify && hub_stop
'

test_done
