#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A journal of a newer program is left as it is: exit 78'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

# user_version, bytes 60 to 63 of a SQLite file, to $1
format_is() {
	printf "\\000\\000\\000\\00$1" |
		dd of="$DIR/state/journal.db" bs=1 seek=60 conv=notrunc 2>/dev/null
}

test_expect_success 'a hub wrote a journal' '
	hub_start && zcc intake --line spoed && hub_stop
'
test_expect_success 'of the next format the hub does not start with it, nor changes it' '
	format_is 2 && sum=$(sha256sum <"$DIR/state/journal.db") &&
	code 78 "$ZCC_BIN/zcc-hub" -c "$CONF" 2>err && grep "newer program" err && grep "format 2" err &&
	test "$(sha256sum <"$DIR/state/journal.db")" = "$sum" && test -z "$(segments)"
'
test_expect_success 'nor is it verified' '
	code 78 zcc journal verify 2>err && grep "newer program" err
'
test_expect_success 'put back, it starts' '
	format_is 1 && hub_start && zcc --json show 1 | json id | grep -x 1 && hub_stop
'

test_done
