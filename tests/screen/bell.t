#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='The bell of a terminal: once for a new alarm of the highest class, and for nothing else'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

bells() {
	bytes "$1" >/dev/null
	tr -cd "\007" <"$BASE/$1.bytes" | wc -c
}

rang_once() {
	test "$(bells "$1")" = 1
}

test_expect_success 'calls come, and no bell rings' '
	sed -i "s/\(^[[:space:]]*cases *= *\)[0-9]*/\116/" "$CONF" && hub_start && desk t 80x24 --as toezicht &&
	sees t "TOEZICHT Overzicht" && desk q 80x24 --as toezicht --no-bell && sees q "TOEZICHT Overzicht" &&
	for i in 1 2 3 4 5 6 7 8; do zcc intake --line spoed >/dev/null || return 1; done && test "$(bells t)" = 0
'
test_expect_success 'the board is full: an alarm of the highest class, and one bell' '
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do zcc intake --line spoed >/dev/null || return 1; done &&
	sees t "HOOG .*bord is vol.*NIEUW" && until_true 5 rang_once t && press t g && sees t "GEZIEN" &&
	rang_once t
'
test_expect_success 'who wants no bell reads the same alarm and hears none' '
	sees q "HOOG .*bord is vol" && test "$(bells q)" = 0
'
test_expect_success 'who logs in later reads it and hears nothing' '
	desk u 80x24 --as toezicht && sees u "bord is vol" && test "$(bells u)" = 0
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
