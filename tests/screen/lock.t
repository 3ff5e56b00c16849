#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='a locked screen: nothing of a patient on it, the call goes on, the passphrase opens it'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
sed -i 's/demo = true/demo = false/' "$CONF"

state_of() {
	zcc --json show "$1" | json state
}

# A terminal that asks for a passphrase.
at_terminal() {
	tm new-session -d -s "$1" -x 80 -y 24 "$2; echo ended \$?; exec cat"
}

# What is typed before it is asked for is thrown away.
is_asked_for() {
	test "$(screen key | grep -c "Passphrase of anna:")" = "$1"
}

test_expect_success 'an operator is made with a key that has a passphrase' '
	hub_start &&
	at_terminal key "\"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" --as beheer operator add anna --role triagist" &&
	until_true 10 is_asked_for 1 && type key "een goede zin" && press key Enter && until_true 10 is_asked_for 2 &&
	type key "een goede zin" && press key Enter && sees key "ended 0" && grep -q argon2id "$DIR/keys/anna.key"
'
test_expect_success 'she logs in with it, and takes a call' '
	id=$(zcc --as intake intake --line zorgverlener --complaint koorts --place Enschede --name "Zwaan" --age 71) &&
	desk a 80x24 --as anna && sees a "Passphrase of anna" && type a "een goede zin" && press a Enter && sees a "GEEN DIENST" &&
	type a ":dienst" && press a Enter && sees a "Uw dienst beginnen" &&
	think && press a j && sees a "Uw dienst is begonnen" && press a n && sees a "$id opgepakt" &&
	escape a && press a o && sees a "Zwaan" && press a i && type a "belt voor vader" &&
	sees a "belt voor vader"
'
test_expect_success 'F6 locks the screen, over the note that is being written: nothing of it is to be seen' '
	press a F6 && sees a "Vergrendeld sinds" && sees a "aan de lijn" && sees_no a "Zwaan" && sees_no a "vader" &&
	sees_no a "Enschede" && sees_no a "koorts" && test "$(state_of "$id")" = aangenomen
'
test_expect_success 'no key does anything on it; another passphrase is refused and slows who tries' '
	type a "n:uit" && press a Enter && sees a "opent uw sleutel niet (1 keer)" && sees a "Opnieuw over" &&
	sees a "Wachtwoordzin van anna: *$" && type a "nog een keer fout" && sees a "Wachtwoordzin van anna: \*\*\*" &&
	press a Enter && sees a "opent uw sleutel niet (2 keer)" && test "$(state_of "$id")" = aangenomen
'
test_expect_success 'a U1 that nobody takes is told on it, without a patient' '
	two=$(zcc --as intake intake --line spoed --complaint pijn-borst --place Hengelo) &&
	sees a "U1 $two" && sees a "niemand neemt op" && sees_no a "Hengelo" && sees_no a "pijn-borst"
'
test_expect_success 'her own opens it, and all is as it was' '
	sees a "Wachtwoordzin van anna: *$" && type a "een goede zin" && press a Enter && sees a "belt voor vader" &&
	sees a "Zwaan" && think && press a Enter && sees a "Notitie bij $id vastgelegd" &&
	test "$(zcc --as toezicht --json show "$id" | json claimed_by)" = anna
'
test_expect_success 'it locks by itself when no key is pressed, but not while a caller is on the line' '
	sed "s/demo = false;/demo = false;\n\tlock_after_s = 1;/" "$CONF" >new.conf &&
	zcc --as beheer config apply new.conf && think 2 && sees_no a "Vergrendeld" &&
	escape a && press a r && sees a "Vergrendeld sinds" && sees a "geen melding open"
'
test_expect_success 'AU-1, AU-2: who tried another passphrase is in the audit: who was logged in, where, how often; never what was typed' '
	zcc --as auditor audit show --limit 5000 >out && test "$(grep -c "unlock-failed .*anna" out)" = 2 && ! grep "keer fout" out &&
	zcc --as auditor --json audit show >json && test "$(grep -o "\"event\":\"unlock-failed\"" json | wc -l)" = 2 &&
	zcc --as auditor audit verify
'
test_expect_success 'a key without passphrase opens with Enter, and the screen says so' '
	desk b 80x24 --as regiearts --desk regie && sees b "Vergrendeld sinds" &&
	sees b "De sleutel van regiearts heeft geen wachtwoordzin" && press b Enter &&
	sees b "iedereen hier kan dit"
'
test_expect_success 'no passphrase was written to any terminal' '
	! grep -aq "goede zin" "$BASE"/a.bytes
'
test_done
