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
test_expect_success 'AU-2, AU-4: a dossier read, a search and a look at the audit are a row each' '
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
test_expect_success 'a list of operators is one look; its length gives no way into the journal' '
	zcc operator list >list && test "$(rows operator-list)" = 1 &&
	test "$(zcc --json audit show | json length)" -gt "$(wc -l <list)" &&
	before=$(zcc --json status | json seq) && zcc operator list >list &&
	zcc audit show >/dev/null && test "$(zcc --json status | json seq)" = $((before + 2))
'
test_expect_success 'AU-1, AU-3: who, when, from where and on what: no row without' '
	zcc --json audit show >all && perl -MJSON::PP -0777 -e "
		for my \$r (@{decode_json(<>)}) {
			\$r->{at} =~ /^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\$/ or die;
			\$r->{action} =~ /^[CRUDE]\$/ or die;
			exists \$r->{\$_} or die
			    for qw(authorised treatment_relation consent emergency case);
			\$r->{command} // next;
			defined \$r->{\$_} or die for qw(user responsible role access_point);
		}" all
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

# spoilt SQL: a journal changed by SQL is found by both verifiers and by the hub
spoilt() {
	cp "$BASE/good.db" "$DIR/state/journal.db" &&
	sqlite3 "$DIR/state/journal.db" "$1" &&
	code 74 zcc audit verify 2>err && grep -E "row $2( |:)" err &&
	code 74 zcc journal verify 2>/dev/null &&
	code 74 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err && grep -E "row $2( |:)" err
}

command -v sqlite3 >/dev/null && test_set_prereq SQLITE3

test_expect_success SQLITE3 'AU-7: a change of any column of a row is found, and the row is named' '
	cp "$DIR/state/journal.db" "$BASE/good.db" && rm -f "$DIR"/state/*.snap &&
	for col in type version at_ms line_ms epoch seat case_id verb outcome
	do
		spoilt "update events set $col = $col + 1 where seq = 20" 20 || return 1
	done &&
	for col in actor responsible role action flags
	do
		spoilt "update events set $col = \"X\" where seq = 20" 20 || return 1
	done &&
	for col in cmd_id header sig body sealed sealed_hash h
	do
		spoilt "update events set $col = zeroblob(1) where seq = 20" 20 || return 1
	done &&
	spoilt "delete from events where seq = 20" 20 &&
	cp "$BASE/good.db" "$DIR/state/journal.db" && zcc audit verify
'

test_done
