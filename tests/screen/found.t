#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='PE-12, TR-1: a case is found from the desk in all dossiers, and none opens by itself, against a real hub'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

# reads: how many dossiers were read
reads() {
	zcc --as auditor audit show | grep -w dossier | wc -l
}

test_expect_success 'a hub starts with four calls; a console logs in' '
	hub_start && a=$(zcc intake --line regulier --age 71 --name "Zoë de Vlugt" --phone 0612345678) &&
	b=$(zcc intake --line regulier --name "P. van der Vlugt") &&
	zcc note "$b" --text "merkwaardig" && zcc intake --line regulier --name Bakker >/dev/null &&
	desk a 80x24 && sees a "TRIAGE Wachtrij" && before=$(reads)
'
test_expect_success 'PE-12: from the filter Tab finds the name in all dossiers' '
	type a "/vlugt" && sees a "Tab zoekt in alle dossiers" && press a Tab &&
	sees a "gezocht op naam: 2 meldingen" && sees a "^> *$b " && sees a "$b .*[0-9]-[0-9]* demo" &&
	screen a >now && ! grep -i -e vlugt -e bakker -e merkwaardig now
'
test_expect_success 'TR-1: neither the cursor nor showing the case reads a dossier; o does' '
	press a Down && sees a "^> *$a " && press a Up && sees a "^> *$b " && press a Enter &&
	sees a "niet geopend" && test "$(reads)" = "$before" && press a o && sees a "merkwaardig" &&
	test "$(reads)" = $((before + 1)) && escape a && sees a "gezocht op naam" && escape a &&
	sees a "TRIAGE Wachtrij"
'
test_expect_success 'by number, by command; what is found by is told, and what cannot be is refused in Dutch' '
	type a ":vind 06-12345678" && press a Enter && sees a "gezocht op telefoon: 1 melding;" &&
	type a "/7511AB" && press a Enter && sees a "vraagt postcode en huisnummer" &&
	type a "/klaassen" && press a Enter && sees a "niets gevonden: andere"
'
test_expect_success 'AU-2: each of them is in the audit, without what was typed' '
	zcc --as auditor audit show >rows && test "$(grep -c "searched *demo .*name" rows)" = 2 &&
	grep "searched *demo .*phone, 1 found" rows && ! grep -i -e vlugt -e 12345678 -e klaassen rows
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
