#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Handing over to the meldkamer (RV-1, KB-3, KB-4, KB-5, C3, C5, AM-3)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# wait_s S: from now on a case waits S seconds for the meldkamer before the alarm
wait_s() {
	sed "s/rav_wait_s = { value = [0-9]*/rav_wait_s = { value = $1/" "$CONF" >"$BASE/wait.conf" &&
	zcc config apply "$BASE/wait.conf"
}

field() {
	zcc --json show "$1" | json "$2"
}

# is CASE FIELD VALUE
is() {
	test "$(field "$1" "$2")" = "$3"
}

# packet CASE FIELD: with the dossier
packet() {
	zcc --json show "$1" --dossier | json "packet.$2"
}

alarm_stands() {
	zcc alarm list | grep -E "$1 +$2 +stands"
}

no_alarm_stands() {
	! alarm_stands "$1" "$2"
}

test_expect_success 'a hub starts, calls come in' '
	hub_start && one=$(zcc intake --line spoed --complaint pijn-borst --phone 0612345678 \
		--address "Dorpsstraat 12" --place Hengelo) &&
	two=$(zcc intake --line regulier)
'
test_expect_success 'RV-1: the packet has location and number, urgency, complaint, and the meldkamer with two numbers' '
	zcc --as triagist rav "$one" && is "$one" state rav && is "$one" claimed_by triagist &&
	is "$one" handover.kind rav && is "$one" handover.state verzonden && is "$one" handover.to mon &&
	is "$one" handover.open true && is "$one" handover.from triagist && is "$one" handover.guessed false &&
	is "$one" packet.urgency U1 && is "$one" packet.complaint pijn-borst && is "$one" packet.location null &&
	is "$one" packet.words "Meldkamer Oost-Nederland" &&
	packet "$one" location >out && grep -x "Dorpsstraat 12, Hengelo" out &&
	packet "$one" call_back >out && grep -x 0612345678 out &&
	test "$(packet "$one" telephone)" != "$(packet "$one" second)" &&
	zcc show "$one" --dossier >out && grep "call back *0612345678" out && grep "Meldkamer Oost-Nederland" out
'
test_expect_success 'RV-1: a U1 with no address and no number goes at once, and says ONBEKEND' '
	bare=$(zcc intake --line spoed) && zcc --as triagist rav "$bare" && is "$bare" urgency U1 &&
	is "$bare" state rav && is "$bare" handover.guessed true && is "$bare" handover.to mon &&
	is "$bare" packet.location ONBEKEND && is "$bare" packet.call_back ONBEKEND &&
	is "$bare" packet.complaint ONBEKEND && zcc show "$bare" >out && grep "location *ONBEKEND" out &&
	grep "place unknown" out
'
test_expect_success 'RV-1: it can be completed afterwards' '
	zcc --as triagist note "$bare" --text "buurvrouw noemt straat" --address "Kerkstraat 3, Almelo" \
		--phone 0546123456 && is "$bare" has_address true && is "$bare" anonymous false &&
	is "$bare" packet.location null && packet "$bare" location >out && grep -x "Kerkstraat 3, Almelo" out &&
	packet "$bare" call_back >out && grep -x 0546123456 out && is "$bare" state rav
'
test_expect_success 'RV-1: a place without an address says which half is unknown' '
	half=$(zcc intake --line spoed --place Almelo) && zcc rav "$half" &&
	is "$half" packet.location "Almelo, adres ONBEKEND" && is "$half" handover.guessed false &&
	zcc rav "$half" --spoken "De Groot" && zcc close "$half" --reason ambulance
'
test_expect_success 'KB-3: a triagist neither closes, releases, claims nor queues it before anybody there has it' '
	code 75 zcc --as triagist close "$one" --reason ambulance 2>err && grep "nobody at the meldkamer" err &&
	code 75 zcc --as triagist release "$one" && code 75 zcc --as triagist claim "$one" 2>err &&
	grep "possible now: accept meldkamer$" err &&
	code 75 zcc --as triagist callback "$one" --in 5 && code 75 zcc --as triagist hold "$one" &&
	code 75 zcc --as triagist abandon "$one" && code 75 zcc --as triagist undo &&
	code 75 zcc --as triagist rav "$one" && is "$one" state rav && is "$one" claimed_by triagist
