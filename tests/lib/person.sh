# SPDX-License-Identifier: EUPL-1.2
# person.sh - people who work at consoles whatever dies meanwhile.  Source it after screen.sh.
#
# One desk is looked at at a time: `sit`.  Nobody remembers where he was: each look at the screen says what
# is to be done next, so that a console or a hub may be gone between any two of them.
#
#   sit DESK               from now on at this desk of DESKS; its console is started when it is not there
#   leave_desk             it is over for that desk: back to `a`
#   look                   S is the screen and L its lines, without that of behandelgrenzen; or what dies does before that (`fate`)
#   key FROM TO KEY...     keys, until those lines are others, or a moment has passed
#   speak TEXT             typed as it stands
#   has TEXT               the screen has it
#   rows FROM TO           ROWS are these lines
#   until_so GOAL STEP     looks, and STEP at each of them, until GOAL; both are commands
#   colon LINE             behind the colon, and Enter
#   commit                 j, after a look at what is asked
#
# What a STEP begins with, each true when that was to be done and was done:
#   at_rest                no server, or it is being looked for
#   on_case CASE           on the screen of this case, its triage left and its dossier open
#   on_list                on the list of the desk

DIES_OF=${DIES_OF:-60} # at one of so many looks at the screen something dies; 0: nothing
STEPS_MAX=${STEPS_MAX:-400} # looks for one purpose
D=a
declare -A DESKS=([a]="80x24 --as triagist") IS_OPEN=()
killed_consoles=0 killed_hubs=0

desk_start() {
	# shellcheck disable=SC2086 # a size and options
	desk "$D" ${DESKS[$D]} && IS_OPEN[$D]=1
}

sit() {
	D=$1
	test -n "${IS_OPEN[$D]:-}" || desk_start
}

# Not by a key: it leaves as a terminal does that is shut.
leave_desk() {
	test "$D" = a || { tm kill-session -t "$D" && unset "IS_OPEN[$D]"; }
	D=a
}

console_kill() {
	local pid
	pid=$(tm list-panes -t "$D" -F "#{pane_pid}") && kill -KILL "$(pgrep -P "$pid" -f zcc-console)"
	until_true 30 test -s "$BASE/$D.code"
	tm kill-session -t "$D" 2>/dev/null
	killed_consoles=$((killed_consoles + 1))
}

hub_again() {
	hub_kill && hub_start && killed_hubs=$((killed_hubs + 1))
}

fate() {
	test "$DIES_OF" -gt 0 && test "$((RANDOM % DIES_OF))" = 0 || return 0
	case $((RANDOM % 3)) in
	0) console_kill && desk_start ;;
	1) hub_again ;;
	2) console_kill && hub_again && desk_start ;;
	esac
}

see() {
	S=$(screen "$D")
	mapfile -t L <<<"$S"
	# behandelgrenzen move all else down
	[[ ${L[1]:-} != " BEHANDELGRENZEN"* ]] || L=("${L[0]}" "${L[@]:2}")
}

# One of many looks: no program is started for it.
mkfifo "$BASE/idle" && exec 7<>"$BASE/idle" || exit 1
think() {
	read -r -t "${1:-0.35}" -u 7 || :
}

# field PATH DOCUMENT: of one case in JSON, without a program; nothing: it is null, or not there
field() {
	local doc=$2 word
	for word in ${1//./ }; do
		[[ $doc == *"\"$word\":"* ]] || return 1
		doc=${doc#*"\"$word\":"}
		[[ $doc != null* ]] || { echo null && return; }
	done
	if [[ $doc == \"* ]]; then
		doc=${doc#\"}
		echo "${doc%%\"*}"
	else
		echo "${doc%%[,\}]*}"
	fi
}

look() {
	fate
	see
}

has() {
	[[ $S == *"$1"* ]]
}

rows() {
	local i
	ROWS=
	for ((i = $1 - 1; i < $2; i++)); do
		ROWS+=${L[$i]:-}$'\n'
	done
}

key() {
	local from=$1 to=$2 before w
	rows "$from" "$to"
	before=$ROWS
	shift 2
	press "$D" "$@"
	for ((w = 0; w < 120; w++)); do
		think 0.03
		see
		rows "$from" "$to"
		test "$before" = "$ROWS" || return 0
	done
}

speak() {
	type "$D" "$1" && think 0.1
}

# A line of command: what comes in one read would be a paste.
colon() {
	local w
	press "$D" :
	think 0.05
	type "$D" "$1"
	for ((w = 0; w < 60; w++)); do
		think 0.03
		see
		! has ":$1" || break
	done
	key 1 24 Enter
}

commit() {
	think && key 1 24 j
}

at_rest() {
	has "GEEN SERVER" || has Verbinden || return 1
	think 0.1
}

is_list() {
	has "nr  wacht lijn"
}

is_triage() {
	[[ ${L[3]} =~ \ 4\ Inzet ]]
}

shown_case() {
	[[ ${L[0]} =~ ^\ [A-Z]+\ ([0-9]+)\  ]] && echo "${BASH_REMATCH[1]}"
}

on_list() {
	is_list && return 1
	escape "$D"
}

on_case() {
	test "$(shown_case)" = "$1" && has "- Dossier -" && return 1
	if is_list; then
		colon "o $1"
	else
		escape "$D"
	fi
}

until_so() {
	local goal=$1 step=$2 n
	for ((n = 0; n < STEPS_MAX; n++)); do
		look
		at_rest && continue
		test -z "${TRACE:-}" || echo "=== $step: $S"
		! $goal || return 0
		$step
		ring
	done
	echo "never so: $goal, by $step, for $CALL at desk $D: $S" >&2
	return 1
}
