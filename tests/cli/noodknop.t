#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='TR-1, AU-8: a dossier is for who treats; the noodknop opens one for a while, and each use is reviewed'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# opens WHO CASE: the dossier of this case is read
opens() {
	zcc --as "$1" show --dossier "$2" >/dev/null
}

# press WHO CASE REASON WORDS
press() {
	zcc --as "$1" dossier noodknop "$2" --reason "$3" --text "$4"
}

test_expect_success 'TR-1: the desk reads what waits on its list, then who has it alone, and whoever had it in this shift' '
	hub_start && a=$(zcc intake --line regulier --name "Merkteken Een") && opens triagist "$a" && opens ggz "$a" && zcc --json show --dossier "$a" | json relation | grep -x lijst &&
	code 77 zcc --as centralist show --dossier "$a" && zcc --as triagist claim "$a" && opens triagist "$a" &&
	code 77 zcc --as coordinerend-triagist show --dossier "$a" >out 2>err && test ! -s out &&
	grep "no treatment relation to case $a.*noodknop" err && code 77 zcc --as regiearts show --dossier "$a" &&
	zcc --as coordinerend-triagist show "$a" && zcc --as triagist close "$a" --reason visite &&
	opens triagist "$a" && code 77 zcc --as coordinerend-triagist show --dossier "$a"
'
test_expect_success 'TR-1: a consult, advice to authorise and a hand-over are read by who is asked' '
	b=$(zcc intake --line regulier --name "Merkteken Twee") && zcc --as triagist claim "$b" &&
	code 77 zcc --as regiearts show --dossier "$b" && zcc --as triagist transfer "$b" --to regiearts \
		--situation s --background b --assessment a --recommendation r && opens regiearts "$b" &&
	code 77 zcc --as ggz show --dossier "$b" && zcc --as triagist rav "$b" && opens centralist "$b" &&
	c=$(zcc intake --line regulier) && zcc --as triagist claim "$c" &&
	zcc --as triagist identify "$c" --impossible onbekend && zcc --as triagist triage "$c" \
		--abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3 --advice borst-stil --vangnet &&
	zcc --as triagist close "$c" --reason advies && opens regiearts "$c" && code 77 zcc --as ggz show --dossier "$c"
'
test_expect_success 'TR-1: who has a second contact of the same patient reads the first' '
	d=$(zcc intake --line regulier --bsn 111222333) && zcc --as triagist claim "$d" &&
	zcc --as triagist close "$d" --reason visite && e=$(zcc intake --line regulier --bsn 111222333) &&
	code 77 zcc --as coordinerend-triagist show --dossier "$d" && zcc --as coordinerend-triagist claim "$e" &&
	opens coordinerend-triagist "$d" && zcc audit show --case "$d" | grep "read .*as contact"
'
test_expect_success 'TR-1: the same id reads nothing once the right is gone' '
	f=$(zcc intake --line regulier) && id=$(printf "%012x%020d" $(($(date +%s) * 1000)) 7) &&
	zcc --as ggz --id "$id" show --dossier "$f" >/dev/null && zcc --as triagist claim "$f" &&
	code 77 zcc --as ggz show --dossier "$f"
'
test_expect_success 'AU-8: the noodknop wants a reason of the list and words' '
	g=$(zcc intake --line spoed --name "Merkteken Drie") && zcc --as triagist claim "$g" &&
	code 64 zcc --as toezicht dossier noodknop "$g" --text woorden && code 64 zcc --as toezicht dossier noodknop "$g" --reason incident &&
	code 65 zcc --as toezicht dossier noodknop "$g" --reason zomaar --text woorden &&
	code 77 zcc --as toezicht show --dossier "$g" && code 77 press beheer "$g" incident woorden &&
	code 75 press triagist "$g" incident woorden && code 65 press toezicht 999 incident woorden
'
test_expect_success 'AU-8: it opens this dossier and no other, also to who reads none' '
	press toezicht "$g" incident "merkwoord: melding van de buurman" && opens toezicht "$g" &&
	zcc --as toezicht show --dossier "$g" 2>err | grep "Merkteken Drie" && grep "NOODKNOP: open to you until" err &&
	zcc --as toezicht --json show --dossier "$g" | json relation | grep -x noodknop && code 77 zcc --as toezicht show --dossier "$f" &&
	code 75 press toezicht "$g" incident nogmaals && printf "van stdin\n" | zcc --as ggz dossier noodknop "$g" --reason collega-weg --text - &&
	opens ggz "$g"
'
test_expect_success 'AU-8, AU-3: the audit has the use and each reading by it, with the fourth flag; and no words' '
	zcc --as auditor --json audit show --case "$g" >rows && ! grep -i merk rows &&
	zcc --as auditor audit show --case "$g" >rows && grep "noodknop .*TFFT *1 incident, until" rows &&
	grep "read .*toezicht .*TFFT *as noodknop" rows && zcc --as auditor audit show --case "$a" >rows &&
	grep "read .*triagist .*TTFF *as houder" rows && grep "read .*ggz .*TTFF *as lijst" rows
'
test_expect_success 'AU-5: the patient reads it in plain Dutch' '
	zcc --as auditor audit access "$g" >out && grep "toezicht, toezicht, heeft uw dossier met de noodknop geopend" out &&
	grep "toezicht, heeft uw dossier gelezen na gebruik van de noodknop" out && ! grep -i merk out
'
test_expect_success 'AU-8: who treats sees that it was used; the reviewer sees why' '
	zcc --as triagist show --dossier "$g" | grep "merkwoord: melding van de buurman" &&
	zcc --as toezicht review list >out && grep "^1  case $g  toezicht, toezicht .*incident" out &&
	grep "merkwoord: melding" out && grep "^2  case $g  ggz, ggz .*collega-weg" out && grep "van stdin" out &&
	code 77 zcc --as triagist review list && test "$(zcc --json status | json to_review)" = 2 &&
	zcc --as auditor --json review list | json 0.reason | grep -x incident
'
test_expect_success 'AU-8: it is reviewed once, by another, with an outcome' '
	code 77 zcc --as toezicht review done 1 --outcome terecht && code 64 zcc --as auditor review done 1 &&
	code 65 zcc --as auditor review done 9 --outcome terecht &&
	zcc --as auditor review done 1 --outcome onterecht --text "gesprek gevoerd" &&
	code 75 zcc --as auditor review done 1 --outcome terecht && zcc --as toezicht review done 2 --outcome terecht &&
	zcc --as toezicht review list >out && test ! -s out && zcc --as toezicht review list --all >out &&
	grep "onterecht by auditor .*gesprek gevoerd" out && grep "terecht by toezicht" out &&
	zcc audit show --case "$g" | grep "noodknop-reviewed .*1 onterecht" && test "$(zcc --json status | json to_review)" = 0
'
test_expect_success 'AU-8: what is open, used and reviewed is there after a restart, and after one from the journal alone' '
	hub_kill && hub_start && opens toezicht "$g" && zcc --as toezicht --json review list --all >before && hub_stop &&
	rm -f "$DIR"/state/book-*.snap && hub_start && opens toezicht "$g" &&
	zcc --as toezicht --json review list --all >after && test "$(json 0.outcome <after)" = onterecht &&
	cmp before after && zcc journal verify && zcc audit verify
'
test_expect_success 'AU-8: it is over after its time' '
	sed "s/noodknop_s = { value = 900/noodknop_s = { value = 60/" "$CONF" >now.conf && zcc config apply now.conf &&
	zcc --as toezicht --json review list --all >out && test "$(json length <out)" = 2 && hub_stop
'

test_done
