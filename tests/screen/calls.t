#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='A shift of calls through the screen: each is triaged and placed, whatever dies meanwhile'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

# "CALLS SEED"; `make calls` takes 200.  When they come is told by a file of real calls, what becomes of
# them by the counts of a telephone line; what they say by calls.answers.
: "${ZCC_CALLS:=8 1}"
read -r CALLS SEED <<<"$ZCC_CALLS"
DATA=${ZCC_SHARED_DATA:-$ZCC_DATA/../../shared/data}
ARRIVALS=$DATA/sf-fire-ems-calls/sf_fire_calls_2020.csv
OUTCOMES=$DATA/nhs111-calls/nhs111_monthly_2015-04_to_11.csv
ANSWERS=$TESTS/screen/calls.answers
PROTOCOL=$ZCC_DATA/protocols/demo.conf
FASTER=60       # than the file
DIES_OF=60      # at one of so many looks at the screen something dies
STEPS_MAX=400   # looks at the screen for one call
NAMES=(Bakker Visser Smit Mulder Bos Vos Peters Dekker Koster Prins)
PLACES=(Enschede Hengelo Almelo Oldenzaal Borne Losser)

test -r "$ARRIVALS" && test -r "$OUTCOMES" || {
	skip_all='no files of real calls'
	test_done
}
site --demo >/dev/null || exit 1
RANDOM=$SEED

# "SECONDS LINE": of the incidents of a day from half past four on, each once.
arrivals() {
	awk -F, '
	NR > 1 && $12 != "" && $4 != "Alarms" && !seen[$3]++ {
		split(substr($5, 12), t, ":")
		at = t[1] * 3600 + t[2] * 60 + t[3]
		if (day == "") day = substr($5, 1, 10)
		if (substr($5, 1, 10) == day && at >= 59400)
			print at - 59400, ($18 ~ /^Potentially/ ? "spoed" : "regulier")
	}' "$ARRIVALS" | sort -n | head -n "$CALLS" | awk -v faster="$FASTER" '{ print $1 / faster, $2 }'
}

# "OUTCOME PERMILLE", added up.
mix() {
	awk -F, '
	NR > 1 { amb += $24; seh += $25; hap += $27; gp += $28 + $29; other += $30; none += $31 }
	END {
		all = amb + seh + hap + gp + other + none
		print "ambulance", (at += amb) * 1000 / all; print "seh", (at += seh) * 1000 / all
		print "hap", (at += hap) * 1000 / all; print "huisarts", (at += gp) * 1000 / all
		print "elders", (at += other) * 1000 / all; print "zelfzorg", 1000
	}' "$OUTCOMES"
}

# What the screen calls a criterion, and its code.
declare -A CRITERION
while IFS='|' read -r code label; do
	CRITERION[$label]=$code
done < <(sed -n '/^criteria = /,$s/.*code = "\([a-z0-9-]*\)"; name = "\([^"]*\)".*/\1|\2/p' "$PROTOCOL")
mapfile -t COMES < <(arrivals)
mapfile -t MIX < <(mix)
mapfile -t SAID < <(grep -v '^#' "$ANSWERS")

