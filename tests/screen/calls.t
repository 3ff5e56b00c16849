#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='A shift of calls through the screen: each is triaged and placed, whatever dies meanwhile'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"
. "$TESTS/lib/person.sh"

# "CALLS SEED PATH...".  `make calls` takes 200, and then each path of calls.paths must have been walked;
# of fewer those that are named.  When the calls come is told by a file of real ones, what becomes of them
# by the counts of a telephone line; what they say by calls.answers.
: "${ZCC_CALLS:=8 1}"
read -r CALLS SEED NAMED <<<"$ZCC_CALLS"
DATA=${ZCC_SHARED_DATA:-$ZCC_DATA/../../shared/data}
ARRIVALS=$DATA/sf-fire-ems-calls/sf_fire_calls_2020.csv
OUTCOMES=$DATA/nhs111-calls/nhs111_monthly_2015-04_to_11.csv
ANSWERS=$TESTS/screen/calls.answers
PROTOCOL=$ZCC_DATA/protocols/demo.conf
FASTER=60       # than the file
NAMES=(Bakker Visser Smit Mulder Bos Vos Peters Dekker Koster Prins)
PLACES=(Enschede Hengelo Almelo Oldenzaal Borne Losser)
ALL_OUTCOMES=(ambulance seh hap huisarts elders zelfzorg)
DESKS=([a]="80x24 --as triagist" [r]="132x43 --as regiearts --desk regie" [v]="80x24 --as vervolgzorg"
	[g]="80x24 --as ggz" [m]="80x24 --as centralist" [p]="80x24 --as anna" [t]="80x24 --as toezicht")

