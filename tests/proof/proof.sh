#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# proof.sh TREE [ID...] - every gate of tests/proof/gates (or those named) within a budget of time,
# and one report of what was found.  zcc-proof(7) says what each gate means; `make proof` calls this.
#
#   TREE     build tree of a mode, % stands for the mode: build/%
#   BUDGET   seconds for all gates together (3600).  A gate gets its share of what is left, so that
#            one that reaches its full count early leaves its time to the later ones.
#   SEED     a number, from the clock when absent: chance in every gate comes from it
#
# A gate is a command.  It gets ZCC_GATE_S (its seconds), ZCC_GATE_SEED and ZCC_BUILD (the release
# tree, or that of another mode when its line says MODE=asan before the command), a TMPDIR of its
# own, and what tests/lib/run.sh gives a test.  It says one line on stdout,
#
#     gate: ID held|broken|absent FIGURE
#
# and exits 0, 1 or 77.  Broken is also a gate that says nothing or two things, or whose exit is
# another than its word; that takes half as long again as it may; that leaves a process, a file, a
# segment or a mount behind.  What it left is removed.
#
# The report is TREE/proof-report.txt of the release tree, what the gates said TREE/proof/ID.log.
# Exit 0 when no gate is broken, 1 when one is, 64 for a wrong argument.
set -u
shopt -s nullglob

readonly GRACE_S=15 LEAST_S=5 KILL_S=10
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
cd "$top" || exit 1
test $# -gt 0 || {
	echo "usage: proof.sh TREE [ID...]" >&2
	exit 64
}
tree=$1
shift
table=${GATES_FILE:-tests/proof/gates}
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
ids=() shares=() fulls=() modes=() commands=()

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
	local id share full command mode
	while IFS=$'\t' read -r id share full command; do
		[[ $id != '' && $id != \#* ]] && is_asked "$id" "$@" || continue
		mode=release
		[[ $command =~ ^MODE=([a-z]+)\ (.*)$ ]] && {
			mode=${BASH_REMATCH[1]}
			command=${BASH_REMATCH[2]}
		}
		ids+=("$id") shares+=("$share") fulls+=("$full") modes+=("$mode") commands+=("$command")
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
	for mode in $(printf '%s\n' release "${modes[@]}" | sort -u); do
		make --no-print-directory MODE="$mode" B="$(build_of "$mode")" proof-tree || exit 1
	done
}

# --- What a gate leaves --------------------------------------------------------------------------
# Its processes are known by the TMPDIR that they inherited, also those in a session of their own.
processes() {
	local env pid
	for env in /proc/[0-9]*/environ; do
		pid=${env//[!0-9]/}
		{ tr '\0' '\n' <"$env" | grep -qx "TMPDIR=$room" && echo "$pid"; } 2>/dev/null
	done
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

# Set `word` and `figure` from what the gate said and how it ended.
judge() { # ID LOG STATUS
	local said expected
	said=$(grep -c '^gate: ' "$2")
	read -r _ _ word figure <<<"$(grep "^gate: $1 " "$2")"
	case $word in
	held) expected=0 ;;
	broken) expected=1 ;;
	absent) expected=77 ;;
	*) expected=none ;;
	esac
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
	local log=$logs/$id.log word figure
	room=$(mktemp -d /tmp/zcc-p.XXXXXX) || exit 1
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
	test "$word" != absent || absent=$((absent + 1))
	test "$word" != broken || broken=$((broken + 1))
	tell '%-6s %-6s %5d s  seed %s  %s  %s\n' "$id" "$word" $((SECONDS - began)) "$seed" \
		"$commit" "$figure"
	tell '%22sfull: %s\n' '' "${fulls[$i]}"
	test "$word" != broken || tell '%s\n' "$(tail -n 20 "$log" | sed 's/^/# /')"
}

# --- All of them ---------------------------------------------------------------------------------
run_all() {
	local i share_left=0 left=$budget spent seconds began=$SECONDS
	for i in "${!ids[@]}"; do
		share_left=$((share_left + shares[i]))
	done
	: >"$report"
	tell 'zcc proof, %s, commit %s, seed %s, %s s, %s processors\n\n' \
		"$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$commit" "$seed" "$budget" "$(nproc)"
	for i in "${!ids[@]}"; do
		spent=$((SECONDS - began))
		left=$((budget > spent ? budget - spent : 0))
		seconds=$((left * shares[i] / share_left))
		share_left=$((share_left - shares[i]))
		run_gate "$i" $((seconds > LEAST_S ? seconds : LEAST_S))
	done
	tell '\n%d gates: %d held, %d broken, %d absent; %d s\n' "${#ids[@]}" \
		$((${#ids[@]} - broken - absent)) "$broken" "$absent" $((SECONDS - began))
}

broken=0 absent=0
read_table "$@"
build_trees
run_all
exit $((broken > 0))
