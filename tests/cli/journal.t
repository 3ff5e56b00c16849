#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='The journal vouches for itself, with the hub and without'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

test_expect_success 'a hub starts and has something to tell' '
	hub_start && id=$(zcc intake --line spoed --name "Merkteken Een") && zcc claim "$id" &&
	code 77 zcc --as toezicht release "$id" && zcc show --dossier "$id" && zcc release "$id"
'
test_expect_success 'it verifies while the hub runs' '
	zcc journal verify && zcc audit verify && zcc --json journal verify | json keys
'
test_expect_success 'who may not, may not' '
	code 77 zcc --as triagist journal verify && code 77 zcc --as triagist audit show
'
test_expect_success 'the audit has reads and refusals, and nothing of the dossier' '
	zcc audit show --case "$id" >out && grep dossier out && grep toezicht out &&
	! grep Merkteken out && zcc audit show --limit 2 >out && test "$(grep -c . out)" -ge 2 &&
	zcc --json audit show >out && json length <out && ! grep Merkteken out
'
test_expect_success 'without a hub the file is opened, under the lock of the site' '
	hub_stop && zcc journal verify && zcc audit verify && zcc audit show >out && test -s out
'
test_expect_success 'a row that was changed is found' '
	cp "$DIR/state/journal.db" "$BASE/good.db" &&
	perl -0pi -e "s/triagist/triagost/g; s/toezicht/toezucht/g" "$DIR/state/journal.db" &&
	! cmp -s "$BASE/good.db" "$DIR/state/journal.db" &&
	code 74 zcc audit verify 2>err && grep "row [0-9]" err &&
	code 74 zcc journal verify 2>err && grep "row [0-9]" err
'
test_expect_success 'and put back it verifies' '
	cp "$BASE/good.db" "$DIR/state/journal.db" && zcc audit verify && hub_start && hub_stop
'

test_expect_success 'a page that holds a large configuration is an answer of more than 64 KiB' '
	hub_start && cp "$CONF" large.conf &&
	for i in $(seq $(((52000 - $(wc -c <"$CONF")) / 40)))
	do
		printf "# %-37s\\n" "a line of words that say nothing, $i"
	done >>large.conf && test "$(wc -c <large.conf)" -gt 50000 &&
	zcc config apply large.conf && zcc journal verify && zcc audit show >out &&
	zcc status && hub_stop
'
test_done