test -r "$ARRIVALS" && test -r "$OUTCOMES" || {
	skip_all='no files of real calls'
	test_done
}
. "$TESTS/screen/calls.paths"
site --demo >/dev/null || exit 1
# Whoever waits for a person of this test has time, however slow the machine is.
sed -i 's/transfer_s = { value = 60/transfer_s = { value = 1800/; s/hold_s = { value = 120/hold_s = { value = 3600/;
	s/noodknop_s = { value = 900/noodknop_s = { value = 3600/; s/retriage_u\([0-5]\)_s = { value = [0-9]*/retriage_u\1_s = { value = 1/' "$CONF"
RANDOM=$SEED

# "SECONDS LINE": of the incidents of a month from half past four on its first day on, each once.
arrivals() {
	awk -F, '
	NR > 1 && $12 != "" && $4 != "Alarms" && !seen[$3]++ {
		split(substr($5, 12), t, ":")
		at = t[1] * 3600 + t[2] * 60 + t[3]
		if (day == "") day = substr($5, 9, 2)
		at += (substr($5, 9, 2) - day) * 86400
		if (at >= 59400)
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

# What the screen calls a criterion, and its code; of another complaint one may be called so too.
declare -A CRITERION
while IFS='|' read -r code label; do
	CRITERION[$label]+=" $code "
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

# hook WHEN: what the path of this call has for it; false: nothing
hook() {
	test -n "$P" && declare -F "$1_$P" >/dev/null && "$1_$P"
}

# Each outcome once, then by the mix; which answers, and which path: in turn.
declare -A STORY PATH_OF ID TURN KEPT
next=0 EXTRAS=0 LAST=0
whole() {
	test -z "$NAMED" && test "$CALLS" -ge $((${#ALL_OUTCOMES[@]} + ${#PATHS[@]}))
}
plan() {
	local paths outcome stories i P
	read -r -a paths <<<"$NAMED"
	! whole || paths=("${PATHS[@]}")
	for ((i = 0; i < CALLS; i++)); do
		P=
		test "${#paths[@]}" = 0 || { test -z "$NAMED" && test "$i" -lt "${#ALL_OUTCOMES[@]}"; } ||
			P=${paths[$((i % ${#paths[@]}))]}
		outcome=${ALL_OUTCOMES[$i]:-$(outcome_of_permille $((RANDOM % 1000)))}
		outcome=${OUTCOME_OF[${P:-none}]:-$outcome}
		mapfile -t stories < <(printf '%s\n' "${SAID[@]}" | grep "^$outcome|")
		story "${stories[$((${TURN[$outcome]:-0} % ${#stories[@]}))]}"
		TURN[$outcome]=$((${TURN[$outcome]:-0} + 1))
		hook story
		PATH_OF[$i]=$P
		STORY[$i]="$OUTCOME|$LETTERS|$COMPLAINT|$URGENCY|$CARE|$SAYS|$SYSTEM|$PAIN"
	done
}
# story LINE: what it has in words of its own
story() {
	IFS='|' read -r OUTCOME LETTERS COMPLAINT URGENCY CARE SAYS SYSTEM PAIN <<<"$1"
	CARE_WORDS=${CARE#*=} CARE_CODE=${CARE%%=*}
	IS_ALONE='' TICKED=''
}
IDS[none]='' OUTCOME_OF[none]=''
plan

now_s() {
	echo "${EPOCHREALTIME%.*}"
}

# Whoever is due by now rings.
BEGAN=$(now_s)
ring() {
	local at line P E CAME LINE PHONE BORN id # whoever rings is nobody's business yet
	while test "$next" -lt "$CALLS"; do
		read -r at line <<<"${COMES[$next]}"
		test "$(($(now_s) - BEGAN))" -ge "${at%.*}" || test "${1:-}" = now || return 0
		P=${PATH_OF[$next]}
		LINE=$line PHONE=06$((10000000 + next * 7919)) BORN=19$((40 + next % 50))-03-12 CAME=()
		hook comes
		id=$(zcc intake --line "$LINE" --phone "$PHONE" "${CAME[@]}" --place "${PLACES[$((next % 6))]}" \
			--name "A. ${NAMES[$((next % 10))]}-$next" --birth-date "$BORN") || return 1
		ID[$id]=$next
		LAST=$id
		next=$((next + 1))
		set --
	done
}

# --- A triage at the screen -----------------------------------------------------------------------------------
said_to() {
	local said
	for said in $SAYS; do
		[[ ${CRITERION[$1]:-} != *" ${said%=*} "* ]] || { echo "${said#*=}" && return; }
	done
	return 1
}

answer_to() {
	local i
	said_to "$1" && return
	# the mildest is the last one
	for ((i = ${#L[@]} - 1; i >= 0; i--)); do
		[[ ! ${L[$i]} =~ ^\ {5}([1-9])\ \  ]] || { echo "${BASH_REMATCH[1]}" && return; }
	done
}

# The question at which the cursor stands.
label() {
	local l
	for l in "${L[@]}"; do
		[[ ! $l =~ ^\>\ (.*[^\ ])\ *$ ]] || { echo "${BASH_REMATCH[1]}" && return; }
	done
}

# The number in front of a kind of care.
choice_of() {
	sed -n "s/^[> ] \([0-9]\)  $1.*/\1/p" <<<"$S" | head -n 1
}

step_of() {
	! is_triage || [[ ! ${L[3]} =~ ([1-4])\ [^-]*\* ]] || echo "${BASH_REMATCH[1]}"
}

answered_num() {
	[[ ${L[3]} =~ \ ([0-9]+)/([0-9]+)\  ]] && echo "${BASH_REMATCH[1]}"
}

is_answered() {
	[[ ${L[3]} =~ \ ([0-9]+)/([0-9]+)\  ]] && test "${BASH_REMATCH[1]}" = "${BASH_REMATCH[2]}"
}

# One look at the screen, and what a triagist does then.
do_step() {
	local at
	! at_rest || return 0
	if has "Wie is de pati"; then
		key 1 24 Enter
		return
	elif is_list; then
		colon "op $CALL"
		return
	fi
	at=$(shown_case)
	test "${at:-$CALL}" = "$CALL" || {
		escape "$D"
		return
	}
	STEP=$(step_of)
	! hook during || return 0
	if test -z "$STEP" && has "IN WACHT"; then
		key 1 24 w
		return
	fi
	case $STEP in
	1) do_letters ;;
	2)
		if grep -q '^> ' <<<"$S" && has "Klacht: $LETTERS"; then
			key 4 4 Enter
		else
			key 7 9 "$LETTERS"
		fi
		;;
	3) do_criterion ;;
	4) do_care ;;
	*) key 4 4 Enter ;;
	esac
}

do_letters() {
	local at
	if grep -q 'Is de pati.*veilig' <<<"$S" && grep -q '^ .*herhaald? Enter\|^ WIE is' <<<"$S"; then
		key 1 3 Enter
	elif at=$(sed -n 's/^> \([A-E]\) .*/\1/p' <<<"$S") && test -n "$at"; then
		key 4 12 "$(answer_to "$at")"
	else
		key 4 4 v
	fi
}

do_criterion() {
	local label
	label=$(label)
	if ! is_answered && test -n "${CRITERION[$label]:-}"; then
		key 4 20 "$(answer_to "$label")"
	elif [[ $label == Pijn,* ]] && test -n "$PAIN"; then
		has "gecorrigeerd 5" || speak "$PAIN"
		key 4 20 Enter
	elif ! is_answered; then
		key 4 20 Home # a console that was killed has not kept the last ones
	elif test "$CARE_CODE" = ambulance; then
		key 20 23 '!' && commit
	else
		key 4 4 Enter
	fi
}

do_care() {
	local at
	at=$(choice_of "$CARE_WORDS")
	if ! is_answered && test "$P" != not_asked; then
		escape "$D"
	elif test -z "$at"; then
		key 5 16 0
	elif ! grep -q "^> $at " <<<"$S"; then
		key 5 16 "$at"
	elif test "$CARE_CODE" = zelfzorg && grep -q '^[> ]\[ \]' <<<"$S"; then
		key 5 20 Space
	else
		commit
	fi
}

is_done() {
	case $(at "$CALL" state) in
	'') return 1 ;;
	aangenomen | wachtend | verlaten | aangehouden | terugbellen | afgehaakt) return 1 ;;
	esac
}

# On the list, and a console that was killed had it open.
taken_and_left() {
	local l id
	for l in "${L[@]}"; do
		[[ $l =~ ^.{5,12}[^0-9]([0-9]+)\ .*MIJN ]] || continue
		id=${BASH_REMATCH[1]}
		test -z "${ID[$id]:-}" || test -n "${KEPT[$id]:-}" || { echo "$id" && return; }
	done
	return 1
}

take() {
	local n at
	for ((n = 0; n < 200; n++)); do
		look
		CALL=$(shown_case)
		test -z "$CALL" || test -z "${ID[$CALL]:-}" || test -n "${KEPT[$CALL]:-}" ||
			! is "$CALL" claimed_by triagist || is_done || return 0
		if test -n "$CALL" && test -n "${KEPT[$CALL]:-}" && is "$CALL" claimed_by triagist && ! is "$CALL" state gesloten; then
			# Its post was lost with care on its way, which somebody has to follow again.
			zcc --as triagist close "$CALL" --reason overig >/dev/null
		elif is_list && at=$(taken_and_left); then
			colon "op $at"
		elif is_list; then
			key 1 1 n
		else
			at_rest || escape "$D"
		fi
		ring
	done
	echo "no next call: $S" >&2
	return 1
}

one_call() {
	ring || return 1
	test "$next" -gt "$done_num" || ring now || return 1
	take || return 1
	P=${PATH_OF[${ID[$CALL]}]}
	story "${STORY[${ID[$CALL]}]}"
	test -z "$P" || ! declare -F "before_$P" >/dev/null || "before_$P" || return 1
	for ((s = 0; s < STEPS_MAX; s++)); do
		look
		test -n "$(step_of)" || ! is_done || break
		do_step
		ring || return 1
	done
	test "$s" -lt "$STEPS_MAX" || {
		echo "no end of $CALL, $OUTCOME $P: $S" >&2
		return 1
	}
	test "$CARE_CODE" != zelfzorg || until_so is_closed step_close || return 1
	test -z "$P" || ! declare -F "after_$P" >/dev/null || "after_$P" || return 1
	test "$CARE_CODE" != ambulance || test "$(at "$CALL" handover.state)" != verzonden ||
		zcc rav "$CALL" --spoken "centralist Bos" >/dev/null
	test -z "$P" || WALKED[$P]=$((WALKED[$P] + 1))
	KEPT[$CALL]=$(as_it_is "$CALL")
	care_is_done
	done_num=$((done_num + 1))
}

# Who got what he needed is no case of hers any more: what she has in hand stays little, as at a desk.
care_is_done() {
	case $(at "$CALL" state) in
	ingezet | getrieerd) ! is "$CALL" claimed_by triagist || zcc --as triagist close "$CALL" --reason overig >/dev/null ;;
	esac
}

# What may not be another at the end: what was judged, the care, and how often it was triaged.
as_it_is() {
	zcc --json show "$1" >"$BASE/shown" && for what in urgency triage.system.urgency triage.care triage.asked triage.times; do
		printf '%s ' "$(field $what "$(<"$BASE/shown")")"
	done
}

told_so() {
	test "$(as_it_is "$CALL")" = "${KEPT[$CALL]}" && codes "$CALL" >"$BASE/dossier" &&
	{ test -z "$URGENCY" || is "$CALL" urgency "$URGENCY"; } &&
	{ test -z "$URGENCY" || is "$CALL" triage.system.urgency "${SYSTEM:-$URGENCY}"; } &&
	{ test -z "$COMPLAINT" || grep -q "complaint:$COMPLAINT" "$BASE/dossier"; } || {
		echo "$CALL is not $URGENCY of $COMPLAINT, or other than ${KEPT[$CALL]}" >&2
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
	test "${CARE_CODE:-ambulance}" = ambulance || is "$CALL" triage.care "$CARE_CODE" || {
		echo "$CALL went to $(at "$CALL" triage.care), not $CARE_CODE" >&2
		return 1
	}
}

# --- The shift -------------------------------------------------------------------------------------------------
# Of all, anna alone has a passphrase: a demonstration gives nobody one.
at_terminal() {
	tm new-session -d -s "$1" -x 80 -y 24 "$2; echo ended \$?; exec cat"
}
# What is typed before it is asked for is thrown away.
is_asked_for() {
	test "$(screen key | grep -c "Passphrase of anna:")" = "$1"
}
make_anna() {
	sed -i 's/demo = true/demo = false/' "$CONF" && hub_start &&
	at_terminal key "\"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" --as beheer operator add anna --role triagist" &&
	until_true 10 is_asked_for 1 && type key "een goede zin" && press key Enter && until_true 10 is_asked_for 2 &&
	type key "een goede zin" && press key Enter && sees key "ended 0" && tm kill-session -t key && hub_stop &&
	sed -i 's/demo = false/demo = true/' "$CONF"
}
needs() {
	whole || [[ " $NAMED " == *" $1 "* ]]
}
! needs lock || test_expect_success 'somebody has a passphrase' make_anna

test_expect_success "a shift of $CALLS calls, in which consoles and hubs are killed" '
	hub_start && sit a && sees a "nr  wacht lijn" && done_num=0 &&
	while test "$done_num" -lt "$CALLS"; do
		one_call || return 1
	done
'
echo "# $killed_consoles consoles and $killed_hubs hubs were killed, $EXTRAS calls came besides"
for P in "${PATHS[@]}"; do
	needs "$P" && test_expect_success "${IDS[$P]}: $P was walked, and nothing of it is lost" '
		test "${WALKED[$P]}" -gt 0 && for CALL in "${!ID[@]}"; do
			test "${PATH_OF[${ID[$CALL]}]}" != "$P" || ! declare -F "kept_$P" >/dev/null || "kept_$P" "$CALL" || {
				echo "$CALL lost what $P did" >&2
				zcc show "$CALL" >&2
				dossier "$CALL" >&2
				return 1
			}
		done
	'
done
test_expect_success 'of each call every answer, its urgency and its care are kept' '
	wrong=0
	for CALL in "${!ID[@]}"; do
		story "${STORY[${ID[$CALL]}]}"
		told_so || wrong=$((wrong + 1))
	done
	test "$wrong" = 0
'
none_to_authorise() {
	for CALL in "${!ID[@]}"; do
		! is "$CALL" to_authorise true || return 1
	done
}
test_expect_success 'C1, TB-6: the regiearts reads each advice, and authorises it' '
	D=r && DIES_OF=0 && sit r && sees r "REGIE" && until_so none_to_authorise step_authorise
'
! needs noodknop || test_expect_success 'AU-8: toezicht looks into each use of the noodknop' '
	! no_use_waits && sit t && until_so no_use_waits "step_review n" && leave_desk
'
! needs tag || test_expect_success 'KB-15: toezicht looks into each tag' '
	! no_tag_waits && sit t && until_so no_tag_waits "step_review e" && leave_desk
'
# There is no screen for these: who keeps the site and who audits it work at the command line.
some_closed() {
	for CALL in "${!ID[@]}"; do
		! is "$CALL" state gesloten || return 0
	done
	return 1
}
test -n "$NAMED" || test_expect_success 'AU-5, AU-6: a patient reads who was at the dossier, and has it erased; nothing else is too old' '
	some_closed && zcc --as auditor audit access "$CALL" | grep heeft && zcc --as beheer retention list | grep "Te oud: 0 van" &&
	zcc --as beheer dossier erase "$CALL" --reason verzoek && is "$CALL" erased true
'
test_expect_success 'no case is lost, and none is there twice' '
	zcc --json status >"$BASE/status" && test $((CALLS + EXTRAS)) = \
		$(($(json cases.waiting <"$BASE/status") + $(json cases.open <"$BASE/status") + $(json cases.closed <"$BASE/status")))
'
test_expect_success 'the journal replays to the same, and the audit holds' '
	zcc --as auditor journal verify && zcc --as auditor audit verify
'

test_done