outcome_of_permille() {
	for m in "${MIX[@]}"; do
		test "$1" -ge "$(printf %.0f "${m#* }")" || break
	done
	echo "${m% *}"
}

# Each outcome once, then by the mix; which answers: in turn.
declare -A STORY ID TURN
next=0
plan() {
	local all=(ambulance seh hap huisarts elders zelfzorg) outcome stories i
	for ((i = 0; i < CALLS; i++)); do
		outcome=${all[$i]:-$(outcome_of_permille $((RANDOM % 1000)))}
		mapfile -t stories < <(printf '%s\n' "${SAID[@]}" | grep "^$outcome|")
		STORY[$i]=${stories[$((${TURN[$outcome]:-0} % ${#stories[@]}))]}
		TURN[$outcome]=$((${TURN[$outcome]:-0} + 1))
	done
}
plan

now_s() {
	echo "${EPOCHREALTIME%.*}"
}

# Whoever is due by now rings.
BEGAN=$(now_s)
ring() {
	local at line
	while test "$next" -lt "$CALLS"; do
		read -r at line <<<"${COMES[$next]}"
		test "$(($(now_s) - BEGAN))" -ge "${at%.*}" || test "${1:-}" = now || return 0
		id=$(zcc intake --line "$line" --place "${PLACES[$((next % 6))]}" \
			--name "A. ${NAMES[$((next % 10))]}-$next" --birth-date "19$((40 + next % 50))-03-12" \
			--phone "06$((10000000 + next * 7919))") || return 1
		ID[$id]=$next
		next=$((next + 1))
		set --
	done
}

# What can die does, now and then; who works here starts it again.
killed_consoles=0 killed_hubs=0
console_kill() {
	pid=$(tm list-panes -t a -F "#{pane_pid}") && kill -KILL "$(pgrep -P "$pid" -f zcc-console)"
	until_true 30 test -s "$BASE/a.code"
	tm kill-session -t a 2>/dev/null
	killed_consoles=$((killed_consoles + 1))
}
fate() {
	test "$((RANDOM % DIES_OF))" = 0 || return 0
	case $((RANDOM % 3)) in
	0) console_kill && desk a 80x24 --as triagist ;;
	1) hub_kill && hub_start && killed_hubs=$((killed_hubs + 1)) ;;
	2) console_kill && hub_kill && hub_start && killed_hubs=$((killed_hubs + 1)) &&
		desk a 80x24 --as triagist ;;
	esac
}

look() {
	fate
	S=$(screen a)
}

# key LINES KEY...: until those lines of the screen (sed's way) are others, or a moment has passed.
key() {
	local before=$S
	local where=$1
	shift
	press a "$@"
	for ((w = 0; w < 50; w++)); do
		pause
		S=$(screen a)
		test "$(sed -n "$where" <<<"$before")" = "$(sed -n "$where" <<<"$S")" || return 0
	done
}

answer_to() {
	local code=${CRITERION[$1]:-}
	for said in $SAYS; do
		test "${said%=*}" != "$code" || { echo "${said#*=}" && return; }
	done
	# the mildest is the last one
	sed -n 's/^     \([1-9]\)  .*/\1/p' <<<"$S" | tail -n 1
}

# The number in front of a kind of care.
choice_of() {
	sed -n "s/^[> ] \([0-9]\)  $1.*/\1/p" <<<"$S" | head -n 1
}

shown_call() {
	sed -n '1s/^ TRIAGE \([0-9][0-9]*\) .*/\1/p' <<<"$S"
}

step_of() {
	sed -n '4s/^.*\([1-4]\) [^-]*\*.*/\1/p' <<<"$S"
}

is_answered() {
	local asked of
	IFS=/ read -r asked of < <(sed -n '4s,^.* \([0-9][0-9]*/[0-9][0-9]*\) .*,\1,p' <<<"$S")
	test "${asked:-0}" = "${of:-1}"
}

# One look at the screen, and what a triagist does then.
do_step() {
	local at label
	case $S in
	*"GEEN SERVER"* | *"Verbinden"*) pause; return ;;
	*"Wie is de pati"*)
		key 1,24p Enter
		return
		;;
	*"nr  wacht lijn"*)
		type a ":op $CALL" && key 1p Enter
		return
		;;
	esac
	at=$(shown_call)
	test "${at:-$CALL}" = "$CALL" || {
		escape a
		return
	}
	case $(step_of) in
	1)
		if grep -q 'Is de pati.*veilig' <<<"$S" && grep -q '^ .*herhaald? Enter\|^ WIE is' <<<"$S"; then
			key 1,3p Enter
		elif at=$(sed -n 's/^> \([A-E]\) .*/\1/p' <<<"$S") && test -n "$at"; then
			key 4,12p "$(answer_to "$at")"
		else
			key 4p v
		fi
		;;
	2)
		if grep -q '^> ' <<<"$S" && grep -q "Klacht: $LETTERS" <<<"$S"; then
			key 4p Enter
		else
			key 7,9p "$LETTERS"
		fi
		;;
	3)
		label=$(sed -n 's/^> \(.*[^ ]\) *$/\1/p' <<<"$S" | head -n 1)
		if ! is_answered && test -n "${CRITERION[$label]:-}"; then
			key 4,20p "$(answer_to "$label")"
		elif test "$label" = Pijn; then
			key 4,20p 3 && key 4,20p Enter
		elif test "$CARE" = ambulance; then
			key 20,23p '!' && think && key 1p j
		else
			key 4p Enter
		fi
		;;
	4)
		at=$(choice_of "$CARE_WORDS")
		if test -z "$at"; then
			key 5,16p 0
		elif ! grep -q "^> $at " <<<"$S"; then
			key 5,16p "$at"
		elif test "$CARE" = zelfzorg && grep -q '^[> ]\[ \]' <<<"$S"; then
			key 5,20p Space
		else
			think && key 1p j
		fi
		;;
	*)
		key 4p Enter
		;;
	esac
}

