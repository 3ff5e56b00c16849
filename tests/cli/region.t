#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
test_description='The houses around the ZCC: who places patients (OP-4), and the form for downtime (PT-1, KO-5)'
. "$(dirname "$0")/../lib/site.sh"

site --demo >/dev/null || exit 1

places() {
	zcc --json status | json "placements.$1"
}

test_expect_success 'a hub starts' hub_start
test_expect_success 'OP-4: status says who places patients now, until when, and who takes over' '
	now=$(places now.desk) && echo "$now" | grep -E "^(livio|carintreggeland|centraal)$" &&
	places now.kind | grep -E "^(deelnemer|centraal)$" && places until | grep "^20.*Z$" &&
	next=$(places then.desk) && test "$now" != "$next" &&
	zcc status | grep "^placements  *$now until 20.*, then $next"
'
test_expect_success 'OP-4: another rota is adopted while the hub runs' '
	sed "/^placements = (/,/^);/d" "$CONF" >one.conf && printf "%s\n" "placements = (" \
		"{ desks = [ \"centraal\" ]; source = \"proef\"; valid_from = \"2026-01-01\"; } );" >>one.conf &&
	zcc config apply one.conf && test "$(places now.desk)" = centraal && test "$(places until)" = null &&
	sed "/^placements = (/,/^ *{.*} );/d; /^desks = (/,/^);/d" "$CONF" >none.conf && zcc config apply none.conf &&
	zcc --json status | json placements | grep -x null && ! zcc status | grep "^placements"
'
test_expect_success 'OP-4: a rota with faults is refused by name' '
	"$ZCC_BIN/zcc-ctl" init "$BASE/t" --region twente --demo >/dev/null && wrong() {
		sed "$1" "$BASE/t/zcc.conf" >wrong.conf &&
		code 78 zcc config check wrong.conf 2>err && grep "$2" err
	} &&
	wrong "s/desks = \[ \"centraal\" \]/desks = [ \"elders\" ]/" "no desk of that name" &&
	wrong "s/rotation = \"week\"/rotation = \"maand\"/" "must be one of: dag week" &&
	wrong "s/since = \"2026-01-05\"/since = \"2026-02-30\"/" "since" &&
	wrong "s/kind = \"centraal\"/kind = \"midden\"/" "deelnemer centraal zorgcentrale" &&
	wrong "s/lack = \"beeld\"/lack = \"hub\"/" "hub stands twice" &&
	wrong "s/lack = \"beeld\"/lack = \"koffie\"/" "must be one of: hub schijf"
'
test_expect_success 'PT-1, KO-5: the form needs no hub, and has what the configuration says' '
	cp "$BASE/t/zcc.conf" full.conf && hub_stop && "$ZCC_BIN/zcc-ctl" -c "$BASE/t/zcc.conf" region form >form &&
	grep "^NOODFORMULIER ZCC, regio twente" form && grep "^U0/U1 *Meldkamer Oost-Nederland$" form && grep "^ *toets MKA op het toestel" form &&
	grep "^hub  *papieren kaarten in de rode map" form && grep "^regiearts  *achterwacht" form &&
	grep "hap-almelo" form && grep "medicatievraag" form && grep "geen-gehoor" form && grep "Twenterand" form &&
	grep "^vraagt (balie)  *urgentie (triage) inzet (regie) indicatie (vervolgzorg)$" form &&
	grep "^functie  *huisarts" form && test "$(grep -c "^zorgverlener vraagt _*  *functie _*  *org. _" form)" = 3 &&
	grep -e "--asks VRAAGT --professional FUNCTIE --organisation NAAM" form &&
	test "$(grep -c "^--- kaart" form)" = 3 && ! grep ".\{80\}" form &&
	"$ZCC_BIN/zcc-ctl" -c "$BASE/t/zcc.conf" region form --cards 12 >many && test "$(grep -c "^--- kaart" many)" = 12
'
test_expect_success 'PT-1: another configuration is another form' '
	sed "s/papieren kaarten in de rode map/de groene map/; s/hap-almelo/hap-nijverdal/" full.conf >"$BASE/t/zcc.conf" &&
	"$ZCC_BIN/zcc-ctl" -c "$BASE/t/zcc.conf" region form >other && grep "groene map" other &&
	grep "hap-nijverdal" other && ! grep "hap-almelo" other
'
test_expect_success 'bad input gets a clear answer' '
	code 65 zcc region form --cards 0 2>err && grep "1 to 50" err && code 65 zcc region form --cards veel &&
	code 64 zcc region 2>err && grep "form, posts" err &&
	zcc --json region form | json downtime.0.lack | grep -x hub
'

test_done
