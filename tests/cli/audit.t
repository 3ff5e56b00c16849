#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='Every look and every act leaves one row in the audit, and no content'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# rows WORD...: how many rows of the audit have all of these words
rows() {
	zcc --as auditor audit show >rows.out || return 1
	for word
	do
		grep -w -e "$word" rows.out >rows.left
		mv rows.left rows.out
	done
	wc -l <rows.out
}

new_id() {
	printf "%012x%s" "$(date +%s%3N)" "$(od -An -N10 -tx1 /dev/urandom | tr -d " \n")"
}

test_expect_success 'a hub starts, calls come in' '
	hub_start && a=$(zcc intake --line spoed --name "Merkteken Een") &&
	b=$(zcc intake --line regulier --name "Merkteken Twee")
'
test_expect_success 'a dossier read, a search and a look at the audit are a row each' '
	zcc show --dossier "$a" >/dev/null && test "$(rows dossier "$a")" = 1 &&
	zcc search Merkteken >/dev/null && test "$(rows search)" = 1 &&
	test "$(rows audit auditor)" -ge 2 && ! zcc --as auditor audit show | grep Merkteken
'
test_expect_success 'the id of an act cannot carry a read past the audit' '
	cmd=$(new_id) && zcc --id "$cmd" rav "$a" && before=$(zcc --json status | json seq) &&
	code 65 zcc --id "$cmd" search Merkteken >out 2>err && test ! -s out && grep "new one" err &&
	code 65 zcc --id "$cmd" audit show >out 2>err && test ! -s out &&
	test "$(zcc --json status | json seq)" = "$before"
'
test_expect_success 'nor the id of another read; the same one is done again, in the same row' '
	cmd=$(new_id) && zcc --json --id "$cmd" search Een >one && test "$(json length <one)" = 1 &&
	before=$(zcc --json status | json seq) && zcc --json --id "$cmd" search Een >two &&
	test "$(json 0.id <two)" = "$a" &&
	code 65 zcc --id "$cmd" search Twee >out && test ! -s out &&
	test "$(zcc --json status | json seq)" = "$before"
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
