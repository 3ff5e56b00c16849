#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What people say of themselves stands nowhere in clear: segment, watch, log, state, core'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

words="Merkteken 699887766 merkadres merkbeller merknotitie merkklacht merkzoek merkplaats merksluit"

nowhere() {
	for word in $words
	do
		! find "$DIR/state" "$DIR/run" "$BASE/hub.log" "$BASE/hub.start" -type f \
			-exec grep -l -i -a -e "$word" {} + || return 1
		! segments | xargs -r grep -l -i -a -e "$word" || return 1
		! grep -i -e "$word" watched || return 1
	done
}

test_expect_success 'each free field gets a marker, also those that are refused' '
	hub_start || return 1
	"$ZCC_BIN/zcc-ctl" -c "$CONF" watch >watched 2>watch.err &
	WATCH=$!
	id=$(zcc intake --line spoed --name "Merkteken Naam" --phone 0699887766 \
		--address "Merkadres 1" --caller "Merkbeller" --note "een merknotitie" \
		--complaint "merkklacht zonder code") &&
	zcc note "$id" --text "nog een merknotitie" && zcc search merkzoek >out &&
	code 65 zcc intake --line spoed --place merkplaats 2>err && ! grep -i merkplaats err &&
	zcc claim "$id" && zcc close "$id" --reason advies --note "een merksluit"
'
test_expect_success 'they stand in no segment, no line of watch, no log and no file of the site' '
	soon 5 grep -q gesloten watched && nowhere
'
test_expect_success 'who may read the dossier finds them there' '
	zcc --json show --dossier "$id" >dossier && for word in Naam 699887766 Merkadres merkklacht
	do
		grep -q "$word" dossier || return 1
	done
'
test_expect_success 'the hub leaves no core' '
	grep -E "^Max core file size +0 +0 " "/proc/$HUB/limits"
'
test_expect_success 'an erased dossier is refused, the rest still verifies' '
	zcc dossier erase "$id" && code 75 zcc show --dossier "$id" >out 2>err && grep erased err &&
	zcc --json show "$id" | json erased >out && grep -x true out && nowhere &&
	zcc journal verify && zcc audit verify && hub_kill && hub_start && zcc journal verify &&
	code 75 zcc show --dossier "$id"
'
test_expect_success 'the hub stops and leaves no segment' '
	kill "$WATCH" && wait "$WATCH" && WATCH= && hub_stop
'

test_done
