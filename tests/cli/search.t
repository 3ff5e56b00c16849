#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A case is found by what was told about its patient; who looked, and how, is kept'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# found CASES ARGS: a search gives exactly these cases, in this order
found() {
	want=$1
	shift
	zcc --json search "$@" >out 2>err || return 1
	got=$(perl -MJSON::PP -0777 -ne 'print join " ", map { $_->{id} } @{decode_json $_}' out)
	test "$got" = "$want" || {
		echo "found $got instead of $want: $*" >&2
		return 1
	}
}

# Until the names of older cases were read.
knows_all() {
	zcc search "$1" >out 2>err && ! grep "no name was looked at" err
}

all_ways() {
	found "$a" jans && found "$a" "JANSEN zoe" && found "$a" zoë && found "$b $a" vlugt &&
	found "$b" beller && found "$a" 111222333 && found "$a" "1112.22.333" &&
	found "$b" "06-1234 5678" && found "$b" +31612345678 &&
	found "$b $a" "7511AB 12" && found "$a" "7511 ab 12a" && found "$c" "7511AB 1" &&
	found "$c" "$c" && found "" klaassen && found "" "7511AB 2" && found "" 123 &&
	found "" 0687654321
}

test_expect_success 'a hub starts, three calls come in' '
	hub_start &&
	a=$(zcc intake --line spoed --age 44 --name "Zoë van der Vlugt-Jansen" --bsn 111222333 \
		--address "Straat 12a, 7511 AB Enschede") &&
	b=$(zcc intake --line regulier --name "P. de Vlugt" --caller "Een Beller" --phone 0612345678 \
		--address "7511ab 12") &&
	c=$(zcc intake --line regulier)
'
test_expect_success 'what is told later is found as well: the address in a note' '
	zcc note "$c" --text "woont ergens anders" --address "Laan 1, 7511AB Enschede"
'
test_expect_success 'PE-12: by part of a name without accents, BSN, phone, postcode and number, case' all_ways
test_expect_success 'PE-12: the list tells age and newest note, and nothing of the person' '
	zcc --as regiearts note "$a" --text "merkwaardig" && zcc --json search zoe >out &&
	json 0.age <out | grep -x 44 && json 0.last_note_by <out | grep -x regiearts &&
	json 0.last_note_at <out | grep -E "^20.*Z$" && ! grep -i -e vlugt -e merkw -e 7511 out &&
	zcc search zoe >out && grep "last note .* by regiearts" out && ! grep -i vlugt out &&
	zcc --json search beller | json 0.last_note_at | grep -x null
'
test_expect_success 'who wants to says by what' '
	found "" --by name 111222333 && found "$a" --by bsn 111222333 && code 65 zcc search --by age 44
'
test_expect_success 'what cannot be looked for is refused with a reason, and without what was typed' '
	code 65 zcc search x 2>err && grep "two characters" err &&
	code 65 zcc search 123456789 2>err && grep -i BSN err && ! grep 123456789 err &&
	code 65 zcc search 8888XY 2>err && grep "house number" err && ! grep 8888 err &&
	code 65 zcc search --by phone 1234 2>err && code 65 zcc search --by case nul 2>err
'
test_expect_success 'who has no business with patients finds nobody' '
	code 77 zcc --as toezicht search jans >out && test ! -s out && code 77 zcc --as beheer search jans
'
test_expect_success 'AU-2: each search is a row: who, when, by what, how many; never what was typed' '
	zcc --as triagist search zoe >out && zcc --as regiearts search "7511AB 12" >out &&
	zcc --as regiearts search 111222333 >out && zcc audit show >rows &&
	grep "searched *triagist .*name, 1 found" rows && grep "searched *regiearts .*address, 2 found" rows &&
	grep "searched *regiearts .*bsn, 1 found" rows && ! grep -i -e zoe -e 7511AB -e 111222333 rows
'
test_expect_success 'after a restart it finds the same, once the names were read' '
	hub_kill && hub_start && soon 5 knows_all jans && all_ways
'
test_expect_success 'what nobody can open any more is not found' '
	zcc claim "$a" && zcc close "$a" --reason overig && zcc dossier erase "$a" && found "" jans &&
	found "" 111222333 && found "$b" "7511AB 12" && found "$b" vlugt &&
	hub_stop && hub_start && soon 5 knows_all vlugt && found "" jans && found "$b" vlugt
'
test_expect_success 'more than fifty are not listed: it says so' '
	for i in $(seq 55)
	do
		echo "{\"line\":\"regulier\",\"name\":\"Veel Voorkomend $i\"}"
	done >many && zcc intake --file many >out && zcc --json search voorkomend >out 2>err &&
	test "$(json length <out)" = 50 && grep "there are more" err &&
	zcc --json search "veel 55" | json length | grep -x 1
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
