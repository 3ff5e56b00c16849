/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows stand in the order of zcc-case(7), which prints them; a test compares the two. */
#include "shared/care/state.h"

#include <stddef.h>

const struct state_change state_changes[] = {
    {CASE_WACHTEND, ACT_CLAIM, CASE_AANGENOMEN, "A caller who waits is answered."},
    {CASE_AFGEHAAKT, ACT_CLAIM, CASE_AANGENOMEN, "Whoever hung up is called back."},
    {CASE_VERLATEN, ACT_CLAIM, CASE_AANGENOMEN, "A colleague takes over from a lost post."},
    {CASE_TERUGBELLEN, ACT_CLAIM, CASE_AANGENOMEN, "The promised call back is made."},
    {CASE_AANGEHOUDEN, ACT_CLAIM, CASE_AANGENOMEN, "A caller on hold is spoken to again."},

    {CASE_AANGENOMEN, ACT_RELEASE, CASE_WACHTEND, "The caller waits again, in the old place."},
    {CASE_AANGEHOUDEN, ACT_RELEASE, CASE_WACHTEND, "Who was on hold waits again, in the old place."},
    {CASE_GETRIEERD, ACT_RELEASE, CASE_WACHTEND, "Somebody else goes on after triage."},
    {CASE_AANGENOMEN, ACT_PUT_BACK, CASE_TERUGBELLEN,
	"Nobody is on the line: it stays a call back."},
    {CASE_GETRIEERD, ACT_PUT_BACK, CASE_TERUGBELLEN, "The same, after triage."},

    {CASE_WACHTEND, ACT_FORWARD, CASE_WACHTEND, "Who waits is for another line or desk."},
    {CASE_AANGENOMEN, ACT_FORWARD, CASE_WACHTEND, "The caller waits on, in the old place, for another."},
    {CASE_AANGEHOUDEN, ACT_FORWARD, CASE_WACHTEND, "The same, of who was on hold."},
    {CASE_GETRIEERD, ACT_FORWARD, CASE_WACHTEND, "Another line or desk goes on after triage."},
    {CASE_AFGEHAAKT, ACT_FORWARD, CASE_AFGEHAAKT, "Whoever hung up is called back by another."},
    {CASE_TERUGBELLEN, ACT_FORWARD, CASE_TERUGBELLEN, "The promised call is made by another."},
    {CASE_AANGENOMEN, ACT_FORWARD_BACK, CASE_TERUGBELLEN,
	"Nobody is on the line: another calls back."},
    {CASE_GETRIEERD, ACT_FORWARD_BACK, CASE_TERUGBELLEN, "The same, of what was triaged."},

    {CASE_AANGENOMEN, ACT_IDENTIFY, CASE_AANGENOMEN, "Who the patient is comes before the criteria."},
    {CASE_GETRIEERD, ACT_IDENTIFY, CASE_GETRIEERD, "Skipped for U0 or U1, or told better later."},
    {CASE_INGEZET, ACT_IDENTIFY, CASE_INGEZET, "The same, while care is on its way."},
    {CASE_RAV, ACT_IDENTIFY, CASE_RAV, "Skipped because it was time-critical."},

    {CASE_AANGENOMEN, ACT_TRIAGE, CASE_GETRIEERD, "What is wrong has an urgency now."},
    {CASE_GETRIEERD, ACT_TRIAGE, CASE_GETRIEERD, "The case is judged again, or advice is given."},

    {CASE_INGEZET, ACT_JUDGE, CASE_INGEZET, "A regiearts judges while care is on its way."},
    {CASE_AANGEHOUDEN, ACT_JUDGE, CASE_AANGEHOUDEN, "The same, with the caller on hold."},
    {CASE_GETRIEERD, ACT_INSTRUCT, CASE_GETRIEERD, "A regiearts says what to do first."},
    {CASE_INGEZET, ACT_INSTRUCT, CASE_INGEZET, "The same, while care is on its way."},
    {CASE_AANGEHOUDEN, ACT_INSTRUCT, CASE_AANGEHOUDEN, "The same, with the caller on hold."},

    {CASE_AANGENOMEN, ACT_DEPLOY, CASE_INGEZET, "What is wrong has an urgency, and care is chosen."},
    {CASE_GETRIEERD, ACT_DEPLOY, CASE_INGEZET, "Care is chosen."},
    {CASE_INGEZET, ACT_DEPLOY, CASE_INGEZET, "Other care is chosen, or it goes elsewhere."},

    {CASE_AANGENOMEN, ACT_CLOSE, CASE_GESLOTEN, "The call needed no triage."},
    {CASE_GETRIEERD, ACT_CLOSE, CASE_GESLOTEN, "Advice was enough."},
    {CASE_INGEZET, ACT_CLOSE, CASE_GESLOTEN, "The care that was sent is done."},
    {CASE_OPVOLGING, ACT_CLOSE, CASE_GESLOTEN, "The follow-up is done."},
    {CASE_RAV, ACT_CLOSE, CASE_GESLOTEN, "The ambulance service has the patient."},
    {CASE_AANGEHOUDEN, ACT_CLOSE, CASE_GESLOTEN, "The call turned out to be over."},
    {CASE_MELDKAMER, ACT_CLOSE, CASE_GESLOTEN, "The emergency services have the incident."},
    {CASE_AFGEHAAKT, ACT_CLOSE, CASE_GESLOTEN, "The caller cannot or need not be called back."},
    {CASE_TERUGBELLEN, ACT_CLOSE, CASE_GESLOTEN, "The call back is no longer needed."},
    {CASE_OVERGEDRAGEN, ACT_CLOSE, CASE_GESLOTEN, "The provider has taken over the regie."},

    {CASE_WACHTEND, ACT_ABANDON, CASE_AFGEHAAKT, "The caller hung up before an answer."},
    {CASE_AANGEHOUDEN, ACT_ABANDON, CASE_AFGEHAAKT, "The caller hung up while on hold."},
    {CASE_VERLATEN, ACT_ABANDON, CASE_AFGEHAAKT, "The caller hung up after the post was lost."},
    {CASE_AANGENOMEN, ACT_ABANDON, CASE_AFGEHAAKT, "The conversation broke off."},
    {CASE_GETRIEERD, ACT_ABANDON, CASE_AFGEHAAKT, "The conversation broke off after triage."},

    {CASE_WACHTEND, ACT_RAV, CASE_RAV, "Time-critical: it may not wait for an answer."},
    {CASE_AANGENOMEN, ACT_RAV, CASE_RAV, "Time-critical: it may not wait for triage."},
    {CASE_GETRIEERD, ACT_RAV, CASE_RAV, "The patient got worse after triage."},
    {CASE_INGEZET, ACT_RAV, CASE_RAV, "The care that was sent is not enough."},
    {CASE_OPVOLGING, ACT_RAV, CASE_RAV, "The patient got worse at home."},
    {CASE_AANGEHOUDEN, ACT_RAV, CASE_RAV, "Time-critical: it may not stay on hold."},
    {CASE_TERUGBELLEN, ACT_RAV, CASE_RAV, "What is known is reason enough to send help."},
    {CASE_AFGEHAAKT, ACT_RAV, CASE_RAV, "A caller who fell silent may be unable to speak."},
    {CASE_VERLATEN, ACT_RAV, CASE_RAV, "A lost post may not hold up an ambulance."},
    {CASE_MELDKAMER, ACT_RAV, CASE_RAV, "The incident turns out to have a patient."},
    {CASE_OVERGEDRAGEN, ACT_RAV, CASE_RAV, "The patient got worse after the hand-over."},

    {CASE_AANGENOMEN, ACT_LOST, CASE_VERLATEN, "The post fell away; the caller may still talk."},
    {CASE_GETRIEERD, ACT_LOST, CASE_VERLATEN, "The post fell away after triage."},
    {CASE_INGEZET, ACT_LOST, CASE_VERLATEN, "The post fell away while care is on its way."},
    {CASE_OPVOLGING, ACT_LOST, CASE_VERLATEN, "The post fell away during the follow-up."},
    {CASE_AANGEHOUDEN, ACT_LOST, CASE_VERLATEN, "The post fell away with the caller on hold."},

    {CASE_VERLATEN, ACT_BACK, CASE_AANGENOMEN, "The post is there again, and nobody took it meanwhile."},
    {CASE_VERLATEN, ACT_BACK_HOLD, CASE_AANGEHOUDEN, "The same, with the caller on hold as before."},

    {CASE_AANGENOMEN, ACT_HOLD, CASE_AANGEHOUDEN, "The caller is asked to hold the line."},
    {CASE_GETRIEERD, ACT_HOLD, CASE_AANGEHOUDEN, "The same, after triage."},
    {CASE_AANGEHOUDEN, ACT_RESUME, CASE_AANGENOMEN, "The caller on hold is spoken to again."},
    {CASE_AANGEHOUDEN, ACT_RETURN, CASE_WACHTEND, "Over the limit: anybody may answer."},

    {CASE_AANGENOMEN, ACT_PROMISE, CASE_TERUGBELLEN, "The caller is promised a call back."},
    {CASE_GETRIEERD, ACT_PROMISE, CASE_TERUGBELLEN, "The same, after triage."},
    {CASE_WACHTEND, ACT_PROMISE, CASE_TERUGBELLEN, "Who asked for a call back gets a time."},
    {CASE_AFGEHAAKT, ACT_PROMISE, CASE_TERUGBELLEN, "Whoever hung up gets a time."},
    {CASE_TERUGBELLEN, ACT_PROMISE, CASE_TERUGBELLEN, "Another time is promised."},
    {CASE_AANGENOMEN, ACT_NO_ANSWER, CASE_TERUGBELLEN, "Called back in vain by who has it."},
    {CASE_GETRIEERD, ACT_NO_ANSWER, CASE_TERUGBELLEN, "The same, after triage."},
    {CASE_WACHTEND, ACT_NO_ANSWER, CASE_TERUGBELLEN, "Who asked for a call back did not answer."},
    {CASE_AFGEHAAKT, ACT_NO_ANSWER, CASE_TERUGBELLEN, "Whoever hung up did not answer."},
    {CASE_TERUGBELLEN, ACT_NO_ANSWER, CASE_TERUGBELLEN, "Called back once more in vain."},
    {CASE_AANGENOMEN, ACT_REACHED, CASE_AANGENOMEN, "Who was called back is on the line."},
    {CASE_GETRIEERD, ACT_REACHED, CASE_GETRIEERD, "The same, after triage."},
    {CASE_WACHTEND, ACT_REACHED, CASE_AANGENOMEN, "Who asked for a call back is on the line."},
    {CASE_AFGEHAAKT, ACT_REACHED, CASE_AANGENOMEN, "Whoever hung up is on the line again."},
    {CASE_TERUGBELLEN, ACT_REACHED, CASE_AANGENOMEN, "The promised call back is a conversation."},

    {CASE_AANGENOMEN, ACT_AGAIN, CASE_AANGENOMEN, "Who is being called back called again."},
    {CASE_GETRIEERD, ACT_AGAIN, CASE_GETRIEERD, "The same, after triage."},
    {CASE_WACHTEND, ACT_AGAIN, CASE_WACHTEND, "Who asked for a call back called again."},
    {CASE_AFGEHAAKT, ACT_AGAIN, CASE_AFGEHAAKT, "Whoever hung up called again."},
    {CASE_TERUGBELLEN, ACT_AGAIN, CASE_TERUGBELLEN, "Who waits for a call back called again."},

    {CASE_AANGENOMEN, ACT_HANDOVER, CASE_AANGENOMEN, "A colleague goes on with the conversation."},
    {CASE_AANGEHOUDEN, ACT_HANDOVER, CASE_AANGEHOUDEN, "A colleague goes on with who is on hold."},
    {CASE_GETRIEERD, ACT_HANDOVER, CASE_GETRIEERD, "A colleague goes on after triage."},
    {CASE_INGEZET, ACT_HANDOVER, CASE_INGEZET, "A colleague follows the care that was sent."},
    {CASE_OPVOLGING, ACT_HANDOVER, CASE_OPVOLGING, "A colleague goes on with the follow-up."},
    {CASE_RAV, ACT_HANDOVER, CASE_RAV, "A colleague stays with it until the RAV has it."},
    {CASE_MELDKAMER, ACT_HANDOVER, CASE_MELDKAMER, "A colleague stays with it until they have it."},

    {CASE_WACHTEND, ACT_MELDKAMER, CASE_MELDKAMER, "The incident may not wait for an answer."},
    {CASE_AANGENOMEN, ACT_MELDKAMER, CASE_MELDKAMER, "Police, fire service or crisis: always theirs."},
    {CASE_GETRIEERD, ACT_MELDKAMER, CASE_MELDKAMER, "Triage found more than a patient."},
    {CASE_INGEZET, ACT_MELDKAMER, CASE_MELDKAMER, "The care that was sent is not safe alone."},
    {CASE_OPVOLGING, ACT_MELDKAMER, CASE_MELDKAMER, "The follow-up became an incident."},
    {CASE_AANGEHOUDEN, ACT_MELDKAMER, CASE_MELDKAMER, "The incident may not stay on hold."},
    {CASE_TERUGBELLEN, ACT_MELDKAMER, CASE_MELDKAMER, "What is known is an incident."},
    {CASE_AFGEHAAKT, ACT_MELDKAMER, CASE_MELDKAMER, "The caller may be in danger."},
    {CASE_VERLATEN, ACT_MELDKAMER, CASE_MELDKAMER, "A lost post may not hold up the meldkamer."},
    {CASE_OVERGEDRAGEN, ACT_MELDKAMER, CASE_MELDKAMER, "What was handed on became an incident."},
    {CASE_RAV, ACT_MELDKAMER, CASE_RAV, "The patient comes first, and another service with him."},

    {CASE_RAV, ACT_SPOKEN, CASE_RAV, "The sender told them by telephone."},
    {CASE_MELDKAMER, ACT_SPOKEN, CASE_MELDKAMER, "The sender told the meldkamer by telephone."},
    {CASE_RAV, ACT_READDRESS, CASE_RAV, "Another meldkamer serves the place."},
    {CASE_MELDKAMER, ACT_READDRESS, CASE_MELDKAMER, "Another meldkamer serves the incident."},

    {CASE_WACHTEND, ACT_TRANSFER, CASE_AANGENOMEN, "A call that comes in is for a colleague."},
    {CASE_AANGENOMEN, ACT_TRANSFER, CASE_AANGENOMEN, "A colleague is asked to go on with the caller."},
    {CASE_AANGEHOUDEN, ACT_TRANSFER, CASE_AANGEHOUDEN, "A colleague is asked while the caller holds."},
    {CASE_GETRIEERD, ACT_TRANSFER, CASE_GETRIEERD, "A colleague is asked to go on after triage."},
    {CASE_INGEZET, ACT_TRANSFER, CASE_INGEZET, "A colleague is asked to follow the care."},
    {CASE_OPVOLGING, ACT_TRANSFER, CASE_OPVOLGING, "A colleague is asked for the follow-up."},
    {CASE_OVERGEDRAGEN, ACT_TRANSFER, CASE_OVERGEDRAGEN, "The meldkamer asks the ZCC to go on."},

    {CASE_AANGENOMEN, ACT_HAND_BACK, CASE_AANGENOMEN, "Nobody took the caller over."},
    {CASE_AANGEHOUDEN, ACT_HAND_BACK, CASE_AANGEHOUDEN, "Nobody took over who is on hold."},
    {CASE_GETRIEERD, ACT_HAND_BACK, CASE_GETRIEERD, "Nobody took it over after triage."},
    {CASE_INGEZET, ACT_HAND_BACK, CASE_INGEZET, "Nobody took over the care that was sent."},
    {CASE_OPVOLGING, ACT_HAND_BACK, CASE_OPVOLGING, "Nobody took over the follow-up."},
    {CASE_OVERGEDRAGEN, ACT_HAND_BACK, CASE_OVERGEDRAGEN, "The meldkamer keeps it."},

    {CASE_RAV, ACT_ACCEPT, CASE_OVERGEDRAGEN, "A centralist has the ride, and the regie."},
    {CASE_MELDKAMER, ACT_ACCEPT, CASE_OVERGEDRAGEN, "A centralist has the incident, and the regie."},
    {CASE_AANGENOMEN, ACT_ACCEPT, CASE_AANGENOMEN, "The colleague is on the line, and has the regie."},
    {CASE_AANGEHOUDEN, ACT_ACCEPT, CASE_AANGENOMEN, "The colleague speaks to who was on hold."},
    {CASE_GETRIEERD, ACT_ACCEPT, CASE_GETRIEERD, "The colleague goes on after triage."},
    {CASE_INGEZET, ACT_ACCEPT, CASE_INGEZET, "The colleague follows the care that was sent."},
    {CASE_OPVOLGING, ACT_ACCEPT, CASE_OPVOLGING, "The colleague goes on with the follow-up."},
    {CASE_OVERGEDRAGEN, ACT_ACCEPT, CASE_AANGENOMEN, "The ZCC goes on with who is not in danger."},

    {CASE_OVERGEDRAGEN, ACT_CHECK, CASE_OVERGEDRAGEN, "Who waits for a late unit was called."},
    {CASE_OVERGEDRAGEN, ACT_CHECK_MISSED, CASE_OVERGEDRAGEN, "Who waits for it did not answer."},
    {CASE_OVERGEDRAGEN, ACT_CHECK_LATER, CASE_OVERGEDRAGEN, "Another time to call was chosen."},

    {CASE_INGEZET, ACT_NO_SHOW, CASE_TERUGBELLEN, "Who was expected did not come: he is called."},
    {CASE_OPVOLGING, ACT_NO_SHOW, CASE_TERUGBELLEN, "The same, during the follow-up."},
    {CASE_GESLOTEN, ACT_NO_SHOW, CASE_TERUGBELLEN, "The same, and the case is open again."},

    {CASE_GESLOTEN, ACT_AUTHORISE, CASE_GESLOTEN, "A regiearts agrees with the advice."},
    {CASE_GESLOTEN, ACT_DECLINE, CASE_TERUGBELLEN, "A regiearts does not: the patient is called back."},

    {CASE_WACHTEND, ACT_WRONG_PATIENT, CASE_WACHTEND, "Who waits here was not asked yet after all."},
    {CASE_AANGENOMEN, ACT_WRONG_PATIENT, CASE_AANGENOMEN, "The answers were of somebody else."},
    {CASE_GETRIEERD, ACT_WRONG_PATIENT, CASE_AANGENOMEN, "The triage was of somebody else."},
    {CASE_INGEZET, ACT_WRONG_PATIENT, CASE_AANGENOMEN, "The care was chosen for somebody else."},
    {CASE_OPVOLGING, ACT_WRONG_PATIENT, CASE_AANGENOMEN, "The care was given to somebody else."},
    {CASE_AANGEHOUDEN, ACT_WRONG_PATIENT, CASE_AANGEHOUDEN, "The same, with the caller on hold."},
    {CASE_TERUGBELLEN, ACT_WRONG_PATIENT, CASE_TERUGBELLEN, "Who is to be called was not asked yet."},
    {CASE_AFGEHAAKT, ACT_WRONG_PATIENT, CASE_AFGEHAAKT, "Whoever hung up was not asked yet."},
    {CASE_VERLATEN, ACT_WRONG_PATIENT, CASE_VERLATEN, "The caller may still talk, and was not asked."},
    {CASE_RAV, ACT_WRONG_PATIENT, CASE_RAV, "An ambulance is not called off by it."},
    {CASE_MELDKAMER, ACT_WRONG_PATIENT, CASE_MELDKAMER, "Nor is another service."},
    {CASE_OVERGEDRAGEN, ACT_WRONG_PATIENT, CASE_OVERGEDRAGEN, "The provider has it, and is to be told."},
    {CASE_GESLOTEN, ACT_WRONG_PATIENT, CASE_TERUGBELLEN, "Closed on answers of somebody else."},

    {CASE_WACHTEND, ACT_RIGHT_PATIENT, CASE_WACHTEND, "The answers of who waits were elsewhere."},
    {CASE_AANGENOMEN, ACT_RIGHT_PATIENT, CASE_AANGENOMEN, "The same, of who is on the line."},
    {CASE_GETRIEERD, ACT_RIGHT_PATIENT, CASE_GETRIEERD, "The graver of two triages counts."},
    {CASE_INGEZET, ACT_RIGHT_PATIENT, CASE_INGEZET, "The same, while care is on its way."},
    {CASE_OPVOLGING, ACT_RIGHT_PATIENT, CASE_OPVOLGING, "The same, during the follow-up."},
    {CASE_AANGEHOUDEN, ACT_RIGHT_PATIENT, CASE_AANGEHOUDEN, "The same, with the caller on hold."},
    {CASE_TERUGBELLEN, ACT_RIGHT_PATIENT, CASE_TERUGBELLEN, "The same, of who is to be called."},
    {CASE_AFGEHAAKT, ACT_RIGHT_PATIENT, CASE_AFGEHAAKT, "The same, of whoever hung up."},
    {CASE_VERLATEN, ACT_RIGHT_PATIENT, CASE_VERLATEN, "The same, of whom nobody has any more."},
    {CASE_RAV, ACT_RIGHT_PATIENT, CASE_RAV, "The same, of who is with the RAV."},
    {CASE_MELDKAMER, ACT_RIGHT_PATIENT, CASE_MELDKAMER, "The same, of an incident."},
    {CASE_OVERGEDRAGEN, ACT_RIGHT_PATIENT, CASE_OVERGEDRAGEN, "The same, of whom a provider has."},
};
const unsigned state_changes_num = sizeof state_changes / sizeof state_changes[0];

