#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A dossier is read only by who may, and erased for good'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

nowhere() {
	! grep -r -l -a -e "$1" "$DIR/state" "$DIR/run" "$BASE/hub.log" &&
	! segments | xargs -r grep -l -a -e "$1"
}

test_expect_success 'a hub starts, a case has a dossier' '
	hub_start && id=$(zcc intake --line spoed --name "Merkteken Een" --phone 0612345678 \
		--bsn 111222333 --address "Straat 1" --note "Merkteken twee")
'
test_expect_success 'it is shown to who may' '
	zcc --json show --dossier "$id" >out && json dossier.0.name <out | grep -x "Merkteken Een" &&
	json dossier.0.bsn <out | grep -x 111222333 && json dossier.0.operator <out | grep -x demo &&
	zcc show --dossier "$id" | grep "Merkteken twee"
'
test_expect_success 'and not to who may not, nor without asking' '
	code 77 zcc --as toezicht show --dossier "$id" >out && ! grep Merkteken out &&
	zcc --json show "$id" >out && ! grep Merkteken out
'
test_expect_success 'it stands nowhere in clear' '
	nowhere Merkteken && nowhere 111222333 && nowhere 612345678
'
test_expect_success 'erased it is gone, and the case still counts' '
	code 75 zcc dossier erase "$id" 2>err && grep "close it" err && zcc claim "$id" &&
	zcc close "$id" --reason overig && zcc dossier erase "$id" &&
	code 75 zcc show --dossier "$id" >out 2>err && grep erased err && ! grep Merkteken out &&
	zcc --json show "$id" | json erased >out && grep -x true out && zcc --json search Merkteken | json length >out &&
	grep -x 0 out
'
test_expect_success 'also after a restart' '
	hub_stop && hub_start && code 75 zcc show --dossier "$id" >out && ! grep Merkteken out &&
	nowhere Merkteken
'
test_expect_success 'a key that went under another case is no erasure' '
	other=$(zcc intake --line spoed --name "Merkteken Ander") && hub_stop &&
	sqlite3 "$DIR/state/journal.db" \
		"update case_keys set case_id = case_id + 64 where case_id = $other" &&
	hub_start && ! zcc show --dossier "$other" >out 2>err && ! grep erased err &&
	{ wait "$HUB"; test $? = 74; } && HUB= && grep "key of case $other is gone" "$BASE/hub.log"
'
test_expect_success 'the hub leaves no segment' drop_segment

test_done
