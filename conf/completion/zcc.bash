# SPDX-License-Identifier: EUPL-1.2
# bash completion for zcc-ctl.  Verbs and their options come from the program itself, so that they
# are never out of step: each line of `zcc-ctl help --list` is VERB SUB|- OPTION...

_zcc_ctl()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local list name sub options own='' subs='' names='' verb='' second='' word skip='' i
	COMPREPLY=()
	case $prev in
	-c | --file | --pubkey)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return
		;;
	--line | --lines)
		mapfile -t COMPREPLY < <(compgen -W \
			'spoed regulier zorgverlener 112 zelftriage terugbellen' -- "$cur")
		return
		;;
	--attempt)
		mapfile -t COMPREPLY < <(compgen -W 'geen-gehoor bereikt' -- "$cur")
		return
		;;
	--post)
		mapfile -t COMPREPLY < <(compgen -W \
			"$(command zcc-ctl region posts 2>/dev/null | cut -d' ' -f1)" -- "$cur")
		return
		;;
	--kind)
		[[ " ${COMP_WORDS[*]} " != *' meldkamer '* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'politie brandweer grip ramp' -- "$cur")
		[[ ${COMP_WORDS[*]} != *' tag add'* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'leerpunt ketenincident' -- "$cur")
		return
		;;
	--return)
		mapfile -t COMPREPLY < <(compgen -W \
			'niet-voor-ons geen-plaats onvolledig te-dringend' -- "$cur")
		return
		;;
	--asks)
		mapfile -t COMPREPLY < <(compgen -W 'urgentie inzet indicatie vervolgzorg' -- "$cur")
		return
		;;
	--professional)
		mapfile -t COMPREPLY < <(compgen -W 'huisarts huisartsenpost ambulance wijkverpleging seh
			ziekenhuis vvt so ggz verloskundige apotheek gehandicaptenzorg sociaal-domein meldkamer
			paramedicus overig' -- "$cur")
		return
		;;
	--again)
		mapfile -t COMPREPLY < <(compgen -W \
			'toestand-veranderd antwoorden-oud tegenstrijdig ander-vertelt herbeoordeling overig' -- "$cur")
		return
		;;
	--reason)
		[[ " ${COMP_WORDS[*]} " != *' forward '* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'verkeerde-lijn ander-loket dringender deskundigheid vervolgstap overig' -- "$cur")
		[[ " ${COMP_WORDS[*]} " != *' strike '* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'onjuist andere-patient dubbel achterhaald' -- "$cur")
		[[ ${COMP_WORDS[*]} != *' dossier noodknop'* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'levensgevaar collega-weg vraag-patient vraag-zorgverlener incident overig' -- "$cur")
		[[ ${COMP_WORDS[*]} != *' alarm rest'* ]] ||
			mapfile -t COMPREPLY < <(compgen -W 'bekend gepland onterecht' -- "$cur")
		[[ " ${COMP_WORDS[*]} " != *' triage '* && " ${COMP_WORDS[*]} " != *' deploy '* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'context alarmsignaal risicogroep bekende-patient gezien protocol-past-niet overig' \
			-- "$cur")
		return
		;;
	--consent)
		mapfile -t COMPREPLY < <(compgen -W 'gegeven geweigerd nood' -- "$cur")
		return
		;;
	--not | --allow)
		mapfile -t COMPREPLY < <(compgen -W 'reanimeren beademen ic ziekenhuis anders' -- "$cur")
		return
		;;
	--outcome)
		mapfile -t COMPREPLY < <(compgen -W 'terecht onterecht datalek' -- "$cur")
		[[ ${COMP_WORDS[*]} != *' tag done'* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'opgepakt doorgezet geen' -- "$cur")
		return
		;;
	--care)
		mapfile -t COMPREPLY < <(compgen -W 'zelfzorg telefonisch-consult beeldconsult
			consult-hap visite planbare-zorg eigen-huisarts acute-wijkverpleging ggz-crisisdienst
			meldpunt-aph verslavingszorg farmaceutische-spoed geboortezorg sociaal-domein
			gehandicaptenzorg rapid-hag seh vervolgzorg' -- "$cur")
		return
		;;
	--urgency)
		mapfile -t COMPREPLY < <(compgen -W 'U0 U1 U2 U3 U4 U5' -- "$cur")
		return
		;;
	--by)
		mapfile -t COMPREPLY < <(compgen -W 'name bsn phone address case' -- "$cur")
		return
		;;
	--decline)
		[[ " ${COMP_WORDS[*]} " != *' push '* ]] || mapfile -t COMPREPLY < <(compgen -W \
			'bezig pauze bevoegdheid bekende overig' -- "$cur")
		return
		;;
	--sex)
		mapfile -t COMPREPLY < <(compgen -W 'm v x' -- "$cur")
		return
		;;
	esac
	list=$(command zcc-ctl help --list 2>/dev/null) || return
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ -n $skip ]]; then
			skip=
		elif [[ $word == -c || $word == --as || $word == --role || $word == --id ]]; then
			skip=1
		elif [[ $word != -* && -z $verb ]]; then
			verb=$word
		elif [[ $word != -* && -z $second ]]; then
			second=$word
		fi
	done
	while read -r name sub options; do
		[[ " $names " == *" $name "* ]] || names+=" $name"
		[[ $name == "$verb" ]] || continue
		if [[ $sub == - ]]; then
			[[ -n $own ]] || own=$options
		else
			subs+=" $sub"
			[[ $sub != "$second" ]] || own=$options
		fi
	done <<<"$list"
	if [[ $cur == -* ]]; then
		own+=' -c --as --role --json --id --help --version'
		mapfile -t COMPREPLY < <(compgen -W "$own" -- "$cur")
	elif [[ -z $verb ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$names help" -- "$cur")
	elif [[ -z $second && -n $subs ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$subs" -- "$cur")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}

complete -F _zcc_ctl zcc-ctl