'
test_expect_success 'RV-1: the sender records with whom he spoke; the name is in the dossier alone' '
	zcc --as triagist rav "$one" --spoken "Jansen van de MKA" && is "$one" state rav &&
	is "$one" handover.state gesproken && is "$one" handover.by triagist && is "$one" handover.open false &&
	zcc --json show "$one" >out && ! grep Jansen out && zcc --json show "$one" --dossier >out &&
	grep "Jansen van de MKA" out && zcc --json queue >out && ! grep Jansen out
'
test_expect_success 'C3, C5: a centralist alone accepts; two clocks, one from the call and one from there (AM-3)' '
	is "$one" handover.accepted_at null && test "$(field "$one" handover.contact_s)" -ge 0 &&
	code 77 zcc --as triagist accept "$one" && zcc --as centralist accept "$one" &&
	is "$one" state overgedragen && is "$one" claimed_by centralist && is "$one" handover.state bevestigd &&
	test "$(field "$one" handover.accepted_s)" -ge 0 && left=$(field "$one" due_in_s) &&
	test "$left" -gt 840 && test "$left" -le 900 &&
	code 75 zcc --as centralist accept "$one" 2>err && grep "handed over to nobody" err
'
test_expect_success 'RV-1: who sent it may close it then' '
	zcc --as triagist close "$one" --reason ambulance && is "$one" state gesloten
'
test_expect_success 'KB-4: unacknowledged over the limit it alarms regiearts and toezicht, until it is acknowledged' '
	is "$bare" handover.state verzonden && wait_s 1 && soon 20 alarm_stands rav-wait "$bare" &&
	zcc --json status | json handovers.unheard >out && grep -x 1 out &&
	zcc --as centralist accept "$bare" && soon 20 no_alarm_stands rav-wait "$bare" &&
	is "$bare" state overgedragen && wait_s 15
'
test_expect_success 'C5: the day has contacts, the share in time and the worst in its status' '
	zcc --json status | json handovers.contacts >out && grep -x 3 out &&
	zcc --json status | json handovers.accepted >out && grep -x 2 out &&
	zcc --json status | json handovers.contacts_in_time >out && grep -x 3 out &&
	zcc status >out && grep "3, 3 in time" out
'
test_expect_success 'RV-1: from every state, also with nobody on the case, and again after the hand-over' '
	gone=$(zcc intake --line regulier --phone 0612345670) && zcc abandon "$gone" && zcc rav "$gone" &&
	is "$gone" state rav && is "$gone" claimed_by demo && zcc rav "$gone" --spoken X &&
	zcc --as triagist rav "$two" --spoken "Bakker" && is "$two" state rav &&
	is "$two" handover.state gesproken && zcc --as centralist accept "$two" && zcc rav "$two" &&
	is "$two" state rav && is "$two" handover.state verzonden && is "$two" handover.open true &&
	zcc --as centralist accept "$two"
'
test_expect_success 'RV-1: another meldkamer, or one that does not exist' '
	other=$(zcc intake --line spoed --place 8011) && code 65 zcc rav "$other" --meldkamer nergens 2>err &&
	grep "nergens is no meldkamer" err && zcc rav "$other" --meldkamer mon && is "$other" handover.guessed false &&
	code 75 zcc rav "$other" --meldkamer mon 2>err && grep "went to mon already" err &&
	zcc rav "$other" --spoken Y && zcc close "$other" --reason ambulance
'
test_expect_success 'KB-5: police, fire service, grip or disaster goes to the meldkamer, and nowhere else' '
	fire=$(zcc intake --line spoed --place Enschede) && code 65 zcc meldkamer "$fire" &&
	code 65 zcc meldkamer "$fire" --kind leger && zcc --as triagist meldkamer "$fire" --kind brandweer &&
	is "$fire" state meldkamer && is "$fire" service brandweer && is "$fire" claimed_by triagist &&
	is "$fire" packet.service brandweer &&
	code 75 zcc --as triagist close "$fire" --reason overig 2>err && grep "meldkamer --spoken" err &&
	code 75 zcc --as triagist callback "$fire" --in 5 && code 75 zcc --as triagist release "$fire" &&
	code 75 zcc --as triagist transfer "$fire" --to regiearts --situation a --background b \
		--assessment c --recommendation d &&
	zcc --as triagist meldkamer "$fire" --spoken "De Vries" && is "$fire" state meldkamer &&
	code 75 zcc --as triagist close "$fire" --reason overig 2>err && grep "close it with reason" err &&
	zcc --as triagist close "$fire" --reason meldkamer
