#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='AU-5: a patient can read who was at his record, when and what for, in plain Dutch'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

log() {
	zcc --as auditor audit access "$@"
}

test_expect_success 'a hub starts; a case is worked on, read, and refused to somebody; another is not' '
	hub_start && a=$(zcc --as triagist intake --line regulier --name "Merkteken Een" --bsn 111222333) &&
	b=$(zcc --as triagist intake --line regulier --name "Merkteken Twee") &&
	zcc --as triagist claim "$a" && zcc --as triagist identify "$a" --impossible taal &&
	zcc --as triagist note "$a" --text "een merknotitie" && zcc --as triagist show --dossier "$a" >/dev/null &&
	code 77 zcc --as toezicht show --dossier "$a"
'
test_expect_success 'AU-5: each access is a line: when, who, in which role, what; and no content' '
	log "$a" >out && grep -E "^[0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}  triagist, triagist, heeft uw dossier gelezen$" out &&
	grep "triagist, heeft uw oproep vastgelegd" out && grep "heeft uw oproep aangenomen" out &&
	grep "heeft vastgelegd wie u bent" out && grep "heeft iets in uw dossier geschreven" out &&
	grep "toezicht.* is geweigerd, en heeft dus niet uw dossier gelezen" out &&
	test "$(wc -l <out)" = 6 && ! grep -i -e merk -e 111222333 -e "^.*(hub)" out
'
test_expect_success 'AU-5: of one patient alone, of all his cases together, also for programs' '
	log "$b" >out && test "$(wc -l <out)" = 1 && log "$a" "$b" >out && test "$(wc -l <out)" = 7 &&
	zcc --as auditor --json audit access "$a" >out && json 0.user <out | grep -x triagist &&
	json 0.what <out | grep -x "heeft uw oproep vastgelegd" && json 5.refused <out | grep -x true
'
test_expect_success 'AU-2: looking at it is logged, and is for who may see the log' '
	zcc --as auditor audit show >rows && grep -w auditor rows | grep -w audit &&
	code 77 zcc --as triagist audit access "$a" && code 64 zcc --as auditor audit access
'
test_expect_success 'it is there after the dossier is gone' '
	zcc --as triagist close "$a" --reason overig && zcc --as beheer dossier erase "$a" && log "$a" >out &&
	grep "heeft uw dossier gelezen" out && grep "heeft uw dossier vernietigd" out && hub_stop
'

test_done
