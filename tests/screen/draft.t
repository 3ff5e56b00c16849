#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='Nothing typed is lost: a console that is killed in the middle of a note gives it back (goal 24)'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1

# end SIGNAL NAME: the console in that terminal, and the terminal with it, if it was not left in such
# a state that its shell has gone too.
end() {
	pid=$(tm list-panes -t "$2" -F "#{pane_pid}") &&
	kill -"$1" "$(pgrep -P "$pid" -f zcc-console)" && until_true 30 test -s "$BASE/$2.code" &&
	{ tm kill-session -t "$2" 2>/dev/null || :; }
}

chooses() {
	type "$1" ":ga $2" && press "$1" Enter && sees "$1" "^>.* $2 "
}

asks_or_ends() {
	on_screen "$1" "itloggen" || test -s "$BASE/$1.code"
}

keeps() {
	zcc draft "$1" | grep -qx -e "$2"
}

test_expect_success 'what stands in the note form is with the hub a moment later' '
	hub_start && one=$(zcc intake --line spoed --complaint koorts) &&
	two=$(zcc intake --line spoed --complaint koorts) && desk a 80x24 &&
	sees a "TRIAGE Wachtrij" && press a n && sees a "TRIAGE $one" && press a i &&
	sees a "Notitie bij $one" && type a "partner belt; saturatie thuis 89%" &&
	until_true 30 keeps "$one" "partner belt; saturatie thuis 89%"
'
test_expect_success 'a console that is killed gives it back at the next login of that operator' '
	end KILL a && desk a 80x24 && sees a "Notitie bij $one is niet af: i gaat ermee verder" &&
	press a i && sees a "Concept bij $one is terug" && sees a "partner belt; saturatie thuis 89%" &&
	type a ", praat" && sees a "89%, praat"
'
test_expect_success 'another operator does not get it, not even about the same case' '
	desk b 80x24 --as triagist && sees b "TRIAGE Wachtrij" && sees_no b "is niet af" &&
	chooses b "$one" && press b i && sees b "Notitie bij $one" &&
	type b "van mij" && sees b "van mij" && until_true 30 keeps "$one" "partner belt.*praat" &&
	sees_no b "partner belt" && escape b && sees b "Concept bij $one bewaard" &&
	tm kill-session -t b
'
test_expect_success 'a terminal that hangs up: not even the last key before it is lost' '
	type a " weer" && sees a "praat weer" && end HUP a && keeps "$one" ".*, praat weer"
'
test_expect_success 'the hub restarts: the draft is there' '
	hub_stop && hub_start && desk a 80x24 && sees a "Notitie bij $one is niet af" &&
	press a i && sees a "praat weer"
'
test_expect_success 'of two cases each keeps its own' '
	escape a && sees a "Concept bij $one bewaard" && until_true 30 keeps "$one" ".*praat weer" &&
	chooses a "$two" && press a i && sees a "Notitie bij $two" &&
	sees_no a "praat weer" && type a "iets anders" && escape a && sees a "Concept bij $two bewaard" &&
	until_true 30 keeps "$two" "iets anders" && chooses a "$one" && press a i &&
	sees a "praat weer"
'
test_expect_success 'a note that is recorded leaves no draft' '
	press a Enter && sees a "Notitie bij $one vastgelegd" &&
	until_true 30 eval "test -z \"\$(zcc draft $one)\"" &&
	zcc --json show --dossier "$one" | grep "89%, praat weer"
'
test_expect_success 'nor does one that is given up on purpose, by an empty form' '
	chooses a "$two" && press a i && sees a "iets anders" && press a C-u && sees_no a "iets anders" &&
	escape a && sees a "Concept bij $two weggegooid" &&
	until_true 30 eval "test -z \"\$(zcc draft $two)\"" && end KILL a &&
	desk a 80x24 && sees a "TRIAGE Wachtrij" && sees_no a "is niet af"
'
test_expect_success 'the form of a call that comes in is there too after a kill, and gone when the call is taken in' '
	press a m && sees a "Er komt een oproep binnen" && type a 2 && press a Enter && type a "hoofdpijn na val" &&
	until_true 30 keeps 0 "line:2 complaint:hoofdpijn%_na%_val" && end KILL a && desk a 80x24 &&
	sees a "TRIAGE Wachtrij" && press a m && sees a "hoofdpijn na val" && sees a "Dit typte u eerder" &&
	press a NPage Enter && sees a "is aangenomen" && until_true 30 eval "test -z \"\$(zcc draft 0)\""
'
test_expect_success 'leaving by :uit keeps it too' '
	chooses a "$two" && press a i && sees a "Notitie bij $two" &&
	type a "nog iets" && escape a && press a : && type a uit && press a Enter &&
	until_true 10 asks_or_ends a && { ! on_screen a "itloggen" || { think && press a j; }; } && desk_end a && test "$ENDED" = 0 &&
	keeps "$two" "nog iets"
'
test_expect_success 'of all this typing nothing stands in the audit' '
	! zcc --as auditor audit show | grep draft
'
test_expect_success 'the hub stops and leaves no segment' hub_stop

test_done
