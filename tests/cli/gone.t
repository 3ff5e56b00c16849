#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='HB-7, F11, F12, F35: without a hub, and with a segment that is none'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# gone INTO COMMAND: the last picture in the file INTO, its age in INTO.err, and 69
gone() {
	into=$1 && shift && code 69 zcc "$@" >"$into" 2>"$into.err" && test -s "$into" && test -s "$into.err"
}

segment() {
	echo "/dev/shm$(cat "$DIR/run/segment")"
}

test_expect_success 'HB-7: after kill -9 the last picture, its state and age, and 69' '
	hub_start && id=$(zcc intake --line spoed) && hub_kill &&
	side_by_side "gone words status" "gone status --json status" "gone queued queue" "gone queue --json queue" \
		"gone seen watch" &&
	test "$(json state <status)" = gone && test "$(json live <status)" = false &&
	test "$(json cases.waiting <status)" = 1 && test "$(json 0.id <queue)" = "$id" &&
	grep "s old" queue.err && test "$(json event <seen)" = snapshot && test "$(json status.live <seen)" = false
'
test_expect_success 'HB-7: a watch that is ended while the hub is gone ends with 69' '
	hub_start && watch_start && line >out && hub_kill && line_with status.live false >out &&
	kill "$WATCH" && { wait "$WATCH"; test $? = 69; } && WATCH=
'
test_expect_success 'F11: cut short or gone under a watch is said, and a new hub is followed' '
	hub_start && watch_start && line >out && truncate -s 4096 "$(segment)" &&
	line_with status.live false >out && kill -0 "$WATCH" && hub_kill && hub_start &&
	line_with event snapshot >out && rm "$(segment)" && kill -0 "$WATCH" && hub_kill &&
	line_with status.live false >out && hub_start && line_with event snapshot >out && watch_end
'
test_expect_success 'F12: a foreign one, another version and one too short are refused in words' '
	name=$(segment) && hub_kill && cp "$name" whole &&
	refused() { # EXIT WORDS: the file wrong as segment
		cp wrong "$name" && code "$1" zcc status >out 2>err && test ! -s out && grep "$2" err
	} &&
	cp whole wrong && printf XXXXXXXX | dd of=wrong conv=notrunc status=none &&
	refused 65 "not a segment" &&
	cp whole wrong && printf "\\377\\377" | dd of=wrong bs=1 seek=8 conv=notrunc status=none &&
	refused 78 "version 65535" && code 78 zcc release "$id" 2>err && grep "version 65535" err &&
	cp whole wrong && truncate -s 100 wrong && refused 65 "holds 100 bytes" &&
	cp whole "$name" && gone status status
'
test_expect_success 'F35: a second hub is refused at once, the first is undisturbed' '
	hub_start && zcc --json status >before && began=$(now_ms) &&
	code 75 timeout "$PATIENCE_S" "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err &&
	took=$(($(now_ms) - began)) && echo "refused after $took ms" &&
	{ ! timed || test "$took" -lt 1000; } && grep "$HUB" err &&
	zcc intake --line spoed && zcc --json status >after &&
	test "$(json epoch <before)" = "$(json epoch <after)"
'
test_expect_success 'a stale socket is no obstacle' '
	hub_kill && test -S "$DIR/run/command.sock" && hub_start && zcc intake --line spoed
'
test_expect_success 'F11: the hub whose own picture is cut short says why it ends, with 74' '
	hub_kill && hub_start && truncate -s 0 "$(segment)" && soon 10 grep "<2>.*was cut short" "$BASE/hub.log" &&
	{ wait "$HUB"; test $? = 74; } && HUB=''
'
test_expect_success 'a hub whose picture was taken away is not called gone' '
	hub_start && rm "$(segment)" && code 69 zcc queue 2>err && grep "runs, and shows no picture" err &&
	zcc intake --line spoed >/dev/null && hub_kill && hub_start
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
