#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What waits for a regiearts: consults (TB-5), advice that is authorised afterwards (TB-6, C1, C20), its alarm and the end of a shift (SH-1)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/; s/leave_board_s = { value = [0-9]*/leave_board_s = { value = 1/' "$CONF"
hub_start || exit 1

SAFE="--abcd a=4,b=4,c=4,d=4,e=4"
CHEST="--complaint pijn-borst --answer borst-aard=3,kleur=3"
REST="--answer borst-duur=3,praten=3,weggeraakt=3,hart-bekend=2,begin=3"

# taken: a call in the hands of the triagist
taken() {
	id=$(zcc intake --line regulier) && zcc --as triagist claim "$id" >/dev/null &&
	zcc --as triagist identify "$id" --impossible onbekend >/dev/null && echo "$id"
}

# advised: the same, triaged and told what to do and what to watch for
advised() {
	# shellcheck disable=SC2086 # options
	id=$(taken) && zcc --as triagist triage "$id" $SAFE $CHEST --advice borst-stil,net-borst >/dev/null &&
	echo "$id"
}

# listed CASE KIND: stands on the list as this
listed() {
	zcc --json regie list | grep -q "\"kind\":\"$2\",\"case\":$1,"
}

# left_board CASE: its time there is over
left_board() {
	zcc --as auditor audit show --case "$1" | grep -q left-board
}

# alarm WORD: the alarm about late advice says this
alarm() {
	zcc --json alarm list | grep -q "\"kind\":\"advice-late\".*$1"
}

# consult_alarm WORD: the alarm about a consult that nobody answers says this
consult_alarm() {
	zcc --json alarm list | tr "{" "\n" | grep "\"kind\":\"consult-late\"" | grep -q "$1"
}

test_expect_success 'TB-5: with nothing to do the list is empty' '
	zcc --json regie list >out && test "$(cat out)" = "[]" && test -z "$(zcc regie list)" &&
	test "$(zcc --json status | json to_authorise)" = 0
'
test_expect_success 'TB-5: a judgement below the protocol goes to the regiearts at once, with its question' '
	one=$(taken) && zcc --as triagist triage "$one" $SAFE $CHEST $REST --urgency U5 --reason bekende-patient &&
	listed "$one" consult && zcc regie list >out && grep "consult *$one  U3 .*triagist .*U3 -> U5? bekende-patient" out &&
	zcc --json regie list | grep "\"urgency\":\"U3\".*\"from\":\"triagist\",\"system\":\"U3\",\"triagist\":\"U5\",\"reason\":\"bekende-patient\""
'
test_expect_success 'TB-5, TB-6: it is not closed as advice before the answer, which takes it off the list' '
	zcc --as triagist triage "$one" --advice borst-stil,net-borst &&
	code 75 zcc --as triagist close "$one" --reason advies && listed "$one" consult &&
	zcc --as regiearts triage "$one" --urgency U4 --reason context && ! listed "$one" consult &&
	zcc --as triagist close "$one" --reason advies && ! listed "$one" advice &&
	test "$(zcc --json show "$one" | json to_authorise)" = false
'
test_expect_success 'TB-5, PE-9: a consult that nobody answers is an alarm for the regie and toezicht; sent back with an instruction it is the triagist who judges again' '
	asked=$(taken) && zcc --as triagist triage "$asked" $SAFE $CHEST $REST --urgency U5 --reason bekende-patient &&
	sed "s/consult_s = { value = 180/consult_s = { value = 1/" "$CONF" >"$BASE/consult.conf" &&
	zcc config apply "$BASE/consult.conf" && soon 60 consult_alarm "\"value\":$asked,.*\"gone\":false" &&
	zcc --json alarm list | grep "\"for\":\[\"regie\",\"toezicht\"\]" &&
	zcc --json regie list | grep "\"case\":$asked,.*\"late\":true" &&
	code 65 zcc --as triagist triage "$asked" --instruction "ga maar" && code 64 zcc --as regiearts triage "$asked" --instruction "x" --urgency U3 &&
	zcc --as regiearts triage "$asked" --instruction "meet eerst de saturatie" && ! listed "$asked" consult &&
	soon 60 consult_alarm "\"gone\":true" && test "$(zcc --json show "$asked" | json triage.instructed_by)" = regiearts &&
	zcc show "$asked" | grep "sent back with an instruction by regiearts" &&
	zcc --as triagist show "$asked" --dossier | grep "meet eerst de saturatie" &&
	zcc --as auditor --json audit show --case "$asked" | grep "\"act\":\"instruct\"" &&
	code 75 zcc --as regiearts triage "$asked" --instruction "nog eens" 2>err && grep "asks the regie nothing now" err &&
	zcc --as triagist triage "$asked" --advice borst-stil,net-borst && code 75 zcc --as triagist close "$asked" --reason advies &&
	zcc --as triagist triage "$asked" --urgency U4 --reason bekende-patient && listed "$asked" consult &&
	zcc --as regiearts triage "$asked" --urgency U4 --reason context && zcc --as triagist close "$asked" --reason advies
'
test_expect_success 'C1, TB-6: advice that a triagist gave alone holds up nobody and waits for a regiearts, with its age' '
	two=$(advised) && zcc --as triagist close "$two" --reason zelfzorg && listed "$two" advice &&
	test "$(zcc --json show "$two" | json to_authorise)" = true && test "$(zcc --json status | json to_authorise)" = 1 &&
	zcc show "$two" | grep "waits to be authorised" && zcc regie list | grep "advice *$two  U3 .*zelfzorg" &&
	zcc --json regie list | grep "\"advised\":true" && zcc --json regie list | grep "\"late\":false"