enum zcc_state
state_after(enum zcc_state from, enum case_act act)
{
	for (unsigned i = 0; i < state_changes_num; i++)
		if (state_changes[i].from == from && state_changes[i].act == act)
			return state_changes[i].to;
	return CASE_NONE;
}

enum zcc_state
state_in_hand(enum zcc_state after, unsigned triages, enum zcc_state before)
{
	if (after != CASE_AANGENOMEN)
		return after;
	if (state_is_under_way(before))
		return before;
	return triages > 0 ? CASE_GETRIEERD : after;
}

bool
state_is_held(enum zcc_state s)
{
	return s == CASE_AANGENOMEN || s == CASE_GETRIEERD || s == CASE_INGEZET ||
	       s == CASE_OPVOLGING || s == CASE_AANGEHOUDEN;
}

bool
state_is_under_way(enum zcc_state s)
{
	return s == CASE_INGEZET || s == CASE_OPVOLGING;
}

bool
state_is_waiting(enum zcc_state s)
{
	return s == CASE_WACHTEND || s == CASE_VERLATEN || s == CASE_AFGEHAAKT ||
	       s == CASE_TERUGBELLEN;
}

bool
state_is_talking(enum zcc_state s)
{
	return s == CASE_AANGENOMEN || s == CASE_GETRIEERD;
}
