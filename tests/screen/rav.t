#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='RV-1, KB-4, OV-1: a triagist and a centralist hand over on their screens, against a real hub'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/; s/transfer_s = { value = 60/transfer_s = { value = 1800/' "$CONF"

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

alarm_stands() {
	zcc alarm list | grep -q -E "$1 +$2 +stands"
}

commit() {
	sees "$1" "j vastleggen" && think && press "$1" j
}

test_expect_success 'a hub starts; a triagist and a centralist log in, each at his own desk' '
	hub_start && one=$(zcc intake --line spoed) &&
	two=$(zcc intake --line regulier --phone 0612345678 --place Hengelo) &&
	desk a 80x24 --as triagist && sees a "TRIAGE Wachtrij" &&
	desk b 80x24 --as centralist && sees b "MELDKAMER Overdrachten" && sees b "Aan de meldkamer: 0"
'
test_expect_success 'RV-1: two keys from the list, with nobody on the case and no address: it waits for the meldkamer' '
	press a Home && sees a "^>.* $one " && press a "!" && sees a "AMBULANCE" && commit a &&
	until_true 5 is "$one" state rav && sees a "$one .*RAV " && sees b "^>.* $one .*RAV NIEUW"
'
test_expect_success 'KB-4: after the limit the row says to phone, with the second number, and an alarm rises' '
	sees_within 60 a "$one .*RAV BEL!" && sees_within 60 a "NIET bevestigd" && sees_within 60 a "portofoon" &&
	until_true 60 alarm_stands rav-wait "$one"
'
test_expect_success 'RV-1: the centralist opens the packet, which has the word for what nobody knows' '
	press b Enter && sees b "Locatie .*ONBEKEND" && sees b "Meldkamer Oost-Nederland" && escape b &&
	sees b "Overdrachten" && zcc --as auditor audit show --case "$one" | grep -w read
'
test_expect_success 'RV-1, C5: one key acknowledges; the ride runs under a clock of its own' '
	press b a && sees b "$one bevestigd" && until_true 5 is "$one" state overgedragen &&
	sees b "$one .*RAV HEEFT" && sees a "$one .*RAV HEEFT" && is "$one" claimed_by centralist
'
test_expect_success 'OV-4, KB-6: the answers of a hand-over stand on the centralist'"'"'s screen in words, also without a triage' '
	three=$(zcc intake --line zelftriage --place Borne --answer praten=1,weggeraakt=nee --pain 4) &&
	zcc --as coordinerend-triagist claim "$three" && zcc --as coordinerend-triagist rav "$three" && sees b "$three .*RAV NIEUW" &&
	press b Home && sees b "^>.* $three .*RAV NIEUW" && press b Enter && sees b "MELDKAMER $three" && press b o && sees b "Praten 1: alleen losse woorden" &&
	sees b "gevraagd door zelftriage" && escape b && press b a &&
	until_true 5 is "$three" state overgedragen
'
test_expect_success 'OV-1: a case is transferred warm, and the other desk rings and takes it' '
	desk c 80x24 --as ggz && sees c "TRIAGE Wachtrij" &&
	press a n && sees a "$two opgepakt" && escape a && sees a "Wachtrij" && press a d && sees a "overdragen: aan wie" &&
	sees a "^.| [0-9]  .* rol ggz " && key=$(screen a | sed -n "s/^.| \([0-9]\)  .* rol ggz .*/\1/p") && press a "$key" &&
	sees a "overdragen aan ggz" && write a val && press a Enter && write a alleen && press a Enter &&
	write a stabiel && press a Enter && write a neem && press a Enter && sees a "over te nemen" && commit a &&
	sees a "$two is gevraagd" && sees c "triagist draagt $two aan u over" &&
	is "$two" claimed_by triagist && press c End && sees c "^>.* $two .*VOOR U" && press c Enter &&
	sees c "$two overgenomen" && is "$two" claimed_by ggz && press c o && sees c "Verwacht *neem"
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
