#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='AU-6, AU-5: a dossier goes when its time is over and not before, for good; who did what stays'
. "$(dirname "$0")/../lib/site.sh"

# AddressSanitizer must be loaded before all others, and so must this library.
sanitized || for FAKE in /usr/lib/*/faketime/libfaketimeMT.so.1
do
	test -r "$FAKE" && test_set_prereq FAKETIME
done

site --demo >/dev/null || exit 1

# later COMMAND: in its place, as if it were 21 years and some days later
later() {
	FAKETIME="+$((21 * 366 * 86400))" LD_PRELOAD=$FAKE FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1
	export FAKETIME LD_PRELOAD FAKETIME_DONT_FAKE_MONOTONIC DONT_FAKE_MONOTONIC
	exec "$@"
}
zcc_later() {
	(later "$ZCC_BIN/zcc-ctl" -c "$CONF" "$@")
}

test_expect_success 'a hub starts: two cases that are done, one that is open' '
	hub_start && a=$(zcc intake --line regulier --name "Merkteken Een" --bsn 111222333 --note "merknotitie") &&
	zcc --as triagist claim "$a" && printf "half getypt merkconcept" | zcc --as triagist draft "$a" --text - &&
	zcc --as triagist close "$a" --reason visite && b=$(zcc intake --line regulier --name "Merkteken Twee") &&
	zcc --as triagist claim "$b" && zcc --as triagist close "$b" --reason visite &&
	c=$(zcc intake --line regulier --name "Merkteken Drie")
'
test_expect_success 'AU-6: nothing is too old today; a day to come is judged as of then' '
	zcc --as beheer retention list >out && grep "20 jaar na de laatste wijziging" out && grep "Te oud: 0 van 3 dossiers" out &&
	grep "Er is niets vernietigd: dit is een proef" out && zcc --as beheer retention list --at 2099-01-01T00:00:00Z >out &&
	grep "Te oud: 3 van 3" out && grep "melding $a .*bewaard tot .*te vernietigen" out && grep "melding $c .*nog open" out &&
	zcc --as beheer --json retention list --at 2099-01-01T00:00:00Z | json due.2.open | grep -x true &&
	code 65 zcc --as beheer retention list --at ooit && code 77 zcc --as triagist retention list
'
test_expect_success 'AU-6: the hub keeps what is not too old, whatever is asked; a patient may ask' '
	code 75 zcc --as beheer dossier erase "$a" --reason bewaartermijn 2>err && grep "is kept until .* 20 years after" err &&
	code 65 zcc --as beheer dossier erase "$a" --reason zomaar && zcc --as beheer dossier erase "$b" --reason verzoek &&
	zcc audit show --case "$b" | grep "dossier-erased .*verzoek" &&
	zcc --as auditor audit access "$b" | grep "heeft uw dossier vernietigd, op uw verzoek"
'
test_expect_success FAKETIME 'AU-6: when the time is over it goes, with draft and hashes, and an open case stays' '
	hub_stop || return 1
	(later "$ZCC_BIN/zcc-hub" -c "$CONF") 2>"$BASE/hub.log" &
	HUB=$! && soon 60 grep -q "zcc-hub: ready" "$BASE/hub.log" &&
	zcc_later --as beheer retention erase >out && cat out &&
	grep "melding $a .*vernietigd$" out && grep "melding $c .*nog open: eerst afsluiten" out && grep "^Vernietigd: 1\." out &&
	grep "Eerder vernietigd: 1" out
'
test_expect_success FAKETIME 'AU-6: nothing of it can be read: not in the journal, the snapshots, the log, nor beside them' '
	zcc_later journal verify && zcc_later audit verify &&
	zcc_later --json search 111222333 | json length | grep -x 0 &&
	zcc_later --as triagist draft "$a" >draft; ! grep merkconcept draft &&
	kill -TERM "$HUB" && wait "$HUB"; HUB= && test "$(sqlite3 "$DIR/state/journal.db" \
		"select count(*) from case_keys where case_id = $a")" = 0 &&
	! grep -r -a -l -e Merkteken -e merknotitie -e merkconcept "$DIR/state" "$BASE/hub.log"
'
test_expect_success FAKETIME 'AU-5: who did what is still there, without content' '
	zcc_later --as auditor audit access "$a" >out &&
	grep "heeft uw oproep vastgelegd" out && grep "omdat de bewaartermijn voorbij was" out && ! grep -i merk out &&
	zcc_later audit verify
'
test_expect_success 'the hub leaves no segment' drop_segment

test_done
