#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='NT-12, PI-1: the waiting room: two assessors, a time for each urgency, triaged again'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/retriage_u4_s = { value = [0-9]*/retriage_u4_s = { value = 1/' "$CONF"

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}
taken() {
	id=$(zcc intake --line regulier) && zcc --as triagist claim "$id" >/dev/null &&
	zcc --as triagist identify "$id" --impossible onbekend >/dev/null && echo "$id"
}
triage() {
	zcc --as triagist triage "$@"
}
room() {
	zcc --json waitroom | json "$1"
}
is_calm() {
	! has_alarm retriage
}
is_over() {
	test "$(room 0.overdue)" = true
}
THERE="--physical --abcd a=4,b=4,c=4,d=4,e=4 --complaint koorts --answer afweer=2,nek-vlekken=3"

test_expect_success 'PI-1: a patient who is there is assessed by two who are named' '
	hub_start && test "$(room length)" = 0 && one=$(taken) &&
	code 65 triage "$one" $THERE --with triagist 2>err && grep "triagist cannot assess along" err &&
	code 65 triage "$one" $THERE --with niemand &&
	code 65 triage "$one" --abcd a=4,b=4,c=4,d=4,e=4 --complaint koorts --answer drinken=2 --with regiearts &&
	is "$one" triage null && triage "$one" $THERE --with regiearts --urgency U3 --reason gezien &&
	is "$one" triage.mode physical && is "$one" triage.triagist.by triagist && is "$one" triage.with regiearts &&
	zcc show "$one" | grep "together with regiearts"
'
test_expect_success 'NT-12: he waits, and is triaged again after the time of his urgency' '
	test "$(room length)" = 1 && test "$(room 0.case)" = "$one" && test "$(room 0.overdue)" = false &&
	test "$(room 0.assessors.1)" = regiearts && test "$(room 0.due_in_s)" -gt 3500 &&
	test "$(room 0.due_in_s)" -le 3600 && zcc waitroom | grep "again in"
'
test_expect_success 'NT-12: what is overdue is shown, and stands in front' '
	two=$(taken) && triage "$two" $THERE --urgency U4 --reason gezien && is "$two" urgency U4 &&
	soon 60 is_over && test "$(room 0.case)" = "$two" && zcc waitroom | head -n 1 | grep OVERDUE
'
test_expect_success 'NT-12: triaged again the time begins anew, and what was found before stays readable' '
	triage "$two" $THERE --urgency U2 --reason gezien && test "$(room 0.case)" = "$two" &&
	test "$(room 0.overdue)" = false && test "$(room 0.times)" = 2 && is "$two" triage.with null &&
	test "$(zcc --as triagist show "$two" --dossier | grep -c "the patient was there;")" = 2
'
has_alarm() { # KIND: one stands
	zcc alarm list | grep -q "$1"
}
test_expect_success 'NT-12, PE-9: who was not triaged again in time is an alarm for triage, until he was' '
	four=$(taken) && triage "$four" $THERE --urgency U4 --reason gezien && soon 60 has_alarm retriage-late &&
	code 77 zcc --as regiearts alarm ack "$(zcc --json alarm list | json 0.id)" &&
	zcc --as triagist alarm ack "$(zcc --json alarm list | json 0.id)" &&
	zcc --as triagist close "$four" --reason overig && soon 60 is_calm
'
test_expect_success 'NT-12: with a consult here he waits on and is triaged again with it, with other care he has gone' '
	zcc --as triagist deploy "$one" --care consult-hap && test "$(room length)" = 2 &&
	code 75 triage "$one" $THERE && zcc --as triagist deploy "$one" --care consult-hap $THERE --with regiearts \
		--urgency U3 --reason gezien && is "$one" triage.times 2 && is "$one" triage.care consult-hap &&
	is "$one" triage.with regiearts && test "$(room length)" = 2 &&
	zcc --as triagist deploy "$one" --care visite && test "$(room length)" = 1 &&
	zcc --as triagist close "$two" --reason overig && test "$(room length)" = 0
'
test_expect_success 'HB-4: the times stand after kill -9, and the journal replays to the same' '
	three=$(taken) && triage "$three" $THERE --urgency U3 --reason gezien --with regiearts && hub_kill && drop_segment &&
	hub_start && test "$(room 0.case)" = "$three" && test "$(room 0.assessors.1)" = regiearts &&
	test "$(room 0.due_in_s)" -gt 3000 && zcc --as auditor journal verify
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
