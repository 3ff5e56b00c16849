#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A configuration is checked before anybody works by it'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# refused SED: the configuration changed by SED is refused with 78 and a place
refused() {
	sed "$1" "$CONF" >bad.conf && ! cmp -s "$CONF" bad.conf &&
	code 78 zcc config check bad.conf >out 2>err && test ! -s out && grep "bad.conf" err
}

test_expect_success 'a right configuration is said to be right' '
	cp "$CONF" good.conf && zcc config check good.conf >out && grep "right" out &&
	zcc --json config check good.conf | json demo >out && grep true out
'
test_expect_success 'AU-8: roles that are older than the noodknop are right, and what nobody may do then is said' '
	zcc config check good.conf 2>err && test ! -s err &&
	sed -E "s/, *\"(noodknop|reviews?)\"//g" good.conf >older.conf && ! cmp -s good.conf older.conf && zcc config check older.conf >out 2>err && grep "right" out &&
	grep "warning: no role is granted \"noodknop\"" err && grep "warning: no role is granted \"review\"" err &&
	grep "warning: no role is granted \"reviews\"" err && test "$(wc -l <err)" = 3 &&
	sed "0,/\"strike\"/s//\"strike\", \"noodknop\"/" older.conf >one.conf && zcc config check one.conf 2>err && ! grep noodknop.: err &&
	test "$(wc -l <err)" = 2
'
test_expect_success 'an unknown key, a bad number and an include are refused' '
	refused "s/cases = 16384;/cases = 16384; casus = 1;/" &&
	refused "s/cases = 16384;/cases = 016384;/" &&
	refused "s/cases = 16384;/cases = 16384L;/" &&
	refused "s/cases = 16384;/cases = 1;/" &&
	refused "1i @include \"other.conf\"" &&
	refused "s/cases = 16384;/cases = ;/"
'
test_expect_success 'a file whose triage protocol is not there is refused, as apply and the hub refuse it' '
	sed "s|protocols/region.conf|protocols/nowhere.conf|" "$CONF" >elsewhere.conf && ! cmp -s "$CONF" elsewhere.conf &&
	code 78 zcc config check elsewhere.conf >out 2>err && test ! -s out && grep "$DIR/protocols/nowhere.conf" err &&
	cp elsewhere.conf "$DIR/elsewhere.conf" && code 78 "$ZCC_BIN/zcc-hub" -n -c "$DIR/elsewhere.conf" 2>err && grep "protocols/nowhere.conf" err &&
	code 78 "$ZCC_BIN/zcc-ctl" -c nowhere.conf config check "$DIR/elsewhere.conf" 2>err && grep "$DIR/protocols/nowhere.conf" err &&
	"$ZCC_BIN/zcc-ctl" -c nowhere.conf config check "$CONF" >out && grep right out
'
test_expect_success 'a file that is not there is named' '
	code 78 zcc config check nowhere.conf 2>err && grep nowhere.conf err
'
test_expect_success 'the hub checks with -n and exits' '
	"$ZCC_BIN/zcc-hub" -n -c "$CONF" 2>err && code 74 "$ZCC_BIN/zcc-hub" -n -c "$CONF" >/dev/full 2>err &&
	sed "s/cases = 16384;/cases = x;/" "$CONF" >"$DIR/bad.conf" &&
	code 78 "$ZCC_BIN/zcc-hub" -n -c "$DIR/bad.conf" 2>err && grep bad.conf err &&
	rm "$DIR/bad.conf"
'
test_expect_success 'a hub starts' hub_start
test_expect_success 'a wrong configuration is not applied' '
	sed "s/cases = 16384;/casus = 16384;/" "$CONF" >bad.conf &&
	code 78 zcc config apply bad.conf 2>err && grep bad.conf err
'
test_expect_success 'a new one is in force at once: a reason that was not there' '
	id=$(zcc intake --line spoed --complaint koorts) && zcc claim "$id" &&
	code 65 zcc close "$id" --reason maanziek 2>err &&
	sed "s/\"advies\", /\"advies\", \"maanziek\", /" "$CONF" >new.conf &&
	! cmp -s "$CONF" new.conf &&
	zcc config apply new.conf && zcc close "$id" --reason maanziek
'
test_expect_success 'who has no grant for it may not' '
	code 77 zcc --as triagist config apply new.conf
