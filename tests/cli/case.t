#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A case is claimed, released, closed, taken back'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
# However slow the machine is, an act can still be taken back.
sed -i 's/undo_s = { value = 10/undo_s = { value = 300/' "$CONF"

state() {
	zcc --json show "$1" | json state
}

test_expect_success 'a hub starts, a call waits' '
	hub_start && id=$(zcc intake --line spoed --complaint koorts)
'
test_expect_success 'a claim gives the case to the operator' '
	zcc claim "$id" >out && echo "$id" >want && test_cmp want out &&
	zcc --json show "$id" >out && test "$(json state <out)" = aangenomen &&
	test "$(json claimed_by <out)" = demo
'
test_expect_success 'a second claim is refused and says who has it' '
	code 75 zcc --as triagist claim "$id" 2>err && grep "ask demo to release it" err &&
	zcc --json show "$id" | json claimed_by >out && grep -x demo out
'
test_expect_success 'a released case waits again' '
	zcc release "$id" && test "$(state "$id")" = wachtend &&
	code 75 zcc release "$id" 2>err && grep "wachtend (version 3); possible now: claim abandon rav" err
'
test_expect_success 'undo takes the last act back' '
	zcc claim "$id" && test "$(state "$id")" = aangenomen &&
	zcc undo >out && echo "$id" >want && test_cmp want out && test "$(state "$id")" = wachtend
'
test_expect_success 'undo of a close opens the case again' '
	zcc claim "$id" && zcc close "$id" --reason overig && test "$(state "$id")" = gesloten &&
	zcc undo && test "$(state "$id")" = aangenomen
'
test_expect_success 'an unknown reason is refused, a missing one is a usage error' '
	code 65 zcc close "$id" --reason zomaar 2>err && code 64 zcc close "$id" &&
	test "$(state "$id")" = aangenomen
'
test_expect_success 'a closed case can be shown, and not claimed' '
	zcc close "$id" --reason informatie --note "gerustgesteld" &&
	zcc --json show "$id" >out && test "$(json reason <out)" = informatie &&
	code 75 zcc claim "$id"
'
test_expect_success 'an unknown case is 65 for every verb' '
	for verb in "claim 999" "release 999" "close 999 --reason overig" "abandon 999" "rav 999" \
		"note 999 --text x" "show 999" "show 999 --dossier" "dossier erase 999"
	do
		code 65 zcc $verb || return 1
	done
'
test_expect_success '--next gives the most pressing case, and 75 or 65 when nobody waits' '
	slow=$(zcc intake --line regulier) && fast=$(zcc intake --line 112) &&
	zcc claim --next >out && echo "$fast" >want && test_cmp want out &&
	zcc claim --next >out && echo "$slow" >want && test_cmp want out &&
	! zcc claim --next >out && test ! -s out
'
test_expect_success 'the caller who hangs up leaves the queue of live calls' '
	id=$(zcc intake --line regulier) && zcc abandon "$id" && test "$(state "$id")" = afgehaakt
'
test_expect_success 'a time-critical case goes to the RAV' '
	id=$(zcc intake --line spoed) && zcc rav "$id" && test "$(state "$id")" = rav
'
test_expect_success 'a note reaches the dossier, from an argument and from stdin' '
	zcc note "$id" --text "eerste regel" && printf "tweede\nregel\n" | zcc note "$id" --text - &&
	zcc note "$id" --note "derde regel" &&
	zcc --json show --dossier "$id" >out && grep "eerste regel" out &&
	grep "tweede regel" out && grep "derde regel" out
'
test_expect_success 'a role that may not is refused with 77, also one the operator does not have' '
	code 77 zcc --as toezicht claim "$slow" && code 77 zcc --as triagist --role beheer undo &&
	code 77 zcc --role toezicht intake --line regulier
'
test_expect_success 'a repeated id gives the same answer and no second effect' '
	new=$(zcc intake --line spoed) &&
	cmd=$(printf "%012x" "$(date +%s%3N)")fedcba98765432100123 &&
	zcc --json --id "$cmd" claim "$new" >one && zcc --json --id "$cmd" claim "$new" >two &&
	test_cmp one two && test "$(json command <one)" = "$cmd"
'
test_expect_success 'of many claims at one moment exactly one wins' '
	new=$(zcc intake --line spoed) &&
	for who in demo triagist regiearts ggz rapid coordinerend-triagist
	do
		{
			zcc --as $who claim "$new" >/dev/null 2>&1
			echo $? >"race.$who"
		} &
		pids="$pids $!"
	done &&
	wait $pids && cat race.* | sort >got && printf "0\n75\n75\n75\n75\n75\n" >want &&
	test_cmp want got
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
