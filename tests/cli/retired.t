#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='A closed case that left the book is still shown, searched and erased'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1
sed -i 's/\(leave_bo[a-z]*_s = { value = \)[0-9]*/\10/' "$CONF"

# Until the hub itself wrote the event that takes case $1 out of the book.
is_retired() {
	for _ in $(seq 500); do
		zcc audit show --case "$1" | grep -q case-left-book && return 0
	done
	return 1
}

test_expect_success 'a hub starts; one case is closed, noted and retired, another is open' '
	hub_start && id=$(zcc intake --line spoed --age 44 --place Hengelo --name "Merkteken Weg") &&
	open=$(zcc intake --line regulier --name "Merkteken Hier") &&
	zcc claim "$id" && zcc note "$id" --text "erbij" && zcc --json show "$id" >before &&
	zcc close "$id" --reason visite && is_retired "$id"
'
test_expect_success 'it is shown as it was closed' '
	zcc --json show "$id" >out && json state <out | grep -x gesloten &&
	json reason <out | grep -x visite && json place <out | grep -x Hengelo &&
	json age <out | grep -x 44 && json noted <out | grep -x true &&
	test "$(json received_at <out)" = "$(json received_at <before)" &&
	test "$(json version <out)" = 4 && zcc show "$id" | grep "reason visite"
'
test_expect_success 'with its dossier' '
	code 77 zcc show --dossier "$id" && zcc dossier noodknop "$id" --reason vraag-patient --text "belt er over" &&
	zcc --json show --dossier "$id" | json dossier.0.name | grep -x "Merkteken Weg"
'
test_expect_success 'and found, after the newer one that is open' '
	zcc --json search merkteken >out && json length <out | grep -x 2 &&
	test "$(json 0.id <out)" = "$open" && test "$(json 1.id <out)" = "$id" &&
	json 1.state <out | grep -x gesloten
'
test_expect_success 'also after a restart' '
	hub_stop && hub_start && zcc --json show "$id" | json reason | grep -x visite &&
	zcc --json search "merkteken weg" | json 0.id | grep -x "$id" && zcc journal verify
'
test_expect_success 'a case that never was is not found' 'code 65 zcc show 99 2>err && grep 99 err'
test_expect_success 'erased, it is shown without a dossier and found no more' '
	zcc dossier erase "$id" && zcc --json show "$id" | json erased | grep -x true &&
	code 75 zcc show --dossier "$id" && zcc --json search merkteken | json length | grep -x 1
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