'
test_expect_success 'TB-6: it stays on the board when its time there is over' '
	three=$(taken) && zcc --as triagist close "$three" --reason overig && soon 60 left_board "$three" &&
	listed "$two" advice && ! left_board "$two"
'
test_expect_success 'C20: the hub refuses what this doctor has not opened, and a version that came after it' '
	code 75 zcc --as regiearts authorise "$two" 2>err && grep "open the dossier of case $two" err &&
	code 77 zcc --as triagist authorise "$two" &&
	zcc --as regiearts show "$two" --dossier >/dev/null && zcc --as triagist note "$two" --text "belde nog eens" &&
	code 75 zcc --as regiearts authorise "$two" && listed "$two" advice &&
	zcc --as regiearts show "$two" --dossier | grep "belde nog eens" && zcc --as regiearts authorise "$two" &&
	! listed "$two" advice && test "$(zcc --json status | json to_authorise)" = 0 &&
	zcc --as auditor audit show --case "$two" | grep authorise
'
test_expect_success 'C20: an authorisation is taken back as other acts are; what does not wait is not authorised' '
	zcc --as regiearts undo && listed "$two" advice && zcc --as regiearts show "$two" --dossier >/dev/null &&
	zcc --as regiearts authorise "$two" && code 75 zcc --as regiearts authorise "$two" &&
	code 75 zcc --as regiearts authorise "$(taken)" && code 65 zcc --as regiearts authorise 99999 && code 64 zcc --as regiearts authorise
'
test_expect_success 'TB-6: over the limit of the site there is an alarm, until it is done' '
	sed "s/authorise_s = { value = 3600/authorise_s = { value = 1/" "$CONF" >"$BASE/limit.conf" &&
	zcc config apply "$BASE/limit.conf" && four=$(advised) && zcc --as triagist close "$four" --reason advies &&
	soon 60 alarm "\"value\":$four," &&
	zcc --json regie list | grep "\"case\":$four,.*\"late\":true" &&
	zcc --as regiearts show "$four" --dossier >/dev/null && zcc --as regiearts authorise "$four" &&
	soon 60 alarm "\"state\":\"weg\""
'
test_expect_success 'C1, TB-6, C20: advice that a regiearts read and does not agree with is a call back, with his words in the dossier' '
	back=$(zcc intake --line regulier --phone 0612345678) && zcc --as triagist claim "$back" >/dev/null &&
	zcc --as triagist identify "$back" --impossible onbekend >/dev/null &&
	zcc --as triagist triage "$back" $SAFE $CHEST --advice borst-stil,net-borst &&
	zcc --as triagist close "$back" --reason advies && listed "$back" advice &&
	code 75 zcc --as regiearts authorise "$back" --decline "laat vandaag een arts kijken" &&
	zcc --as regiearts show "$back" --dossier >/dev/null &&
	code 65 zcc --as regiearts authorise "$back" --decline "" 2>err && grep "in words what is to be done" err &&
	code 77 zcc --as triagist authorise "$back" --decline "toch goed" && listed "$back" advice &&
	zcc --as regiearts authorise "$back" --decline "laat vandaag een arts kijken" && ! listed "$back" advice &&
	zcc --json show "$back" >out && test "$(json state <out)" = terugbellen && test "$(json declined <out)" = true &&
	test "$(json claimed_by <out)" = null && test "$(json reason <out)" = null && test "$(json promised_at <out)" != null &&
	zcc show "$back" | grep "declined its advice: read the dossier" &&
	zcc --as triagist show "$back" --dossier >out && grep "laat vandaag een arts kijken" out &&
	grep "regiearts *does not agree with the advice" out &&
	! zcc show "$back" | grep "laat vandaag" && ! zcc --as auditor --json audit show --case "$back" | grep "laat vandaag" &&
	zcc --as auditor --json audit show --case "$back" | grep "\"act\":\"decline\",\"state\":\"terugbellen\"" &&
	code 75 zcc --as regiearts undo
'
test_expect_success 'PE-9, TB-6: it is offered first to who gave it, who calls, and closed again as advice it waits again' '
	zcc --as auditor --json audit show --case "$back" | grep "\"act\":\"offered\",\"to\":\"triagist\"" &&
	zcc --as triagist claim "$back" >/dev/null && zcc --as triagist callback "$back" --attempt bereikt >/dev/null &&
	zcc --as triagist close "$back" --reason advies && listed "$back" advice &&
	test "$(zcc --json show "$back" | json declined)" = false && zcc --as regiearts show "$back" --dossier >/dev/null &&
	zcc --as regiearts authorise "$back" && ! listed "$back" advice
'
test_expect_success 'SH-1, TB-6: who ends a shift with authorisations open says to whom' '
	five=$(advised) && zcc --as triagist close "$five" --reason advies &&
	zcc --as regiearts shift start >/dev/null && code 75 zcc --as regiearts shift end 2>err &&
	grep "advice waits for a regiearts (1)" err && code 75 zcc --as regiearts shift end --to triagist 2>err &&
	grep "may not authorise advice" err && zcc --as regiearts show "$five" --dossier >/dev/null &&
	zcc --as regiearts authorise "$five" && zcc --as regiearts shift end >/dev/null
'
test_expect_success 'HB-4: the list stands after kill -9, and the journal replays to the same' '
	six=$(advised) && zcc --as triagist close "$six" --reason advies && zcc --as regiearts show "$six" --dossier >/dev/null &&
	hub_kill && hub_start && listed "$six" advice && zcc --as regiearts authorise "$six" &&
	zcc --as auditor journal verify && zcc --as auditor audit verify
'
hub_stop
test_done