'
test_expect_success 'what waits for a restart is said' '
	zcc config apply new.conf 2>err && test ! -s err &&
	sed "s/cases = 16384;/cases = 8192;/" new.conf >sizes.conf &&
	zcc config apply sizes.conf 2>err && grep "next start" err &&
	zcc config apply new.conf
'
test_expect_success 'one that locks everybody out is refused' '
	sed "s/name = \"beheer\"/name = \"sleutels\"/" new.conf >locked.conf &&
	code 78 zcc config apply locked.conf 2>err && grep "no operator would" err &&
	cmp new.conf "$CONF"
'
test_expect_success 'a role that is gone may nothing, but a call on the emergency line is taken' '
	sed "/name = \"rapid\"/,/},/d" new.conf >fewer.conf && ! cmp -s new.conf fewer.conf &&
	zcc config apply fewer.conf && code 77 zcc --as rapid search xx &&
	zcc --as rapid intake --line spoed && code 65 zcc operator add roos --role rapid &&
	zcc config apply new.conf && zcc --as rapid search xx
'
test_expect_success 'SIGHUP reads the file again; a bad one is not adopted' '
	sed "s/norm_s = 120;/norm_s = 5000;/" new.conf >"$CONF" && kill -HUP "$HUB" &&
	soon 5 grep -q "read again" "$BASE/hub.log" && id=$(zcc intake --line regulier) &&
	test "$(zcc --json show "$id" | json due_in_s)" -gt 4000 &&
	sed "s/norm_s = 120;/norm_s = x;/" new.conf >"$CONF" && kill -HUP "$HUB" &&
	soon 5 grep -q "not adopted" "$BASE/hub.log" && cp new.conf "$CONF" &&
	id=$(zcc intake --line regulier) &&
	test "$(zcc --json show "$id" | json due_in_s)" -gt 4000
'
test_expect_success 'a configuration that cannot be kept is not adopted: 74' '
	mkdir "$CONF.tmp" && sed "s/norm_s = 120;/norm_s = 4000;/" new.conf >late.conf &&
	code 74 zcc config apply late.conf 2>err && grep "zcc.conf.new" err && rmdir "$CONF.tmp" &&
	cmp new.conf "$CONF" && zcc config apply late.conf && cmp late.conf "$CONF" &&
	test ! -e "$CONF.new" && test "$(stat -c %a "$CONF")" = 640
'
test_expect_success 'ended between the commit and the rename: the start finishes it' '
	hub_kill && mv "$CONF" "$CONF.new" && cp new.conf "$CONF" && hub_start &&
	cmp late.conf "$CONF" && test ! -e "$CONF.new" && id=$(zcc intake --line regulier) &&
	test "$(zcc --json show "$id" | json due_in_s)" -gt 3000
'
test_expect_success 'ended before the commit: what was prepared is removed' '
	hub_kill && cp new.conf "$CONF.new" && hub_start && cmp late.conf "$CONF" &&
	test ! -e "$CONF.new" && id=$(zcc intake --line regulier) &&
	test "$(zcc --json show "$id" | json due_in_s)" -gt 3000
'
strace -qq -o /dev/null true 2>/dev/null && test_set_prereq STRACE
test_expect_success STRACE 'killed at the rename itself: what was committed is in force after it' '
	strace -qq -f -p "$HUB" -o trace -e trace=rename,renameat,renameat2 \
		-e inject=rename,renameat,renameat2:error=EIO:signal=KILL:when=2 &
	soon 5 grep -q "TracerPid:.*[1-9]" "/proc/$HUB/status" &&
	code 69 zcc config apply new.conf 2>err && hub_kill && cmp late.conf "$CONF" &&
	hub_start && cmp new.conf "$CONF"
'
test_expect_success 'a site at work is made no demonstration while it runs: by apply, by SIGHUP' '
	hub_stop && sed -i "s/demo = true/demo = false/" "$CONF" && hub_start && cp "$CONF" work.conf &&
	sed "s/demo = false/demo = true/" work.conf >show.conf && ! cmp -s work.conf show.conf &&
	code 78 zcc --as beheer config apply show.conf 2>err && grep "site.demo" err && cmp work.conf "$CONF" &&
	cp show.conf "$CONF" && kill -HUP "$HUB" && soon 5 grep "site.demo" "$BASE/hub.log" &&
	code 77 zcc --as triagist claim "$id" 2>err && grep "no running shift" err
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
