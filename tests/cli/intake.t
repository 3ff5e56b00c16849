#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A call comes in, by options or by JSON Lines'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

test_expect_success 'a hub starts' hub_start
test_expect_success 'an intake prints its case, a rising number' '
	one=$(zcc intake --line spoed --complaint koorts) &&
	two=$(zcc intake --line regulier --complaint oorpijn --age 4 --sex v --place Enschede) &&
	test "$one" -gt 0 && test "$two" -gt "$one"
'
test_expect_success '--json gives the case as a number' '
	zcc --json intake --line 112 >out && test "$(json id <out)" -gt "$two"
'
test_expect_success 'what was given is on the board, what was not is null' '
	zcc --json show "$two" >out &&
	test "$(json line <out)" = regulier && test "$(json complaint <out)" = oorpijn &&
	test "$(json age <out)" = 4 && test "$(json sex <out)" = v &&
	test "$(json place <out)" = Enschede && test "$(json state <out)" = wachtend &&
	test "$(json urgency_by <out)" = line && test "$(json claimed_by <out)" = null &&
	zcc --json show "$one" >out && test "$(json age <out)" = null &&
	test "$(json sex <out)" = null && test "$(json place <out)" = null
'
test_expect_success 'words that match no code stay off the board' '
	id=$(zcc intake --line spoed --complaint "raar gevoel in de knie") &&
	zcc --json show "$id" >out && test "$(json complaint <out)" = "vrije tekst" &&
	! grep knie out && id=$(zcc intake --line spoed --complaint hond-gebeten) &&
	zcc --json show "$id" >out && test "$(json complaint <out)" = "vrije tekst" &&
	zcc --json show --dossier "$id" >out && grep hond-gebeten out
'
test_expect_success 'HB-8: a wrong value is refused by name, and no case is made' '
	zcc --json status >before &&
	for wrong in "--line snel" "--age -1" "--age 200" "--age 04" "--sex q" "--bsn 123456789" \
		"--birth-date 2024-02-30" \
		"--birth-date 2999-01-01" "--phone abc" "--place Atlantis"
	do
		code 65 zcc intake --line spoed $wrong >out 2>err || case $wrong in
		--line*) code 65 zcc intake $wrong >out 2>err || return 1 ;;
		*) return 1 ;;
		esac
		test ! -s out && test -s err || return 1
	done &&
	zcc --json status >after &&
	test "$(json cases.waiting <before)" = "$(json cases.waiting <after)"
'
test_expect_success 'a refused personal value does not stand in the message' '
	code 65 zcc intake --line spoed --bsn 123456789 2>err && ! grep 123456789 err
'
test_expect_success 'the same id gives the same case and no second one' '
	id=$(printf "%012x" "$(date +%s%3N)")0123456789abcdef0123 &&
	a=$(zcc --id "$id" intake --line spoed) && b=$(zcc --id "$id" intake --line spoed) &&
	test "$a" = "$b" &&
	zcc --json status >after &&
	test "$(json cases.waiting <after)" = "$(($(json cases.waiting <before) + 1))"
'
test_expect_success 'lines: ids in order, on stdout' '
	cat >in <<-\EOF &&
	{"line":"spoed","complaint":"koorts","age":3}
	{"line":"regulier","complaint":"jeuk","birth_date":"1980-02-29","name":"A. Bakker"}

	{"line":"112","age":null}
	EOF
	zcc intake --file in >out 2>err && test ! -s err &&
	test "$(wc -l <out)" = 3 && sort -n out >sorted && test_cmp sorted out &&
	zcc --json show "$(sed -n 2p out)" | json complaint >got && grep jeuk got
'
test_expect_success 'lines: a refused one is said with its number, the others are taken in' '
	cat >in <<-\EOF &&
	{"line":"spoed"}
	{"line":"snel"}
	{"line":"spoed"
	["spoed"]
	{"line":"spoed","colour":"red"}
	{"line":"spoed","age":"04"}
	{"line":"spoed","age":1.5}
	{"line":"spoed","line":"112"}
	{"line":"112"}
	EOF
	code 65 zcc intake --file - <in >out 2>err && test "$(wc -l <out)" = 2 &&
	for n in 2 3 4 5 6 7 8
	do
		grep -q "^line $n: " err || return 1
	done &&
	! grep -q "^line [19]: " err &&
	grep "^line 5: .*colour" err && grep "^line 8: .*twice" err
'
test_expect_success 'HB-8: one line that is far too long, or not UTF-8, is one refusal' '
	{
		echo "{\"line\":\"spoed\"}"
		perl -e "print qq({\"note\":\"), q(x) x 200000, qq(\"}\n)"
		printf "{\"line\":\"spoed\",\"name\":\"\377\"}\n"
		printf "{\"line\":\"spoed\",\"name\":\"a\\\\u0007b\"}\n"
		printf "{\"line\":\"spoed\",\"name\":\"a\\\\u0000b\"}\n"
		echo "{\"line\":\"spoed\"}"
	} >in &&
	code 65 zcc intake --file in >out 2>err && test "$(wc -l <out)" = 2 &&
	grep "^line 2: longer than" err && grep "^line 3: " err && grep "^line 4: " err &&
	grep "^line 5: .*U+0000" err && grep "^line 3: .*UTF-8" err
'
test_expect_success 'lines: a mark of the byte order is named, a carriage return is not missed' '
	printf "\357\273\277{\"line\":\"112\"}\n{\"line\":\"112\"}\r\n" >in &&
	code 65 zcc intake --file in >out 2>err && test "$(wc -l <out)" = 1 &&
	grep "^line 1: .*byte order mark" err
'
test_expect_success 'lines: a thousand of them, in order' '
	perl -e "print qq({\"line\":\"regulier\",\"age\":) . (\$_ % 90) . qq(}\n) for 1 .. 1000" >in &&
	zcc intake --file in >out && test "$(wc -l <out)" = 1000 && sort -nu out >sorted &&
	test_cmp sorted out &&
	zcc --json show "$(sed -n 17p out)" | json age >got && grep -x 17 got
'
test_expect_success 'lines: --json is one list with the line of each' '
	printf "{\"line\":\"112\"}\n{}\n{\"line\":\"spoed\"}\n" >in &&
	code 65 zcc --json intake --file in >out 2>err && test "$(json length <out)" = 2 &&
	test "$(json 1.line <out)" = 3 && test "$(json 0.id <out)" -gt 0
'
test_expect_success 'lines: an answer comes before the next line does' '
	rm -f feed && mkfifo feed && { zcc intake --file - <feed >out 2>err & } && pid=$! && exec 7>feed &&
	echo "{\"line\":\"112\"}" >&7 && soon 10 grep . out && echo "{\"line\":\"snel\"}" >&7 &&
	soon 10 grep "^line 2: " err && printf "{\"line\":\"spoed\"}" >&7 && exec 7>&- &&
	{ wait "$pid"; test $? = 65; } && test "$(wc -l <out)" = 2
'
test_expect_success 'lines: one that a stopped hub does not answer is given up without another line' '
	kill -STOP "$HUB" && { zcc intake --file - <feed >out 2>err & } && pid=$! && exec 7>feed &&
	echo "{\"line\":\"112\"}" >&7 && { wait "$pid"; got=$?; kill -CONT "$HUB"; exec 7>&-; } &&
	test "$got" = 69 && grep "^line 1: no answer" err && test_must_be_empty out
'
test_expect_success 'lines: --id and fields do not go with --file' '
	code 64 zcc --id "$id" intake --file in && code 64 zcc intake --file in --line spoed &&
	code 65 zcc intake --file nowhere 2>err && grep nowhere err
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
