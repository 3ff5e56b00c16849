#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='F37, F13: a journal that cannot be written, and no room in shared memory'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

if ! mount -t tmpfs -o size=256m,mode=0700 zcc-ro "$DIR/state" 2>/dev/null; then
	skip_all='needs a file system of its own, and mount works for root only'
	test_done
fi
off() {
	left_by=$?
	hub_kill
	umount -l "$DIR/state"
	umount -l "$DIR/state" 2>/dev/null
	(exit "$left_by")
	leave
}
trap off EXIT

is_in_state() {
	zcc --json status >now 2>/dev/null && test "$(json state <now)" = "$1"
}

test_expect_success 'a hub works, and a case is taken in' '
	hub_start && a=$(zcc intake --line spoed) && zcc claim "$a"
'
test_expect_success 'the state of a running hub becomes read-only: it says so and takes nothing in' '
	mount -o bind "$DIR/state" "$DIR/state" && mount -o remount,ro,bind "$DIR/state" &&
	soon 10 is_in_state vol && code 74 zcc --json intake --line spoed >out 2>err &&
	test ! -s out && grep "cannot be written" err && grep "cannot be written" "$BASE/hub.log"
'
test_expect_success 'what the audit must have is not done either: no dossier, no search, no journal, no key' '
	code 74 zcc show "$a" --dossier >out 2>err && test ! -s out && grep "cannot be written" err &&
	code 74 zcc search Jansen >out 2>err && test ! -s out && grep "cannot be written" err &&
	code 74 zcc audit show >out 2>err && test ! -s out &&
	code 74 zcc release "$a" 2>err && code 74 zcc rav "$a" 2>err &&
	code 74 zcc operator add jan --role triagist 2>err && test ! -e "$DIR/keys/jan.key"
'
test_expect_success 'the board is shown meanwhile' '
	zcc --json status >now && test "$(json cases.open <now)" = 1
'
test_expect_success 'writable again: it works without a restart, and everything acknowledged is there' '
	umount "$DIR/state" && soon 10 is_in_state live &&
	test "$(zcc --json show "$a" | json claimed_by)" = demo && zcc intake --line spoed &&
	zcc show "$a" --dossier && zcc journal verify && zcc audit verify && hub_stop
'
test_expect_success 'a hub on a read-only state does not start, and says why' '
	mount -o remount,ro "$DIR/state" && code 74 "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err &&
	grep "cannot write the journal" err && grep "Read-only" err && test -z "$(segments)" && mount -o remount,rw "$DIR/state" &&
	hub_start && hub_stop
'

# F13, in a mount namespace of its own: shared memory belongs to everybody.
small_shm() {
	unshare -m sh -c "mount -t tmpfs -o size=${1},mode=1777 small /dev/shm && exec \"\$@\"" sh \
		timeout 20 "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err
}
unshare -m true 2>/dev/null && test_set_prereq UNSHARE
test_expect_success UNSHARE 'a full /dev/shm: one clear line, 74, and nothing left' '
	code 74 small_shm 1m && grep "shared memory" err && test "$(grep -c "^<3>" err)" = 1 &&
	test -z "$(segments)" && test ! -e "$DIR/run/command.sock" && hub_start && hub_stop
'
test_expect_success UNSHARE 'no /dev/shm to write in: one clear line, 73' '
	unshare -m sh -c "mount -t tmpfs -o ro,size=1m none /dev/shm && exec \"\$@\"" sh \
		timeout 20 "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err
	test $? = 73 && grep "shared memory" err && hub_start && hub_stop
'

test_done
