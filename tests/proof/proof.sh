#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# proof.sh TREE [ID...] - every gate of tests/proof/gates (or those named) within a budget of time,
# and one report of what was found.  zcc-proof(7) says what each gate means; `make proof` calls this.
#
#   TREE     build tree of a mode, % stands for the mode: build/%
#   BUDGET   seconds for all gates together (3600).  A gate gets the seconds that it needs at least,
#            and its share of what is left beyond; one that reaches its full count early leaves its
#            time to the later ones.  When the budget is less than all need, those that need least
#            are run.
#   SEED     a number, from the clock when absent: chance in every gate comes from it
#
# A gate is a command.  It gets ZCC_GATE_S (its seconds), ZCC_GATE_SEED and ZCC_BUILD (the release
# tree, or that of another mode when its line says MODE=asan before the command), a TMPDIR of its
# own (in shared memory when its line says ROOM=shm, for gates that are not about the disk), and what
# tests/lib/run.sh gives a test.  It says one line on stdout,
#
#     gate: ID held [REACHED: ]FIGURE
#     gate: ID broken|absent FIGURE
#
# and exits 0, 1 or 77.  REACHED is `full`, or how much of its full count: `12 %`, `<1 %`, or `part`.
# Broken is also a gate that says nothing or two things, or whose exit is another than its word; that
# takes half as long again as it may; that leaves a process, a file, a segment or a mount behind.  What
# it left is removed.
#
# The report is TREE/proof-report.txt of the release tree, what the gates said TREE/proof/ID.log.
# GATES_FILE is another table; what its gates run stands already, and nothing is built.
# Exit 0 when no gate is broken, 1 when one is, or absent while MUST=all, 64 for a wrong argument.
set -u
shopt -s nullglob

readonly GRACE_S=15 KILL_S=10
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
cd "$top" || exit 1
test $# -gt 0 || {
	echo "usage: proof.sh TREE [ID...]" >&2
	exit 64
}
tree=$1
shift
own_table=tests/proof/gates
table=${GATES_FILE:-$own_table}
budget=${BUDGET:-3600}
seed=${SEED:-$(date +%s)}
for number in "$budget" "$seed"; do
	[[ $number =~ ^[1-9][0-9]{0,17}$ ]] || {
		echo "proof.sh: BUDGET and SEED are whole numbers above 0, not $number" >&2
		exit 64
	}
done

