#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='VS-1: a post falls away and is there again, in every order of events'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/clock.sh"

site --demo >/dev/null || exit 1
sed -i 's/lost_s = { value = 10/lost_s = { value = 4/' "$CONF"

PIDS=
# post OPERATOR SEAT CLAIMS [shift]: a console that lives; its output in OPERATOR.SEAT
post() {
	$BY_CLOCK "$ZCC_AID/lib/seat" "$CONF" "$@" >"$1.$2" 2>"$1.$2.err" &
	pid=$! PIDS="$PIDS $pid"
	eval "pid_$1_$2=$pid"
	soon 60 grep -q "^hello" "$1.$2"
}
# fall OPERATOR SEAT: it does not say good-bye
fall() {
	eval "pid=\$pid_$1_$2"
	kill -9 "$pid" && { wait "$pid" 2>/dev/null || :; }
}
field() {
	zcc --json show "$1" | json "$2"
}
is() {
	test "$(field "$1" "$2")" = "$3"
}
due() {
	left=$(field "$1" due_in_s) && test "$left" -ge "$2" && test "$left" -le "$3"
}
# lost CASE: whoever fell away with it does not come back in time
lost() {
	ahead 6 && soon 60 is "$1" state verlaten
}
# in_hand CASE OPERATOR STATE
in_hand() {
	is "$1" state "$3" && is "$1" claimed_by "$2"
}
# call LINE: no other caller waits
call() {
	zcc intake --line "$1" --phone 0612345678
}
done_with() {
	zcc --as "$1" close "$2" --reason overig
}

# When the triagist began, when he works in a shift.
on_shift() {
	zcc --json shift list | tr "{" "\n" | sed -n "s/.*\"name\":\"triagist\".*\"shift_since\":\"\([^\"]*\)\".*/\1/p" | grep .
}
off_shift() {
	! on_shift >/dev/null
}

export ZCC_OPERATOR=demo

test_expect_success 'a hub starts' 'clock_start && hub_start'
test_expect_success 'VS-1: lost, return: the call is with its operator again, unasked, under its old clock' '
	a=$(call regulier) && received=$(field "$a" received_at) && post triagist 7 1 && fall triagist 7 &&
	lost "$a" && is "$a" claimed_by triagist && due "$a" -60 120 &&
	post triagist 7 0 && in_hand "$a" triagist aangenomen && is "$a" received_at "$received" &&
	is "$a" taken_over_from null && is "$a" due_in_s null && done_with triagist "$a"
'
test_expect_success 'VS-1: from another terminal too' '
	fall triagist 7 && b=$(call regulier) && post triagist 8 1 && fall triagist 8 &&
	lost "$b" && post triagist 9 0 && in_hand "$b" triagist aangenomen &&
	done_with triagist "$b" && fall triagist 9
'
test_expect_success 'VS-1: lost, reclaimed, return: it stays with the colleague, who knows from whom it was' '
	c=$(call regulier) && zcc note "$c" --text "vastgelegd" && post triagist 7 1 &&
	zcc --as triagist draft "$c" --text "half getypt" && fall triagist 7 &&
	lost "$c" && zcc show "$c" | grep verlaten &&
	zcc --as regiearts claim "$c" && is "$c" taken_over_from triagist &&
	zcc show "$c" | grep "may still be talking with triagist" &&
	post triagist 7 0 && in_hand "$c" regiearts aangenomen
'
test_expect_success 'VS-1: what was typed and not recorded is with the dossier, for who took it over alone' '
	zcc --as regiearts show --dossier "$c" >out && grep "vastgelegd" out &&
	grep "triagist .*not recorded" out && grep "half getypt" out &&
	zcc --as regiearts --json show --dossier "$c" >out.json && json dossier.2.recorded <out.json | grep -x false &&
	json dossier.2.operator <out.json | grep -x triagist &&
	code 77 zcc --as coordinerend-triagist show --dossier "$c" >other && zcc --as coordinerend-triagist dossier noodknop "$c" \
		--reason overig --text "proef" && zcc --as coordinerend-triagist show --dossier "$c" >other && ! grep "half getypt" other &&
	zcc --as auditor audit show --case "$c" | grep " read" | grep regiearts &&
	zcc --as triagist draft "$c" | grep -x "half getypt"
'
test_expect_success 'VS-1: once he lets go it is shown to nobody' '
	zcc --as regiearts release "$c" && zcc --as regiearts claim "$c" && is "$c" taken_over_from null &&
	zcc --as regiearts show --dossier "$c" >out && ! grep "half getypt" out && done_with regiearts "$c"
