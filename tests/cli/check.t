#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='CB-2: who waits at home for a unit that is late is called'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/ambulance_s = { value = [0-9]*/ambulance_s = { value = 2/' "$CONF"

field() {
	zcc --json show "$1" | json "$2"
}

is() {
	test "$(field "$1" "$2")" = "$3"
}

checks() {
	test "$(zcc --json status | json handovers.checks)" = "$1"
}

test_expect_success 'CB-2: a ride that is late puts its patient on the list' '
	hub_start && id=$(zcc intake --line spoed --phone 0612345678 --place Hengelo) && zcc rav "$id" &&
	is "$id" handover.check_at null && zcc --as centralist accept "$id" &&
	test "$(field "$id" handover.check_at)" != null && soon 20 is "$id" handover.check_due true &&
	checks 1 && zcc status >out && grep "1 rides, 1 late, 1 to check" out &&
	zcc show "$id" >out && grep "check call at" out
'
test_expect_success 'CB-2: a call in vain and one that is answered are told; the ride stays the centralist'"'"'s' '
	zcc --as triagist callback "$id" --attempt geen-gehoor && is "$id" attempts 1 && checks 0 &&
	zcc --as triagist callback "$id" --in 30 && zcc --as triagist callback "$id" --attempt bereikt &&
	is "$id" attempts 1 && is "$id" state overgedragen && is "$id" claimed_by centralist &&
	is "$id" handover.check_due false
'
test_expect_success 'CB-2: the times survive a hub that is killed, and the audit says who called' '
	was=$(field "$id" handover.check_at) && hub_kill && hub_start && is "$id" handover.check_at "$was" &&
	zcc --as auditor --json audit show --case "$id" >out && test "$(grep -o "\"verb\":\"callback\"" out | wc -l)" = 3 &&
	zcc --as auditor journal verify
'
test_expect_success 'CB-2: without a number nobody can be called, and that is said' '
	bare=$(zcc intake --line spoed) && zcc rav "$bare" && zcc --as centralist accept "$bare" &&
	code 75 zcc --as triagist callback "$bare" --attempt bereikt 2>err && grep "no number" err
'
test_expect_success 'the hub stops and leaves no segment' 'hub_stop'

test_done
