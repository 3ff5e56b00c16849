#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# KO-5: a host whose only interface is a loopback that is down: hub, consoles and zcc-ctl work on.
if test -z "$ZCC_ISLAND" && unshare -rn true 2>/dev/null; then
	ZCC_ISLAND=1 exec unshare -rn "$0" "$@"
fi

test_description='KO-5: the room works on without a network'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

if test -z "$ZCC_ISLAND"; then
	skip_all='this kernel gives no network of its own to a process (unshare -n)'
	test_done
fi

site --demo >/dev/null || exit 1

is_state() {
	test "$(zcc --json show "$1" | json state)" = "$2"
}
with() {
	test "$(zcc --json show "$1" | json claimed_by)" = "$2"
}

# A person reads the question first; within 300 ms j does nothing.
commit() {
	sees "$1" "j vastleggen" && think && press "$1" j
}

test_expect_success 'KO-5: there is no network: no interface but loopback, and no way anywhere' '
	test "$(grep -c : /proc/net/dev)" = 1 && grep -q "^ *lo:" /proc/net/dev &&
	test "$(wc -l </proc/net/route)" -le 1 &&
	! perl -MIO::Socket::INET -e "exit !IO::Socket::INET->new(PeerAddr => q(127.0.0.1:9), Timeout => 1)"
'
test_expect_success 'KO-5: a hub starts, a console and calls come in' '
	hub_start && a=$(zcc intake --line spoed --complaint pijn-borst --phone 0612345678 --place Enschede) &&
	b=$(zcc intake --line regulier --phone 0612345679) && desk a 80x24 --as triagist && sees a TRIAGE && sees a " $a "
'
test_expect_success 'KO-5: a whole call: taken, a note, on hold, spoken to again, closed' '
	press a n && sees a "$a opgepakt" && until_true 5 is_state "$a" aangenomen &&
	press a i && write a "beller is buiten adem" && press a Enter && sees a "Notitie bij $a vastgelegd" &&
	press a w && sees a "$a staat in de wacht" && is_state "$a" aangehouden && press a w &&
	sees a "$a is weer aan de lijn" && is_state "$a" aangenomen &&
	press a s 1 && commit a && until_true 5 is_state "$a" gesloten &&
	zcc --as triagist show --dossier "$a" | grep "buiten adem"
'
test_expect_success 'KO-5: a time-critical one to the meldkamer, and a colleague beside it' '
	press a n && sees a "$b opgepakt" && press a ! && commit a && until_true 5 is_state "$b" rav &&
	desk b 132x43 --as regiearts && sees b " $b "
'
test_expect_success 'KO-5: lines close and open by the clock of the host' '
	zcc --json status | json lines.0.open | grep -x true && zcc --json status | json placements.now.desk
'
test_expect_success 'KO-5: the hub dies: each screen says what works, what does not, and what is agreed' '
	hub_kill && sees a "GEEN SERVER" && sees a "U kunt kijken" && sees a "NIET mogelijk" &&
	sees a "toets MKA op het toestel" && sees a "papieren kaarten in de rode map" &&
	sees b "GEEN SERVER" && zcc region form | grep "^--- kaart 1"
'
test_expect_success 'KO-5: and it comes back by itself, with all that was recorded' '
	hub_start && sees a "Verbinding terug" && sees_no b "GEEN SERVER" && with "$b" triagist &&
	zcc journal verify && zcc audit verify
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
