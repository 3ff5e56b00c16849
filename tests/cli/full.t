#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='F6: a full disk: nothing acknowledged is lost, hand-over works, the board is shown'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# The journal's disk is a small one of its own.
if ! mount -t tmpfs -o size=96m,mode=0700 zcc-full "$DIR/state" 2>/dev/null; then
	skip_all='needs a small file system, and mount works for root only'
	test_done
fi
off() {
	left_by=$?
	hub_kill
	umount -l "$DIR/state"
	(exit "$left_by")
	leave
}
trap off EXIT

fill_disk() {
	! head -c 100M /dev/zero >>"$DIR/state/filler" 2>/dev/null
}

empty_disk() {
	rm "$DIR/state/filler"
}

is_in_state() {
	zcc --json status >now 2>/dev/null && test "$(json state <now)" = "$1"
}

state_of() {
	zcc --json show "$1" | json state
}

new_id() {
	printf "%012x%s" "$(date +%s%3N)" "$1"
}

# Of a case, without asking the hub: show is a read, and those are recorded.
on_board() {
	zcc --json queue >rows &&
	perl -MJSON::PP -e '
		my ($id, $key, $value) = @ARGV;
		my ($c) = grep { $_->{id} == $id } @{decode_json(join "", <STDIN>)};
		exit(defined $c && ($c->{$key} // "null") eq $value ? 0 : 1);' "$1" "$2" "$3" <rows
}

# 64 MiB or N
reserve_has() {
	test "$(stat -c %s "$DIR/state/reserve")" = "${1:-67108864}"
}

seat_start() {
	"$ZCC_AID/lib/seat" "$CONF" triagist 7 >seat.out 2>seat.err &
	SEAT=$!
	soon 10 grep -q "^hello" seat.out
}

test_expect_success 'with room: cases, claims, a console; the reserve is there' '
	hub_start && reserve_has && first=$(zcc intake --line spoed) && seat_start &&
	grep -x "claimed $first" seat.out &&
	a=$(zcc intake --line spoed --complaint koorts) && b=$(zcc intake --line regulier) &&
	done_id=$(new_id 00112233445566778899) && c=$(zcc --id "$done_id" intake --line regulier) &&
	zcc claim "$a" && zcc claim "$b"
'
test_expect_success 'a full disk: state vol, and what is new is answered 74' '
	fill_disk && soon 5 is_in_state vol &&
	code 74 zcc intake --line spoed 2>err && grep "disk is full" err &&
	code 74 zcc claim "$c" 2>err && code 74 zcc --as regiearts note "$a" --text x 2>err
'
test_expect_success 'the board is still shown, and status counts' '
	is_in_state vol && test "$(json cases.open <now)" = 3 && test "$(json cases.waiting <now)" = 1 &&
	on_board "$a" claimed_by demo && on_board "$c" state wachtend
'
test_expect_success 'what was done before still has its answer' '
	test "$(zcc --id "$done_id" intake --line regulier)" = "$c"
'
test_expect_success 'hand-over works out of the reserve: release and rav' '
	zcc release "$a" && on_board "$a" state wachtend && zcc rav "$b" && on_board "$b" state rav
'
test_expect_success 'a console that falls silent meanwhile loses its call to others' '
	kill -9 "$SEAT" && { wait "$SEAT" 2>/dev/null || :; } &&
	soon 14 on_board "$first" state verlaten
'
test_expect_success 'with room again it works without a restart, and the reserve is made again' '
	empty_disk && soon 5 is_in_state live && reserve_has && zcc claim "$a" &&
	zcc --as regiearts intake --line spoed && zcc --as triagist claim "$first"
'
test_expect_success 'log-out works on a full disk' '
	seat_start && fill_disk && soon 5 is_in_state vol && kill "$SEAT" && wait "$SEAT" && grep -x bye seat.out
'
test_expect_success 'stopped and started on the full disk: vol from the start, and the board stands' '
	hub_stop && hub_start && is_in_state vol && zcc --json queue >rows &&
	on_board "$a" claimed_by demo && on_board "$b" state rav &&
	code 74 zcc intake --line spoed 2>err && zcc release "$a" && on_board "$a" state wachtend
'
test_expect_success 'the same after a kill' '
	hub_kill && hub_start && is_in_state vol && on_board "$a" state wachtend
'
test_expect_success 'when others took the reserve too, it says so, goes on showing, and loses nothing' '
	soon 60 sh -c "
		head -c 100M /dev/zero >>\"$DIR/state/filler\" 2>/dev/null
		test \"\$(stat -c %s \"$DIR/state/reserve\")\" = 0" &&
	soon 5 grep "reserve is used up" "$BASE/hub.log" && is_in_state vol &&
	code 74 zcc release "$b" 2>err && grep "to the last" err && on_board "$a" state wachtend &&
	test "$(zcc --id "$done_id" intake --line regulier)" = "$c" &&
	empty_disk && soon 5 is_in_state live && reserve_has && zcc claim "$a"
'
test_expect_success 'all that was acknowledged is in a whole journal' '
	zcc journal verify >out && zcc audit verify >out &&
	test "$(state_of "$a")" = aangenomen && test "$(state_of "$b")" = rav && hub_stop
'

strace -qq -o /dev/null true 2>/dev/null && test_set_prereq STRACE

# dies_of SYSCALLS ERROR: in the middle of a group; the command is asked again after the restart
dies_of() {
	hub_start && open=$(zcc --json status | json cases.open) || return 1
	waiting=$(zcc --json status | json cases.waiting)
	strace -qq -f -p "$HUB" -o trace -e trace="$1" -e inject="$1:error=$2" &
	soon 5 grep -q "TracerPid:.*[1-9]" "/proc/$HUB/status" || return 1
	id=$(new_id "$3")
	code 69 zcc --id "$id" intake --line spoed >out 2>err || return 1
	test ! -s out && code 74 wait "$HUB" && grep "unknown" "$BASE/hub.log" || return 1
	HUB=
	drop_segment
	hub_start && n=$(zcc --id "$id" intake --line spoed) &&
	test "$(zcc --id "$id" intake --line spoed)" = "$n" &&
	zcc --json status >now && test "$(json cases.open <now)" = "$open" &&
	test "$(json cases.waiting <now)" = $((waiting + 1)) && zcc journal verify && hub_stop
}
test_expect_success STRACE 'AU-7: an I/O error at the commit: it ends with 74, tells nobody, has one effect' '
	dies_of fsync,fdatasync EIO 01112233445566778899
'
test_expect_success STRACE 'so does a disk that is full in the middle of a group' '
	dies_of pwrite64 ENOSPC 02112233445566778899
'

test_done