is_done() {
	zcc --json show "$CALL" >"$BASE/shown" 2>/dev/null &&
	case $(json state <"$BASE/shown") in
	aangenomen | wachtend | verlaten | aangehouden) return 1 ;;
	esac
}

take() {
	for ((n = 0; n < 200; n++)); do
		look
		CALL=$(shown_call)
		test -z "$CALL" || test "$(zcc --json show "$CALL" | json claimed_by)" != triagist || is_done || return 0
		case $S in
		*"nr  wacht lijn"*) key 1p n ;;
		*"GEEN SERVER"*) pause ;;
		*) press a Escape && think 0.25 ;;
		esac
		ring
	done
	return 1
}

one_call() {
	ring || return 1
	test "$next" -gt "$done_num" || ring now || return 1
	take || return 1
	IFS='|' read -r OUTCOME LETTERS COMPLAINT URGENCY CARE SAYS <<<"${STORY[${ID[$CALL]}]}"
	CARE_WORDS=${CARE#*=} CARE=${CARE%%=*}
	for ((s = 0; s < STEPS_MAX; s++)); do
		look
		test -n "$(step_of)" || ! is_done || break
		do_step
		ring || return 1
	done
	test "$s" -lt "$STEPS_MAX" || {
		echo "no end of $CALL, $OUTCOME: $S" >&2
		return 1
	}
	test "$CARE" != ambulance || zcc rav "$CALL" --spoken "centralist Bos" >/dev/null
	done_num=$((done_num + 1))
}

told_so() {
	zcc --json show "$CALL" >"$BASE/shown" && zcc --as triagist show "$CALL" --dossier >"$BASE/dossier" &&
	test "$(json urgency <"$BASE/shown")" = "$URGENCY" &&
	test "$(json triage.system.urgency <"$BASE/shown")" = "$URGENCY" &&
	grep -q "complaint:$COMPLAINT" "$BASE/dossier" || {
		echo "$CALL is not $URGENCY of $COMPLAINT" >&2
		cat "$BASE/shown" "$BASE/dossier" >&2
		return 1
	}
	for said in $SAYS; do
		grep -q "answer:$said" "$BASE/dossier" || {
			echo "$CALL lost $said" >&2
			cat "$BASE/dossier" >&2
			return 1
		}
	done
	test "$CARE" = ambulance || test "$(json triage.care <"$BASE/shown")" = "$CARE" || {
		echo "$CALL went to $(json triage.care <"$BASE/shown"), not $CARE" >&2
		return 1
	}
}

test_expect_success "a shift of $CALLS calls, in which consoles and hubs are killed" '
	hub_start && desk a 80x24 --as triagist && sees a "nr  wacht lijn" && done_num=0 &&
	while test "$done_num" -lt "$CALLS"; do
		one_call || return 1
	done
'
echo "# $killed_consoles consoles and $killed_hubs hubs were killed"
test_expect_success 'of each call every answer, its urgency and its care are kept' '
	for CALL in "${!ID[@]}"; do
		IFS="|" read -r OUTCOME LETTERS COMPLAINT URGENCY CARE SAYS <<<"${STORY[${ID[$CALL]}]}"
		CARE=${CARE%%=*}
		CARE=${CARE%%=*}
		told_so || return 1
	done
'
none_to_authorise() {
	for CALL in "${!ID[@]}"; do
		test "$(zcc --json show "$CALL" | json to_authorise)" != true || return 1
	done
}
test_expect_success 'C1, TB-6: the regiearts reads each advice, and authorises it' '
	! none_to_authorise && desk r 80x24 --as regiearts --desk regie && sees r "REGIE" && press r a && think &&
	for ((n = 0; n < CALLS; n++)); do
		! none_to_authorise || break
		press r Enter && sees r "Dossier" && think && press r a && think || return 1
	done
	none_to_authorise
'
test_expect_success 'the journal replays to the same, and the audit holds' '
	zcc --as auditor journal verify && zcc --as auditor audit verify
'

test_done
