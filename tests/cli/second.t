#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='NT-6, PE-7: a second contact of the same BSN, number or house points to the earlier one; link and unlink'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

is() {
	test "$(zcc --json show "$1" | json "$2")" = "$3"
}

test_expect_success 'NT-6: the same BSN, phone or house within the window is a second contact, another is not' '
	hub_start && a=$(zcc intake --line regulier --bsn 111222333 --phone 0612345678 --address "Straat 12, 7511AB") &&
	b=$(zcc intake --line regulier --bsn 111222333) && is "$b" earlier "$a" &&
	c=$(zcc intake --line regulier --phone 06-12345678) && is "$c" earlier "$a" &&
	d=$(zcc intake --line regulier --address "7511 AB 12") && is "$d" earlier "$a" &&
	e=$(zcc intake --line regulier --address "Straat 14, 7511AB" --phone 0687654321) && is "$e" earlier null
'
test_expect_success 'NT-6: who the patient is may tell it later' '
	zcc --as triagist claim "$e" && zcc --as triagist identify "$e" --caller-is zelf --read-back naam,bsn \
		--name "Een Naam" --bsn 111222333 && is "$e" earlier "$b" &&
	zcc audit show --case "$e" | grep "case-linked .*to $b"
'
test_expect_success 'NT-6: so may a number or an address that is told later, with a note or a triage' '
	g=$(zcc intake --line regulier) && zcc --as triagist claim "$g" && is "$g" earlier null &&
	zcc --as triagist note "$g" --text "belt met" --phone 0612345678 && is "$g" earlier "$c" &&
	h=$(zcc intake --line regulier) && zcc --as triagist claim "$h" &&
	zcc --as triagist note "$h" --text "woont" --address "7511AB 12" && is "$h" earlier "$d" &&
	i=$(zcc intake --line regulier) && zcc --as triagist claim "$i" &&
	zcc --as triagist triage "$i" --abcd B=1 --phone 0612345678 && is "$i" earlier "$g" &&
	zcc --as triagist unlink "$i" && zcc --as triagist note "$i" --text "nog eens" --phone 0612345678 && is "$i" earlier null
'
test_expect_success 'NT-6: outside the window it is a new patient' '
	sed "s/earlier_s = { value = [0-9]*/earlier_s = { value = 0/" "$CONF" >now.conf &&
	cp "$CONF" was.conf && zcc config apply now.conf &&
	f=$(zcc intake --line regulier --bsn 111222333) && is "$f" earlier null && zcc config apply was.conf
'
test_expect_success 'PE-7: people link what the hub cannot see, the newer to the older, and unlink it; both are logged' '
	zcc --as triagist link "$a" "$f" && is "$f" earlier "$a" && is "$a" earlier null &&
	code 75 zcc --as triagist link "$f" "$a" 2>err && grep "already" err &&
	zcc --as triagist unlink "$f" && is "$f" earlier null &&
	code 75 zcc --as triagist unlink "$f" 2>err && grep "no earlier contact" err &&
	code 65 zcc --as triagist link "$f" "$f" && code 65 zcc --as triagist link "$f" 999 &&
	code 77 zcc --as toezicht link "$f" "$a" &&
	zcc audit show --case "$f" >rows && grep "case-linked .*triagist.*to $a" rows && grep "case-unlinked .*triagist" rows
'
test_expect_success 'TR-1: a link that somebody makes is no key to a dossier that he may not read' '
	his=$(zcc intake --line regulier --name "Een Ander") && zcc --as regiearts claim "$his" &&
	mine=$(zcc intake --line regulier) && zcc --as triagist claim "$mine" && code 77 zcc --as triagist show "$his" --dossier &&
	zcc --as triagist link "$mine" "$his" && is "$mine" earlier "$his" &&
	code 77 zcc --as triagist show "$his" --dossier && code 77 zcc --as regiearts show "$mine" --dossier &&
	zcc --as triagist unlink "$mine" && zcc --as triagist note "$mine" --text "zijn broer" --phone 0612345678 &&
	other=$(zcc --json show "$mine" | json earlier) && test "$other" != null && zcc --as triagist show "$other" --dossier
'
test_expect_success 'it is there after a restart' '
	hub_kill && hub_start && is "$e" earlier "$b" && is "$f" earlier null && zcc journal verify && hub_stop
'

test_done
