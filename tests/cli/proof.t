#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='The runner of the gates: who fits into a budget, what a gate left, what the report says'
. "$(dirname "$0")/../lib/site.sh"

# gate ID SHARE LEAST COMMAND: a line of the table of this test
gate() {
	printf '%s\t%s\t%s\tall of it\t%s\n' "$@" >>gates
}

# proof BUDGET [ID...]: the report is in the file report
proof() {
	BUDGET=$1
	shift
	BUDGET=$BUDGET SEED=7 GATES_FILE=$PWD/gates "$TESTS/proof/proof.sh" "$PWD/tree-%" "$@" >said 2>err
	got=$?
	test "$got" = 64 || { cp tree-release/proof-report.txt report && cmp report said; } || return 2
	return "$got"
}

# told ID WORDS...: what the report says of it, the seconds that it took and the commit left out
told() {
	id=$1
	shift
	now=$(sed -n "s/^$id  *\([a-z]*\)  *\(.*[^ ]\)  *[0-9]* s  seed 7  [^ ]*  /\1 \2 /p" report)
	test "$now" = "$*" || {
		echo "$id: $now" >&2
		return 1
	}
}

# between LEAST MOST ID: so many seconds the gate had, which it said
between() {
	had=$(sed -n "s/^$3 .* had \([0-9]*\)$/\1/p" report)
	test "$had" -ge "$1" && test "$had" -le "$2"
}

test_expect_success 'a gate whose seconds do not fit is absent, and says what it needs and had' '
	gate A-1 1 30 "echo \"gate: A-1 held full: 1\"" &&
	gate A-2 1 200 "echo \"gate: A-2 held full: 1\"" &&
	gate A-3 1 10 "echo \"gate: A-3 held full: 1\"" &&
	proof 100 &&
	told A-1 held full 1 &&
	told A-2 absent - needs 200 s, had 60 &&
	told A-3 held full 1 &&
	grep "^3 gates: 2 held (2 to their full count), 0 broken, 1 absent" report
'
test_expect_success 'those that need least come first, and one alone is judged alike' '
	proof 35 && told A-1 absent - needs 30 s, had 25 && told A-3 held full 1 &&
	proof 199 A-2 && told A-2 absent - needs 200 s, had 199 &&
	proof 260 A-2 && told A-2 held full 1
'
test_expect_success 'each gets what it needs, and its share of the rest' '
	rm gates &&
	gate B-1 3 10 "echo \"gate: B-1 held full: had \$ZCC_GATE_S\"" &&
	gate B-2 1 500 "echo \"gate: B-2 held full: had \$ZCC_GATE_S\"" &&
	gate B-3 1 90 "echo \"gate: B-3 held full: had \$ZCC_GATE_S\"" &&
	proof 1100 &&
	between 250 310 B-1 && between 600 900 B-2 && between 900 1100 B-3
'
test_expect_success 'the report says how far each came' '
	rm gates &&
	gate C-1 1 1 "echo \"gate: C-1 held full: all\"" &&
	gate C-2 1 1 "echo \"gate: C-2 held 12 %: some\"" &&
	gate C-3 1 1 "echo \"gate: C-3 held <1 %: few\"" &&
	gate C-4 1 1 "echo \"gate: C-4 absent no disk\"; exit 77" &&
	proof 60 &&
	told C-1 held full all && told C-2 held 12 % some && told C-3 held "<1 %" few &&
	told C-4 absent - no disk &&
	grep "^4 gates: 3 held (1 to their full count), 0 broken, 1 absent" report
'
test_expect_success 'where every gate must run, one that is absent fails the run' '
	rm gates &&
	gate E-1 1 1 "echo \"gate: E-1 held full: all\"" &&
	MUST=all proof 60 &&
	gate E-2 1 1 "echo \"gate: E-2 absent 0 cuts: no root\"; exit 77" &&
	MUST=all test_expect_code 1 proof 60 &&
	told E-2 absent - 0 cuts: no root &&
	proof 60
'
test_expect_success 'broken is who says so, says nothing, says another thing than it does, or leaves something' '
	rm gates &&
	gate D-1 1 1 "echo \"gate: D-1 broken one lost\"; exit 1" &&
	gate D-2 1 1 "true" &&
	gate D-3 1 1 "echo \"gate: D-3 held full: all\"; exit 1" &&
	gate D-4 1 1 "echo \"gate: D-4 held full: all\"; touch \"\$TMPDIR/left\"" &&
	gate D-5 1 1 "echo \"gate: D-5 held full: all\"; setsid sleep 600 >&- 2>&- &" &&
	gate D-6 1 1 "echo \"gate: D-6 held full: all\"" &&
	test_expect_code 1 proof 60 &&
	told D-1 broken - one lost && told D-2 broken - no result, exit 0 &&
	told D-3 broken - said held but ended with 1: all &&
	grep "D-4 *broken.*left behind: files .*/left" report &&
	grep "D-5 *broken.*left behind: process .*sleep 600" report &&
	told D-6 held full all
'
test_expect_success 'a room in shared memory is another one, and is as clean afterwards' '
	rm gates &&
	gate E-1 1 1 "ROOM=shm echo \"gate: E-1 held full: \$TMPDIR\"" &&
	proof 60 && room=$(grep -o "/[^ ]*zcc-p[^ ]*" report) && test ! -e "$room" &&
	case $room in /dev/shm/*) ;; *) test ! -w /dev/shm ;; esac
'
test_expect_success 'a number that is none, and a gate that is not there, are refused' '
	test_expect_code 64 proof 1x && grep "not 1x" err &&
	test_expect_code 64 proof 60 E-2 && grep "has no gate E-2" err
'

test_done
