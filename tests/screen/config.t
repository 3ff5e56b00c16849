#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
test_description='SH-1, TB-2: a console follows the configuration that is adopted while it runs'
. "$(dirname "$0")/../lib/site.sh"
. "$TESTS/lib/screen.sh"

site --demo >/dev/null || exit 1
sed -i '/^oncall = (/,/^);/d' "$CONF" || exit 1

# adopt SED: from now on the configuration is the one in force, changed so
adopt() {
	sed "$1" "$CONF" >"$BASE/other.conf" && zcc config apply "$BASE/other.conf"
}

test_expect_success 'SH-1: a rota that is adopted later stands on the screen' '
	hub_start && desk a 132x43 --desk toezicht && sees a "afwezig: achterwacht huisartsenpost" &&
	printf "oncall = ({ role = \"regiearts\"; oncall = \"dr. De Wit, kaart 8\"; source = \"proef\"; });\n" >rota &&
	cat "$CONF" rota >"$BASE/rota.conf" && zcc config apply "$BASE/rota.conf" &&
	sees a "oproepbaar: dr. De Wit, kaart 8" && sees a "Een andere configuratie is van kracht" &&
	sees_no a "achterwacht"
'
test_expect_success 'a role whose place in the list changed is the same role, and works on' '
	id=$(zcc intake --line spoed) && desk b 80x24 --as triagist && sees b "spoed" &&
	adopt "/^roles = (/a\\
	{ name = \"nieuw\"; desk = \"toezicht\"; lines = [ ]; verbs = [ \"show\" ]; }," &&
	sees b "andere configuratie" && sees b "TRIAGE Wachtrij" && press b n && sees b "$id opgepakt" &&
	test "$(zcc --json show "$id" | json claimed_by)" = triagist
'
test_expect_success 'a hub that starts again with another configuration is followed too' '
	hub_stop && sed -i "s/dr. De Wit/dr. De Groot/" "$CONF" && hub_start &&
	sees a "oproepbaar: dr. De Groot, kaart 8"
'
test_expect_success 'a role that goes while somebody works in it: he is told, takes nothing, and lets go of what he has' '
	two=$(zcc intake --line spoed) && sees b "wacht 1" && adopt "s/name = \"triagist\"/name = \"anders\"/" &&
	sees b "ROL VERVALLEN" && sees b "Rol triagist is vervallen" && escape b && press b n && sees b "Rol triagist mag dit niet" &&
	code 77 zcc --as triagist claim "$two" &&
	press b r && sees b "$id staat weer in de wachtrij" &&
	test "$(zcc --json show "$id" | json state)" = wachtend && adopt "s/name = \"anders\"/name = \"triagist\"/" && sees_no b "ROL VERVALLEN" &&
	press b n && sees b "$id opgepakt"
'
test_expect_success 'leaving leaves nothing behind' '
	press a : && type a uit && press a Enter && desk_end a &&
	zcc --as triagist release "$id" && sees b "wacht 2" && press b : && type b uit && press b Enter && desk_end b && hub_stop
'
test_done