build_of() { # MODE
	local dir=${tree//%/$1}
	mkdir -p "$dir" && (cd "$dir" && pwd)
}

release=$(build_of release) || exit 1
logs=$release/proof
report=$release/proof-report.txt
mkdir -p "$logs" || exit 1
commit=$(git rev-parse --short HEAD 2>/dev/null) || commit=none
test -z "$(git status --porcelain 2>/dev/null)" || commit=$commit+
gate_pid=
room=

# --- The table -----------------------------------------------------------------------------------
ids=() shares=() leasts=() fulls=() modes=() rooms=() commands=()

is_asked() { # ID NAMES...
	local id=$1 name
	shift
	test $# -gt 0 || return 0
	for name in "$@"; do
		test "$name" != "$id" || return 0
	done
	return 1
}

read_table() { # NAMES...
	local id share least full command mode below
	while IFS=$'\t' read -r id share least full command; do
		[[ $id != '' && $id != \#* ]] && is_asked "$id" "$@" || continue
		mode=release below=/tmp
		while [[ $command =~ ^(MODE|ROOM)=([a-z]+)\ (.*)$ ]]; do
			command=${BASH_REMATCH[3]}
			case ${BASH_REMATCH[1]} in
			MODE) mode=${BASH_REMATCH[2]} ;;
			ROOM) test ! -w /dev/shm || below=/dev/shm ;;
			esac
		done
		ids+=("$id") shares+=("$share") leasts+=("$least") fulls+=("$full")
		modes+=("$mode") rooms+=("$below") commands+=("$command")
	done <"$table"
	local name
	for name in "$@"; do
		[[ " ${ids[*]} " == *" $name "* ]] || {
			echo "proof.sh: $table has no gate $name" >&2
			exit 64
		}
	done
}

build_trees() {
	local mode
	test "$table" = "$own_table" || return 0
	for mode in $(printf '%s\n' release "${modes[@]}" | sort -u); do
		make --no-print-directory MODE="$mode" B="$(build_of "$mode")" proof-tree || exit 1
	done
}

# --- What a gate leaves --------------------------------------------------------------------------
# Its processes are known by the TMPDIR that they inherited, also those in a session of their own.
processes() {
	TMPDIR='' grep -lzxF "TMPDIR=$room" /proc/[0-9]*/environ 2>/dev/null | TMPDIR='' tr -dc '0-9\n'
}

mounts() {
	awk -v room="$room/" 'index($5 "/", room) == 1 { print $5 }' /proc/self/mountinfo
}

# Segments of the sites that were written down in $ZCC_SITES.
segments() {
	local site
	sort -u "$ZCC_SITES" | while read -r site; do
		test -z "$site" || find /dev/shm -name "zcc-$site-*"
	done
}

# Say what the gate left, and remove it.
clear_room() {
	local pid left
	for pid in $(processes); do
		printf 'process %s; ' "$(ps -o pid=,args= -p "$pid" | cut -c1-100)"
		kill -KILL "$pid" 2>/dev/null
	done
	for left in $(mounts | sort -r); do
		printf 'mount %s; ' "$left"
		umount -l "$left"
	done
	for left in $(segments); do
		printf 'segment %s; ' "$left"
		rm -f "$left"
	done
	left=$(find "$room" -mindepth 1 ! -path "$ZCC_SITES" 2>/dev/null | head -n 3 | tr '\n' ' ')
	test -z "$left" || printf 'files %s; ' "$left"
	rm -rf "$room"
}

# shellcheck disable=SC2317 # the trap calls it
on_exit() {
	test -z "$gate_pid" || {
		kill -TERM "$gate_pid"
		wait "$gate_pid"
	}
	test -z "$room" || clear_room >&2
}
trap on_exit EXIT
trap 'exit 130' HUP INT TERM

tell() { # FORMAT VALUES...
	# shellcheck disable=SC2059 # the format is the caller's
	printf "$@" | tee -a "$report"
}

# --- One gate ------------------------------------------------------------------------------------
export ZCC_DATA=$top/conf ZCC_MAN=$top/man ZCC_GATE_SEED=$seed
export TSAN_OPTIONS=suppressions=$top/tests/lib/tsan.supp
unset ZCC_CONFIG ZCC_OPERATOR ZCC_SCREENS_UPDATE
export TZ=Europe/Amsterdam LC_ALL=C.UTF-8

# timeout(1) puts the command in a process group of its own, and ends all of the group.
run_command() { # LOG SECONDS COMMAND
	local limit=$(($2 / 2 > GRACE_S ? $2 + $2 / 2 : $2 + GRACE_S))
	timeout -k "$KILL_S" "$limit" bash -c "$3" >"$1" 2>"$1.err" </dev/null &
	gate_pid=$!
	wait "$gate_pid" 2>/dev/null
	local status=$?
	gate_pid=
	return "$status"
}

# Set `word`, `reached` and `figure` from what the gate said and how it ended.
judge() { # ID LOG STATUS
	local said expected
	reached='-'
	said=$(grep -c '^gate: ' "$2")
	read -r _ _ word figure <<<"$(grep "^gate: $1 " "$2")"
	case $word in
	held) expected=0 ;;
	broken) expected=1 ;;
	absent) expected=77 ;;
	*) expected=none ;;
	esac
	[[ $figure =~ ^(full|part|<?[0-9]+ %):\ (.*)$ ]] && {
		reached=${BASH_REMATCH[1]}
		figure=${BASH_REMATCH[2]}
	}
	if test "$3" = 124 || test "$3" = 137; then
		word=broken figure="took too long and was stopped; ${figure:-it had said nothing}"
	elif test "$said" != 1 || test "$expected" = none; then
		word=broken figure="no result, exit $3"
	elif test "$3" != "$expected"; then
		figure="said $word but ended with $3: $figure" word=broken
	fi
}

