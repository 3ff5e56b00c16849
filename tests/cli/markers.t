#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='What people say of themselves stands nowhere in clear: segment, bell, watch, log, state, memory'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

words="Merkteken 699887766 merkadres merkbeller merknotitie merkklacht merkzoek merkplaats merksluit"

# This shell's memory holds the word; exit 1 says that it was found.  AddressSanitizer's shadow is
# terabytes to read, and what is freed stays for a while.
sanitized || perl "$TESTS/lib/memory.pl" $$ zcc-a-word >/dev/null 2>&1
if test $? = 1 && test "$(id -u)" = 0
then
	test_set_prereq ROOT
fi

# Somebody who may start programs and no more.
NOBODY="setpriv --reuid nobody --regid nogroup --clear-groups"

# Can the user of process $1 see what it holds?
is_open() {
	$NOBODY cat "/proc/$1/environ" >/dev/null 2>&1 ||
	$NOBODY perl "$TESTS/lib/memory.pl" "$1" regiearts 2>/dev/null | grep regiearts ||
	$NOBODY timeout 5 strace -o /dev/null -p "$1" 2>&1 | grep attached
}

# Only a change rings it.
is_heard() {
	zcc intake --line regulier >/dev/null && grep -q listening bell.err
}

has_rung() {
	test "$(wc -c <rung)" -gt "$had"
}

nowhere() {
	for word in $words
	do
		! find "$DIR/state" "$DIR/run" "$BASE/hub.log" "$BASE/hub.start" -type f \
			-exec grep -l -i -a -e "$word" {} + || return 1
		! segments | xargs -r grep -l -i -a -e "$word" || return 1
		! grep -i -e "$word" watched && ! grep -i -a -e "$word" rung || return 1
	done
}

test_expect_success 'each free field gets a marker, also those that are refused' '
	hub_start || return 1
	"$ZCC_BIN/zcc-ctl" -c "$CONF" watch >watched 2>watch.err &
	WATCH=$!
	"$ZCC_AID/lib/bell" "$CONF" >rung 2>bell.err &
	BELL=$!
	soon 5 is_heard && had=$(wc -c <rung) &&
	id=$(zcc intake --line spoed --name "Merkteken Naam" --phone 0699887766 \
		--address "Merkadres 1" --caller "Merkbeller" --note "een merknotitie" \
		--complaint "merkklacht zonder code") &&
	zcc note "$id" --text "nog een merknotitie" && zcc search merkzoek >out &&
	code 65 zcc intake --line spoed --place merkplaats 2>err && ! grep -i merkplaats err &&
	zcc claim "$id" && zcc close "$id" --reason overig --note "een merksluit"
'
test_expect_success 'they stand in no segment, no bell, no line of watch, no log and no file of the site' '
	soon 5 grep -q gesloten watched && soon 5 has_rung && nowhere
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
test_expect_success ROOT 'nor do they stand in its memory, once written, read and searched for' '
	zcc search merkteken >out && grep "vrije tekst" out &&
	zcc draft 0 --text merkconcept && zcc draft 0 | grep merkconcept &&
	perl "$TESTS/lib/memory.pl" "$HUB" $words merkconcept &&
	code 1 perl "$TESTS/lib/memory.pl" "$HUB" regiearts >out
'
test_expect_success ROOT 'who runs a hub cannot look into it, nor trace it' '
	install -m 755 "$ZCC_BIN/zcc-ctl" "$ZCC_BIN/zcc-hub" "$BASE" && chmod 711 "$BASE" &&
	mkdir "$BASE/n" && chown nobody "$BASE/n" &&
	cp -r "$ZCC_DATA" "$BASE/conf" && chmod -R a+rX "$BASE/conf" &&
	NOBODY="$NOBODY env ZCC_DATA=$BASE/conf" && $NOBODY "$BASE/zcc-ctl" init "$BASE/n/s" --region twente --demo >out &&
	{
		$NOBODY sleep 600 &
		open=$!
		$NOBODY "$BASE/zcc-hub" -c "$BASE/n/s/zcc.conf" >out 2>nobody.err &
		shut=$!
	} &&
	soon 5 grep -q ready nobody.err && is_open "$open" && ! is_open "$shut"
	seen=$?
	kill "$open" "$shut" && { wait "$open"; wait "$shut"; } && test "$seen" = 0
'
test_expect_success 'an erased dossier is refused, the rest still verifies' '
	zcc dossier erase "$id" && code 75 zcc show --dossier "$id" >out 2>err && grep erased err &&
	zcc --json show "$id" | json erased >out && grep -x true out && nowhere &&
	zcc journal verify && zcc audit verify && hub_kill && hub_start && zcc journal verify &&
	code 75 zcc show --dossier "$id"
'
test_expect_success 'the hub stops and leaves no segment' '
	kill "$BELL" && { wait "$BELL" || :; } && kill "$WATCH" && wait "$WATCH" && WATCH= && hub_stop
'

test_done
