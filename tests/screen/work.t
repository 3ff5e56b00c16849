#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='A triagist works calls on the screen, against a real hub'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
# Here the role intake is for machines alone; and however slow the machine is, an act can still be taken back.
sed -i '/name = "intake"/s/"triage"/"none"/; s/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

state() {
	zcc --json show "$1" | json state
}

is_state() {
	test "$(state "$1")" = "$2"
}

# A person reads the question first; within 300 ms j does nothing.
commit() {
	sees "$1" "j vastleggen" && think && press "$1" j
}

# Both at once: one gets it, the other reads who did.
race_for() {
	press a Enter \; send-keys -t b Enter
	until_true 1 one_has_lost "$1"
}

one_has_lost() {
	has_lost a b "$1" || has_lost b a "$1"
}

has_lost() {
	on_screen "$1" "$3 is .*bij" && on_screen "$2" "TRIAGE $3"
}

refusals() {
	zcc --as auditor --json audit show | grep -o '"outcome":"denied"' | wc -l
}

test_expect_success 'a hub starts; a console logs in, in the role for its desk, without a refusal' '
	hub_start && one=$(zcc intake --line spoed --complaint koorts --place Enschede) &&
	desk a 80x24 && sees a "TRIAGE Wachtrij" && sees a "koorts" &&
	desk t 80x24 --desk toezicht && sees t "TOEZICHT Overzicht" &&
	test "$(refusals)" = 0
'
test_expect_success 'an operator without a role for the desk is told so: 77' '
	desk x 80x24 --as triagist --desk regie && desk_end x && test "$ENDED" = 77 &&
	grep "triagist has no role for the desk regie" "$BASE/x.err" &&
	desk x 80x24 --as intake && desk_end x && test "$ENDED" = 77 && test "$(refusals)" = 0
'
test_expect_success 'n takes the next caller (goal 6: one key); r gives it back; ^Z takes that back' '
	press a n && sees a "$one opgepakt" && is_state "$one" aangenomen &&
	press a r && sees a "$one staat weer in de wachtrij" && is_state "$one" wachtend &&
	press a C-z && sees a "TRIAGE $one" && is_state "$one" aangenomen
'
test_expect_success 'HB-9: a note with accents reaches the dossier, and o shows it' '
	press a i && sees a "Notitie bij $one" && write a "Ångström belt, pijn é €" &&
	press a Enter && sees a "Notitie bij $one vastgelegd" &&
	press a o && sees a "Ångström belt, pijn é €" && escape a && sees a "Wachtrij" &&
	sees_no a "Ångström"
'
test_expect_success 'Tab finds the own case; s, a reason of the second page and j close it; ^Z opens it again' '
	two=$(zcc intake --line spoed) && sees a "WACHT" && press a Home &&
	press a End && press a Tab && press a Enter && sees a "TRIAGE $one" &&
	press a s && sees a "1 van 2" && press a 0 && sees a "2 van 2" && press a 1 &&
	sees a "$one sluiten: geen-gehoor" && commit a &&
	sees a "$one gesloten" && is_state "$one" gesloten &&
	press a C-z && sees a "TRIAGE $one" && is_state "$one" aangenomen
'
test_expect_success '! and j hand over to the ambulance service: two keys (goal 6), and j is deaf for 300 ms (goal 13)' '
	press a "!" j && sees a "AMBULANCEDIENST" && is_state "$one" aangenomen &&
	commit a && sees a "bij de RAV gemeld" && is_state "$one" rav &&
	zcc rav "$one" --spoken "centralist Bos"
'
test_expect_success 'Esc goes back and the caller who hung up goes to call back' '
	escape a && sees a "Wachtrij" && press a n && sees a "TRIAGE $two" &&
	press a h && sees a "$two: beller heeft opgehangen" && is_state "$two" afgehaakt &&
	zcc close "$two" --reason geen-gehoor
'
test_expect_success 'a colleague sees a claim within 1 s, with & and the name (PE-3)' '
	three=$(zcc intake --line 112) && desk b 80x24 --as triagist && sees b "TRIAGE Wachtrij" &&
	sees b " $three " && press a n && sees_within 1 b "&.* $three .*demo"
'
test_expect_success 'of two consoles on one call the loser reads within 1 s who has it' '
	press a r && sees a "staat weer in" && type a "$three" && sees a "^>.* $three " &&
	type b "$three" && sees b "^>.* $three .*WACHT" && race_for "$three"
'
test_expect_success 'a post that fell away is shown, and who takes over reads with whom the caller may still talk' '
	escape a && escape b &&
	four=$(zcc intake --line 112) && sees b " $four " && press b n &&
	sees b "TRIAGE $four" && tm kill-session -t b &&
	sees a " $four .*VERLATEN" && is_state "$four" verlaten && press a n &&
	sees a "praat misschien nog met triagist; nog eens n" && press a n &&
	sees a "overgenomen van triagist" && sees a "praat misschien nog met triagist"
'
test_expect_success 'a revoked operator reads and does no more' '
	desk b 80x24 --as regiearts && sees b "REGIE" && zcc operator revoke regiearts &&
	sees b "ALLEEN LEZEN" && press b n && sees b "niet aangemeld" && sees b " $four "
'
test_expect_success 'every desk and screen is reached by keys, and help runs what it finds (PE-4, PE-5, goal 8)' '
	escape a && for walk in "desk regie:REGIE" "desk vervolg:VERVOLGZORG" "desk toez:TOEZICHT Overzicht" \
		"al:TOEZICHT Alarmen" "desk triage:TRIAGE"; do
		type a ":${walk%:*}" && press a Enter && sees a "${walk#*:}" || return 1
	done &&
	press a F9 && sees a "TRIAGE Alarmen" && escape a && sees_no a "TRIAGE Alarmen" &&
	type a "/koorts" && sees a "filter:koorts" && press a Enter && escape a && sees_no a "filter:" &&
	type a "?wie" && sees a "wie ben ik" && press a Enter && sees a "U bent demo, rol triagist"
'
test_expect_success 'leaving says who has calls open, and :uit ends with 0' '
	press a : && type a uit && press a Enter && sees a "itloggen" && commit a &&
	desk_end a && test "$ENDED" = 0
'
test_expect_success 'a board that is full raises an alarm in row 1; g marks it as seen (goal 6: T16)' '
	tm kill-session -t b && tm kill-session -t t && hub_stop &&
	sed -i "s/\(^[[:space:]]*cases *= *\)[0-9]*/\116/" "$CONF" && hub_start &&
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		zcc intake --line 112 >/dev/null || return 1
	done &&
	desk t 80x24 --as toezicht && sees t TOEZICHT && sees t "AL [0-9]*!" && sees t "HOOG .*bord is vol.*NIEUW" &&
	press t Home && sees t "^>.* HOOG .*bord is vol" && press t g && sees t "bord is vol.*GEZIEN"
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