run_gate() { # INDEX SECONDS
	local i=$1 id=${ids[$1]} left began=$SECONDS
	local log=$logs/$id.log word reached figure
	room=$(mktemp -d "${rooms[$i]}/zcc-p.XXXXXX") || exit 1
	chmod 711 "$room"
	export TMPDIR=$room ZCC_SITES=$room/sites ZCC_GATE_S=$2
	ZCC_BUILD=$(build_of "${modes[$i]}")
	export ZCC_BUILD ZCC_BIN=$ZCC_BUILD/bin
	: >"$ZCC_SITES"
	run_command "$log" "$2" "${commands[$i]}"
	judge "$id" "$log" $?
	left=$(clear_room)
	room=
	test -z "$left" || figure="left behind: $left$figure" word=broken
	cat "$log.err" >>"$log"
	rm -f "$log.err"
	test "$word" = held || reached='-'
	tell_gate "$i" "$word" "$reached" $((SECONDS - began)) "$figure"
	test "$word" != broken || tell '%s\n' "$(tail -n 20 "$log" | sed 's/^/# /')"
}

# The line of a gate in the report, and what its full count is.
tell_gate() { # INDEX WORD REACHED SECONDS FIGURE
	test "$2" != absent || absent=$((absent + 1))
	test "$2" != broken || broken=$((broken + 1))
	test "$3" != full || full=$((full + 1))
	tell '%-6s %-6s %5s %5d s  seed %s  %s  %s\n' "${ids[$1]}" "$2" "$3" "$4" "$seed" "$commit" "$5"
	tell '%28sfull: %s\n' '' "${fulls[$1]}"
}

# --- All of them ---------------------------------------------------------------------------------
# Which gates fit: those that need least, as many as the budget has room for.
choose() {
	local i need
	while read -r need i; do
		fits[i]=$((needed + need <= budget))
		needed=$((needed + fits[i] * need))
		share_left=$((share_left + fits[i] * shares[i]))
	done < <(for i in "${!ids[@]}"; do echo "${leasts[$i]} $i"; done | sort -n)
	over=$((budget - needed))
}

# The seconds of gate i: what it needs, and its share of what it and the later ones do not need.
allot() { # INDEX
	local beyond=$((budget - (SECONDS - began) - needed))
	test "$beyond" -lt 0 || beyond=$((beyond * shares[$1] / share_left))
	had=$((leasts[$1] + beyond > 0 ? leasts[$1] + beyond : 0))
	needed=$((needed - leasts[$1])) share_left=$((share_left - shares[$1]))
}

run_all() {
	local i needed=0 share_left=0 over had began=$SECONDS
	local -a fits
	: >"$report"
	tell 'zcc proof, %s, commit %s, seed %s, %s s, %s processors\n\n' \
		"$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$commit" "$seed" "$budget" "$(nproc)"
	choose
	for i in "${!ids[@]}"; do
		had=$over
		test "${fits[$i]}" = 0 || allot "$i"
		if test "${fits[$i]}" = 1 && test "$had" -ge "${leasts[$i]}"; then
			run_gate "$i" "$had"
		else
			tell_gate "$i" absent - 0 "needs ${leasts[$i]} s, had $had"
		fi
	done
	tell '\n%d gates: %d held (%d to their full count), %d broken, %d absent; %d s\n' "${#ids[@]}" \
		$((${#ids[@]} - broken - absent)) "$full" "$broken" "$absent" $((SECONDS - began))
}

broken=0 absent=0 full=0
read_table "$@"
build_trees
run_all
test "${MUST:-}" != all || broken=$((broken + absent))
exit $((broken > 0))