'
test_expect_success 'KB-5: there is a patient too: rav from meldkamer, and the flag stays' '
	both=$(zcc intake --line spoed --place Enschede) && zcc meldkamer "$both" --kind politie &&
	zcc rav "$both" && is "$both" state rav && is "$both" service politie &&
	zcc --as centralist accept "$both" && is "$both" state overgedragen && is "$both" service politie &&
	code 75 zcc close "$both" --reason overig && zcc close "$both" --reason ambulance &&
	back=$(zcc intake --line spoed --place Enschede) && zcc rav "$back" --spoken Z &&
	zcc meldkamer "$back" --kind politie && is "$back" state rav && is "$back" service politie &&
	is "$back" handover.state verzonden && code 75 zcc close "$back" --reason ambulance &&
	zcc --as centralist accept "$back" && zcc close "$back" --reason ambulance
'
test_expect_success 'KB-3: the hub may die at any moment: what waits for the meldkamer waits on, and is the sender'"'"'s' '
	last=$(zcc intake --line spoed --place Borne) && zcc --as triagist rav "$last" &&
	field "$last" handover.sent_at >before && zcc --json status | json handovers.contacts >>before &&
	hub_kill && hub_start && field "$last" handover.sent_at >after &&
	zcc --json status | json handovers.contacts >>after && test_cmp before after &&
	is "$last" claimed_by triagist && hub_kill && rm -f "$DIR"/state/book-*.snap && hub_start &&
	is "$last" handover.state verzonden && zcc --as centralist accept "$last" && zcc journal verify &&
	zcc audit verify
'
test_expect_success 'a repeated command gives the same answer and no second effect' '
	new=$(zcc intake --line spoed) && cmd=$(printf "%012x" "$(date +%s%3N)")abcdef98765432100123 &&
	zcc --json --id "$cmd" rav "$new" >a && zcc --json --id "$cmd" rav "$new" >b && test_cmp a b &&
	zcc rav "$new" --spoken A
'
test_expect_success 'bad input gets a clear answer' '
	code 64 zcc rav && code 64 zcc accept && code 65 zcc rav 999 && code 65 zcc accept 999 &&
	code 65 zcc accept "$new" --return zomaar && code 65 zcc rav "$new" --spoken "" &&
	code 65 zcc rav "$new" --spoken "   " 2>err && grep "name of whom you spoke with" err &&
	code 77 zcc --as toezicht accept "$new" && code 77 zcc --as intake meldkamer "$new" --kind grip &&
	code 75 zcc --as centralist accept "$new" --return geen-plaats 2>err && grep "does not give it back" err
'
test_expect_success 'OV-4, KB-6: the centralist reads what was asked and answered in words, before a triage and after one' '
	told=$(zcc intake --line zelftriage --place Borne --answer praten=1,weggeraakt=nee --factor chronisch-ziek --pain 4) &&
	zcc --as triagist claim "$told" && zcc --as triagist rav "$told" && zcc --as centralist show "$told" --dossier >out &&
	grep "Praten 1: alleen losse woorden; Weggeraakt 3: nee; chronisch ziek: .*; pain 4; asked by zelftriage" out &&
	! grep "praten=" out && known=$(zcc intake --line regulier --place Borne) && zcc --as triagist claim "$known" &&
	zcc --as triagist identify "$known" --impossible onbekend && zcc --as triagist triage "$known" \
		--abcd a=4,b=2,c=4,d=4,e=0 --complaint pijn-borst --answer borst-aard=1 && zcc --as triagist rav "$known" &&
	zcc --as centralist show "$known" --dossier >out && grep "complaint *pijn-borst" out &&
	grep "from abcd B (B Ademhaling)" out &&
	grep "Pijn op de borst; A 4: vrij; B 2: losse woorden, blauw; .*E 0: unknown (counts as .); Soort pijn 1: drukkend" out &&
	zcc --as centralist accept "$told" && zcc --as centralist accept "$known"
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
