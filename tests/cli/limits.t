#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='F34: low limits: every program says what it lacks and ends as it should, or works'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# The words of an error, and an exit code of the contract; or it went well.  Whoever lacks something is
# not told that he may not: 77 is none of them.
in_order() {
	case $1 in
	0) return 0 ;;
	127) grep "error while loading" err ;; # the system's loader could not even begin it
	69 | 73 | 74 | 75 | 78) test "$(wc -c <err)" -gt 12 && ! grep -i "invariant" err ;;
	*)
		echo "exit $1: $(head -c 300 err)" >&2
		return 1
		;;
	esac
}

# AddressSanitizer takes terabytes of addresses, and more of the stack than any program here.
needs_of() { # LIMIT
	case $1 in
	as=* | stack=*) echo UNSANITIZED ;;
	esac
}

# Enough for anybody, and too little for a hub: in_order alone would let all of them do nothing.
is_right_for_hub() { # LIMIT EXIT
	case $1 in
	--nofile=64 | --memlock=0 | --nproc=1) test "$2" = 0 ;;
	--nofile=8 | --fsize=4096) test "$2" != 0 ;;
	esac
}

is_right_for_tool() { # LIMIT EXIT
	case $1 in
	--nofile=32 | --memlock=0 | --nproc=1) test "$2" = 0 ;;
	esac
}

# limited LIMIT COMMAND...: LIMIT is prlimit's
limited() {
	lowered=$1
	shift
	timeout 60 prlimit --core=0 "$lowered" "$@" >out 2>err </dev/null
	got=$?
	in_order "$got" && is_right_for_tool "$lowered" "$got"
}

# Ready, and then it stops well; or it ends by itself, in order.
hub_limited() {
	: >err
	prlimit --core=0 "$1" "$ZCC_BIN/zcc-hub" -c "$CONF" >out 2>err &
	HUB=$!
	soon 30 grep -q "ready\|^<[23]>\|loading" err || return 1
	if grep -q ready err; then
		zcc status >now || return 1
		kill -TERM "$HUB"
	fi
	wait "$HUB"
	got=$?
	HUB=
	in_order "$got" && is_right_for_hub "$1" "$got"
}

for limit in nofile=8 nofile=16 nofile=32 nofile=64 as=100000000 as=200000000 nproc=1 \
	fsize=4096 fsize=200000 memlock=0 stack=65536
do
	test_expect_success "$(needs_of "$limit")" "a hub with --$limit works or says why not" "
		hub_limited --$limit && hub_start && zcc intake --line spoed && hub_stop
	"
done

test_expect_success 'a hub for the others' 'hub_start && zcc intake --line spoed'
for limit in nofile=8 nofile=16 nofile=32 as=60000000 as=100000000 nproc=1 fsize=4096 \
	memlock=0 stack=65536
do
	test_expect_success "$(needs_of "$limit")" "zcc-ctl with --$limit works or says why not" "
		limited --$limit \"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" intake --line spoed &&
		limited --$limit \"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" --json status &&
		limited --$limit \"$ZCC_BIN/zcc-ctl\" -c \"$CONF\" journal verify
	"
	test_expect_success "$(needs_of "$limit")" "zcc-replay with --$limit works or says why not" "
		limited --$limit \"$ZCC_BIN/zcc-replay\" -c \"$CONF\" --calls \"$ZCC_DATA/demo/sf-fire-ems.csv\" \
			--map \"$ZCC_DATA/feeds/sf-fire-ems.conf\" --limit 2 --speed max --give-up 5
	"
done
test_expect_success 'and all of it left a hub that works and a whole journal' '
	zcc intake --line spoed && zcc journal verify && zcc audit verify && hub_stop
'

test_done
