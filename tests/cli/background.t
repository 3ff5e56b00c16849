#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='BG-1, PE-6: behandelgrenzen come first, with who told it and the consent; what is struck stays to be read'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# known WHO ARGS: recorded of case $a
known() {
	who=$1 && shift && zcc --as "$who" background "$a" "$@"
}

# part N PATH: of the dossier of case $a
part() {
	zcc --as triagist --json show --dossier "$a" | json "dossier.$1.$2"
}

test_expect_success 'BG-1: a behandelgrens stands with the case, its words in the dossier alone' '
	hub_start && a=$(zcc intake --line regulier) && zcc --as triagist claim "$a" &&
	known triagist --kind behandelgrens --not reanimeren --from huisarts --consent gegeven --since 2025-03-01 \
		--text "merkwoord uit gesprek" && known triagist --kind behandelgrens --not ic --from naaste --consent nood &&
	zcc show "$a" >out && grep "BEHANDELGRENS *NIET reanimeren" out && grep "BEHANDELGRENS *NIET ic" out &&
	! grep -i merk out && zcc --json show "$a" | json limits.1 | grep -x ic && zcc --json queue | json 0.limits.0 | grep -x reanimeren &&
	zcc --as triagist show --dossier "$a" >out && grep "told by *huisarts" out && grep "limit *reanimeren, is not to be done" out && grep "since *2025-03-01" out &&
	grep "consent *gegeven" out && grep "what *merkwoord" out && zcc audit show --case "$a" >rows &&
	grep "background .*not: reanimeren" rows && ! grep -i merk rows
'
test_expect_success 'BG-1: it is allowed after all; medication, allergy and history are known beside it' '
	known triagist --kind behandelgrens --allow ic --from patient --consent gegeven && zcc show "$a" >out && ! grep "NIET ic" out &&
	part 2 limit | grep -x ic && part 2 allowed | grep -x true && part 1 allowed | grep -x false &&
	known triagist --kind medicatie --from apotheek --consent gegeven --text "apixaban 2x5" &&
	printf "penicilline\n" | known triagist --kind allergie --from patient --consent gegeven --text - &&
	known triagist --kind voorgeschiedenis --from landelijk --consent geweigerd && part 5 consent | grep -x geweigerd
'
test_expect_success 'BG-1: it is whole, and of a refusal nothing else is kept' '
	code 65 known triagist --kind horoscoop --from patient --consent gegeven --text x &&
	code 65 known triagist --kind medicatie --from buurvrouw --consent gegeven --text x &&
	code 65 known triagist --kind medicatie --from patient --consent misschien --text x &&
	code 65 known triagist --kind medicatie --from patient --consent geweigerd --text x &&
	code 65 known triagist --kind medicatie --from patient --consent gegeven &&
	code 65 known triagist --kind medicatie --not ic --from patient --consent gegeven --text x &&
	code 65 known triagist --kind behandelgrens --from patient --consent gegeven --text x &&
	code 65 known triagist --kind medicatie --from patient --consent gegeven --since 2199-01-01 --text x 2>err &&
	grep "since is in the future" err &&
	code 65 known triagist --kind medicatie --from patient --consent gegeven --since gisteren --text x 2>err &&
	grep "since is not a day" err &&
	code 64 known triagist --from patient --consent gegeven --text x && code 64 known triagist --kind medicatie --not ic --allow ic \
		--from patient --consent gegeven
'
test_expect_success 'BG-1: who treats records it' '
	code 77 known ggz --kind behandelgrens --not ic --from huisarts --consent gegeven &&
	code 77 known toezicht --kind behandelgrens --not ic --from huisarts --consent gegeven
'
test_expect_success 'PE-6: what is struck stays, with who, when and why; the limit holds no more' '
	p=$(part 0 seq) && zcc --as triagist strike "$a" "$p" --reason andere-patient && zcc show "$a" >out && ! grep BEHANDELGRENS out &&
	zcc --as triagist show --dossier "$a" >out && grep "STRUCK *andere-patient, by triagist at .*--struck shows" out &&
	! grep merkwoord out && zcc --as triagist show --dossier --struck "$a" | grep merkwoord &&
	part 0 struck_by | grep -x triagist && part 0 struck | grep -x andere-patient &&
	zcc audit show --case "$a" | grep "struck .*part $p, andere-patient"
'
test_expect_success 'PE-6: and is right after all; twice the same is refused' '
	code 75 zcc --as triagist strike "$a" "$p" --reason onjuist && zcc --as triagist unstrike "$a" "$p" &&
	code 75 zcc --as triagist unstrike "$a" "$p" && zcc show "$a" | grep "NIET reanimeren" &&
	zcc --as triagist show --dossier "$a" >out && ! grep STRUCK out
'
test_expect_success 'PE-6: a note, by who wrote it; not a call, nor another case, nor a number of nothing' '
	zcc --as triagist note "$a" --text "vergeet dit" && n=$(part 6 seq) && zcc --as triagist strike "$a" "$n" --reason onjuist &&
	code 65 zcc --as triagist strike "$a" 1 --reason onjuist && b=$(zcc intake --line regulier --name "Een Naam") &&
	zcc --as triagist claim "$b" && code 65 zcc --as triagist strike "$b" "$n" --reason onjuist &&
	code 64 zcc --as triagist strike "$a" "$n" && code 64 zcc --as triagist strike "$a" x --reason onjuist &&
	code 77 zcc --as ggz strike "$a" "$n" --reason onjuist
'
test_expect_success 'it is there after a restart, and from the journal alone; erased it is gone' '
	hub_kill && hub_start && zcc show "$a" | grep "NIET reanimeren" && hub_stop && rm -f "$DIR"/state/book-*.snap && hub_start &&
	zcc show "$a" | grep "NIET reanimeren" && zcc journal verify && part 6 struck | grep -x onjuist &&
	zcc --as triagist close "$a" --reason visite && zcc dossier erase "$a" && zcc show "$a" >out && ! grep NIET out && hub_stop
'

test_done