'
test_expect_success 'VS-1: lost, hung up, return: nobody has it' '
	d=$(call regulier) && fall triagist 7 && post triagist 7 1 && fall triagist 7 &&
	lost "$d" && zcc --as regiearts abandon "$d" && post triagist 7 0 &&
	is "$d" state afgehaakt && is "$d" claimed_by null && zcc --as regiearts close "$d" --reason dubbel
'
test_expect_success 'VS-1, TE-1: on hold, lost, return: on hold under the limit that ran' '
	fall triagist 7 && e=$(call regulier) && f=$(call spoed) && post triagist 7 2 &&
	in_hand "$f" triagist aangehouden && limit=$(field "$f" due_in_s) && fall triagist 7 &&
	lost "$e" && lost "$f" && post triagist 7 0 &&
	in_hand "$f" triagist aangehouden && due "$f" 1 "$limit" && test "$(field "$f" held_s)" -ge 2 &&
	in_hand "$e" triagist aangenomen && done_with triagist "$e" && done_with triagist "$f"
'
test_expect_success 'VS-1: two lost at once each get their own' '
	fall triagist 7 && g=$(call regulier) && post triagist 7 1 && h=$(call regulier) &&
	post regiearts 17 1 && fall triagist 7 && fall regiearts 17 && lost "$g" &&
	lost "$h" && post regiearts 17 0 && in_hand "$h" regiearts aangenomen &&
	is "$g" state verlaten && post triagist 7 0 && in_hand "$g" triagist aangenomen &&
	done_with regiearts "$h" && done_with triagist "$g" && fall regiearts 17
'
test_expect_success 'VS-1: care was on its way: nobody is on the line, for who comes back and for who takes it over' '
	fall triagist 7 && s=$(call regulier) && post triagist 7 1 && zcc --as triagist identify "$s" --impossible onbekend &&
	zcc --as triagist deploy "$s" --care visite --abcd a=4,b=4,c=4,d=4,e=4 --complaint pijn-borst --answer borst-aard=3,kleur=3 &&
	in_hand "$s" triagist ingezet && fall triagist 7 && lost "$s" && is "$s" before ingezet &&
	zcc show "$s" | grep "nobody follows it" && code 75 zcc --as regiearts abandon "$s" &&
	post triagist 7 0 && in_hand "$s" triagist ingezet && u=$(call regulier) && post regiearts 17 1 &&
	in_hand "$u" regiearts aangenomen && fall triagist 7 && lost "$s" &&
	zcc --as regiearts claim "$s" && in_hand "$s" regiearts ingezet && in_hand "$u" regiearts aangenomen &&
	zcc show "$s" >out && ! grep "may still be talking" out &&
	zcc --as regiearts close "$s" --reason visite && done_with regiearts "$u" && fall regiearts 17 && post triagist 7 0
'
test_expect_success 'VS-1: a hub that was killed in between changes nothing' '
	fall triagist 7 && k=$(call regulier) && since=$(field "$k" received_at) && post triagist 7 1 &&
	fall triagist 7 && lost "$k" && hub_kill && drop_segment &&
	rm -f "$DIR"/state/book-*.snap && hub_start && is "$k" state verlaten && post triagist 7 0 &&
	in_hand "$k" triagist aangenomen && is "$k" received_at "$since" && done_with triagist "$k"
'
test_expect_success 'VS-1: the hub dies with the post, and counts from when it is ready' '
	fall triagist 7 && l=$(call regulier) && post triagist 7 1 && hub_kill && fall triagist 7 &&
	drop_segment && hub_start && lost "$l" && post triagist 7 0 &&
	in_hand "$l" triagist aangenomen && done_with triagist "$l"
'
test_expect_success 'VS-1, SH-1: where shifts are asked for, his goes on with the call' '
	fall triagist 7 && hub_stop && sed -i "s/demo = true/demo = false/" "$CONF" && hub_start &&
	m=$(zcc intake --line spoed) && post triagist 7 1 shift && on_shift >before && test -s before &&
	fall triagist 7 && lost "$m" && soon 60 off_shift && post triagist 7 0 &&
	in_hand "$m" triagist aangenomen && soon 60 on_shift >after && test_cmp before after &&
	zcc audit show | grep -w shift-back && done_with triagist "$m"
'
test_expect_success 'VS-1: chain, signatures and replay hold' 'zcc journal verify && zcc audit verify'
test_expect_success 'the hub stops and leaves no segment' 'fall triagist 7 && hub_stop'

for pid in $PIDS; do kill -9 "$pid" 2>/dev/null; done
test_done
