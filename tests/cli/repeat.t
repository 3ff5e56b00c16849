#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='HB-1, AC-4: the same id once, an old version never, a revoked operator not any more'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# an id that is $1 ms from now
id_at() {
	printf "%012x%020x" $(($(date +%s%3N) + $1)) "$$$1"
}

seq_now() {
	zcc --json status | json seq
}

cases() {
	zcc --json queue | json length
}

more_than() {
	test "$(cases)" -gt "$1"
}

test_expect_success 'the same id twice: the same answer and one effect, over a restart too' '
	hub_start && one=$(id_at 0) && zcc --json --id "$one" intake --line spoed >first &&
	zcc --json --id "$one" intake --line spoed >again && test_cmp first again &&
	hub_kill && hub_start && zcc --json --id "$one" intake --line spoed >again &&
	test_cmp first again && test "$(zcc --json queue | json length)" = 1
'
test_expect_success 'a command whose answer could not be printed was done: its id is said, and gives the answer' '
	before=$(cases) && code 74 zcc intake --line spoed >/dev/full 2>err && test "$(cases)" = $((before + 1)) &&
	lost=$(sed -n "s/.*--id \([0-9a-f]\{32\}\) .*/\1/p" err) && zcc --id "$lost" intake --line spoed >out && grep -x 2 out &&
	test "$(cases)" = $((before + 1)) && code 74 zcc --json queue >/dev/full 2>err && ! grep -e --id err
'
test_expect_success 'so it is with a file: how many calls were taken in' '
	before=$(cases) && printf "%s\n" "{\"line\":\"spoed\"}" "{\"line\":\"regulier\"}" >two.jsonl &&
	code 74 zcc operator add q1 --role triagist >/dev/full 2>err && grep "the command was done: with --id" err &&
	code 74 zcc intake --file two.jsonl >/dev/full 2>err && grep "2 calls were taken in" err &&
	test "$(cases)" = $((before + 2))
'
test_expect_success 'a name that is too long is none' '
	code 65 zcc --as aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd claim 1 2>err && grep "at most 31 characters" err
'
test_expect_success 'a refusal is repeated as it was' '
	two=$(id_at 1) && code 75 zcc --id "$two" release 1 2>first &&
	zcc claim 1 && code 75 zcc --id "$two" release 1 2>again && test_cmp first again
'
test_expect_success 'an id of more than 24 h ago, or more than 5 min ahead, is refused' '
	before=$(seq_now) && code 65 zcc --id "$(id_at -86460000)" intake --line spoed 2>err &&
	grep "24 h" err && code 65 zcc --id "$(id_at 330000)" intake --line spoed 2>err &&
	grep "5 min" err && zcc --id "$(id_at -86000000)" intake --line spoed &&
	test "$(seq_now)" = $((before + 1))
'
test_expect_success 'a revoked operator is refused within 1 s, also in the middle of a file' '
	zcc operator add kees --role triagist && mkfifo pipe || return 1
	{
		zcc --as kees intake --file pipe >ids 2>err
		echo $? >status
	} &
	exec 7>pipe && had=$(cases) && echo "{\"line\":\"regulier\"}" >&7 &&
	soon 5 more_than "$had" && zcc operator revoke kees &&
	echo "{\"line\":\"regulier\"}" >&7 && exec 7>&- && soon 5 test -s status &&
	grep -x 65 status && grep "line 2: .*revoked" err &&
	test "$(wc -l <ids)" = 1 && code 77 zcc --as kees intake --line regulier
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
