/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/verbs.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

const struct arg_option ctl_options[] = {
    {"c", ARG_ONCE, "FILE"},
    {"as", ARG_ONCE, "OPERATOR"},
    {"role", ARG_ONCE, "ROLE"},
    {"json", ARG_FLAG, NULL},
    {"id", ARG_ONCE, "HEX32"},
    {"help", ARG_FLAG, NULL},
    {"version", ARG_FLAG, NULL},
    {NULL, ARG_FLAG, NULL},
};

/* In the order of the manual.  The verbs of one name stand together. */
const struct ctl_verb ctl_verbs[] = {
    {"init", NULL, verb_init, 1, 1, verb_init_options, "DIR --region NAME [--demo] [--admin NAME]",
	"make a site: configuration, keys, rooms"},
    {"key", "new", verb_key_new, 1, 1, NULL, "NAME",
	"make a key of your own; prints its public half"},
    {"operator", "add", verb_operator_add, 1, 1, verb_operator_add_options,
	"NAME --role ROLE [--role ROLE] [--lines LINE,LINE] [--no-complaint CODE] "
	"[--no-decision REASON] [--pubkey FILE]",
	"let somebody in, in these roles"},
    {"operator", "revoke", verb_operator_revoke, 1, 1, NULL, "NAME", "let somebody in no longer"},
    {"operator", "list", verb_operator_list, 0, 0, NULL, "", "who may come in, and as what"},
    {"status", NULL, verb_status, 0, 0, NULL, "", "the state of the hub, in numbers"},
    {"queue", NULL, verb_queue, 0, 0, NULL, "", "the open cases, most pressing first"},
    {"watch", NULL, verb_watch, 0, 0, NULL, "", "one JSON line per change, until interrupted"},
    {"show", NULL, verb_show, 1, 1, verb_show_options, "CASE [--dossier [--struck]]", "one case"},
    {"search", NULL, verb_search, 1, 1, verb_search_options,
	"NAME|BSN|PHONE|POSTCODE NUMBER|CASE [--by WHAT]", "cases by what their dossier holds; logged"},
    {"intake", NULL, verb_intake, 0, 0, verb_intake_options,
	"--line LINE [--complaint ...] [--received TIME ...] | --file FILE|-",
	"take in a call, or enter one that was written on paper; prints its case"},
    {"claim", NULL, verb_claim, 0, 1, verb_claim_options, "CASE | --next", "take a case in hand"},
    {"release", NULL, verb_release, 1, 1, NULL, "CASE", "put a case back in the queue"},
    {"note", NULL, verb_note, 1, 1, verb_note_options, "CASE --text TEXT|- [--phone NUMBER] [--address ADDRESS]",
	"add a note to the dossier"},
    {"background", NULL, verb_background, 1, 1, verb_background_options,
	"CASE --kind KIND --from ORIGIN --consent CONSENT [--not LIMIT | --allow LIMIT] "
	"[--since YYYY-MM-DD] [--text TEXT|-]",
	"what is known of the patient beside this: behandelgrenzen, medication, allergies, history"},
    {"strike", NULL, verb_strike, 2, 2, verb_strike_options, "CASE PART --reason REASON",
	"a note or a piece of background is wrong: it stays, struck, with who, when and why"},
    {"unstrike", NULL, verb_unstrike, 2, 2, NULL, "CASE PART", "it is right after all"},
    {"draft", NULL, verb_draft, 1, 1, verb_draft_options, "CASE [--triage] [--text TEXT|-]",
	"keep a text you have not sent yet; without --text, print it"},
    {"link", NULL, verb_link, 2, 2, NULL, "CASE CASE",
	"one patient called twice: the newer case points to the older"},
    {"unlink", NULL, verb_unlink, 1, 1, NULL, "CASE", "it is no second contact after all"},
    {"identify", NULL, verb_identify, 1, 1, verb_identify_options,
	"CASE --caller-is WHERE --read-back WHAT,WHAT [--bsn-verified] [--name NAME] "
	"[--birth-date YYYY-MM-DD] [--bsn BSN] [--address ADDRESS] [--phone NUMBER] [--caller NAME] | "
	"--impossible REASON",
	"say who the patient is, before the criteria; or why that is not possible"},
    {"wrong-patient", NULL, verb_wrong_patient, 1, 1, verb_wrong_patient_options,
	"CASE [--to CASE] [--text TEXT|-]",
	"what was recorded is of somebody else: it goes to his case, or to a new one; prints its number"},
    {"triage", NULL, verb_triage, 1, 1, verb_triage_options,
	"CASE [--complaint CODE] [--physical] [--abcd LETTER=N,... [--abcd-ms MS]] [--answer CODE=N,...] "
	"[--factor CODE,...] [--pain N[/CORRECTED]] [--taken QUESTION=ROW,... | --again REASON] [--protocol CONTENT] [--urgency U0..U5 --reason REASON [--text TEXT]] "
	"[--phone NUMBER] [--advice CODE,...] [--vangnet] [--with OPERATOR] | CASE --instruction TEXT",
	"what was asked and answered, and what you make of it; advice given"},
    {"deploy", NULL, verb_deploy, 1, 1, verb_deploy_options,
	"CASE --care KIND [--to WORDS] [what is said of it, as of triage]",
	"the care that is chosen, and where to; with the triage, or after it"},
    {"close", NULL, verb_close, 1, 1, verb_close_options, "CASE --reason REASON [--note TEXT|-]",
	"end a case"},
    {"hold", NULL, verb_hold, 1, 1, NULL, "CASE", "put the caller on hold"},
    {"resume", NULL, verb_resume, 1, 1, NULL, "CASE", "speak to the caller on hold again"},
    {"abandon", NULL, verb_abandon, 1, 1, NULL, "CASE", "the caller hung up"},
    {"hangup", NULL, verb_abandon, 1, 1, NULL, "CASE", "the caller hung up: as abandon"},
    {"callback", NULL, verb_callback, 1, 1, verb_callback_options,
	"CASE --at TIME | --in MINUTES | --attempt OUTCOME",
	"promise a call back, or tell what became of one"},
    {"reopen", NULL, verb_reopen, 1, 1, NULL, "CASE",
	"who was expected somewhere did not come: the case is open again, and he is called"},
    {"push", NULL, verb_push, 1, 1, verb_push_options, "CASE --to NAME | --decline REASON",
	"offer a call that waits to one person; or decline what was offered to you"},
    {"rav", NULL, verb_rav, 1, 1, verb_rav_options,
	"CASE [--meldkamer NAME] [--spoken NAME] [what was answered, as of triage]",
	"time-critical: to the ambulance service; or with whom there you spoke"},
    {"meldkamer", NULL, verb_meldkamer, 1, 1, verb_meldkamer_options,
	"CASE --kind KIND [--meldkamer NAME] [--spoken NAME]",
	"police, fire service or crisis: to the meldkamer; or with whom there you spoke"},
    {"transfer", NULL, verb_transfer, 1, 1, verb_transfer_options,
	"CASE --to ROLE|OPERATOR --situation TEXT --background TEXT --assessment TEXT "
	"--recommendation TEXT",
	"ask a colleague to take over; it is yours until he does"},
    {"forward", NULL, verb_forward, 1, 1, verb_forward_options,
	"CASE [--to LINE|DESK --reason REASON] [--asks KIND] [--professional ROLE] "
	"[--organisation NAME] [--note TEXT]",
	"send it on to another line or desk; or say what the professional asks"},
    {"accept", NULL, verb_accept, 1, 1, verb_accept_options, "CASE [--return REASON]",
	"acknowledge what is handed over to you, or give it back"},
    {"regie", "list", verb_regie_list, 0, 0, NULL, "",
	"what waits for a regiearts: consults, and advice to authorise"},
    {"waitroom", NULL, verb_waitroom, 0, 0, NULL, "",
	"who was triaged where he is and waits there, and when he is triaged again"},
    {"authorise", NULL, verb_authorise, 1, 1, verb_authorise_options, "CASE [--decline TEXT|-]",
	"agree with the advice that a case was closed with, having read its dossier; or have the patient called back"},
    {"undo", NULL, verb_undo, 0, 0, NULL, "", "take back your last act"},
    {"dossier", "noodknop", verb_noodknop, 1, 1, verb_noodknop_options,
	"CASE --reason REASON --text TEXT|-",
	"open a dossier that is not yours to read, for a while; somebody reviews it"},
    {"dossier", "erase", verb_erase, 1, 1, verb_erase_options, "CASE [--reason REASON]",
	"destroy the dossier of a case for good"},
    {"review", "list", verb_review_list, 0, 0, verb_review_list_options, "[--all]",
	"uses of the noodknop that nobody has reviewed; with --all: those that were, too"},
    {"review", "done", verb_review_done, 1, 1, verb_review_done_options,
	"NUMBER --outcome OUTCOME [--text TEXT|-]", "say what you make of a use of the noodknop"},
    {"tag", "add", verb_tag_add, 1, 1, verb_tag_add_options, "CASE --kind KIND --text TEXT|-",
	"there is something to learn from a case, for this room or for all who had to do with it"},
    {"tag", "list", verb_tag_list, 0, 0, verb_review_list_options, "[--all]",
	"tags that nobody has reviewed; with --all: those that were, too"},
    {"tag", "done", verb_tag_done, 2, 2, verb_tag_done_options,
	"CASE NUMBER --outcome OUTCOME [--text TEXT|-]", "say what you make of a tag"},
    {"shift", "start", verb_shift_start, 0, 0, NULL, "",
	"begin your shift; prints what is open and who is there"},
    {"shift", "end", verb_shift_end, 0, 0, verb_shift_end_options, "[--to NAME|ROLE]",
	"end your shift; with open cases: hand them over, and end when that is accepted"},
    {"shift", "accept", verb_shift_accept, 1, 1, NULL, "NAME",
	"take over the open cases of NAME, whose shift ends"},
    {"shift", "refuse", verb_shift_refuse, 1, 1, NULL, "NAME", "do not take them over"},
    {"shift", "withdraw", verb_shift_withdraw, 0, 0, NULL, "",
	"hand nothing over after all; your shift goes on"},
    {"shift", "move", verb_shift_move, 1, 1, verb_shift_move_options,
	"NAME --line LINE [--line LINE] | --all | --pause [--until TIME] | --resume",
	"say which lines NAME serves from his next call on, or give him a break"},
    {"shift", "pause", verb_shift_pause, 0, 0, verb_shift_pause_options, "[--until TIME]",
	"a break of your own: no next caller, and what you have in hand stays"},
    {"shift", "resume", verb_shift_resume, 0, 0, NULL, "", "end your break"},
    {"shift", "list", verb_shift_list, 0, 0, NULL, "", "who is there, in which role, since when"},
    {"handover", "list", verb_handover_list, 0, 0, NULL, "",
	"who has the regie of vervolgzorg, whose turn it is, and the open cases of it"},
    {"handover", "accept", verb_handover_accept, 0, 0, verb_handover_accept_options, "[--list NUMBER]",
	"take over vervolgzorg, for the desk whose turn it is; prints the list"},
    {"message", NULL, verb_message, 1, 1, verb_message_options,
	"TEXT --to NAME|ROLE|all | --desk DESK --until TIME",
	"a short message to desks, with no patient in it; over at that time"},
    {"message", "list", verb_message_list, 0, 0, NULL, "", "the messages for you, and your own"},
    {"message", "withdraw", verb_message_withdraw, 1, 1, NULL, "NUMBER",
	"take back a message of your own"},
    {"capacity", NULL, verb_capacity, 0, 0, NULL, "", "the care capacity of the region"},
    {"capacity", "set", verb_capacity_set, 0, 0, verb_capacity_set_options,
	"--provider NAME --kind KIND [--total N] [--free N] [--waiting N] [--source CODE]",
	"report the capacity of one provider"},
    {"alarm", "list", verb_alarm_list, 0, 0, verb_alarm_list_options, "[--history]",
	"alarms that stand; with --history: the last that are done"},
    {"alarm", "ack", verb_alarm_ack, 1, 1, NULL, "ID", "say that you have seen an alarm"},
    {"alarm", "rest", verb_alarm_rest, 1, 1, verb_alarm_rest_options,
	"ID --reason REASON --until TIME | --for MINUTES", "put an alarm at rest until a time"},
    {"alarm", "wake", verb_alarm_wake, 1, 1, NULL, "ID", "end the rest of an alarm"},
    {"config", "check", verb_config_check, 0, 1, NULL, "[FILE]", "is this configuration right?"},
    {"config", "apply", verb_config_apply, 1, 1, NULL, "FILE",
	"work by this configuration from now on"},
    {"region", "form", verb_region_form, 0, 0, verb_region_form_options, "[--cards N]",
	"the paper form for when there is no hub, to be printed beforehand"},
    {"region", "posts", verb_region_posts, 0, 0, NULL, "",
	"the huisartsenposten that forward their calls here"},
    {"protocol", "check", verb_protocol_check, 1, 1, NULL, "FILE",
	"is this triage protocol right?"},
    {"protocol", "diff", verb_protocol_diff, 2, 2, NULL, "FILE FILE",
	"what is added, removed and changed in the second"},
    {"protocol", "show", verb_protocol_show, 1, 2, verb_protocol_show_options,
	"FILE [COMPLAINT] [--physical] [--answer CODE=N] [--factor CODE] [--pain N]",
	"what a protocol asks; with answers: what they come to"},
    {"journal", "verify", verb_journal_verify, 0, 0, NULL, "",
	"is the journal whole, and does it replay to what the hub has?"},
    {"audit", "verify", verb_audit_verify, 0, 0, NULL, "",
	"do the chain and every signature in it hold?"},
    {"audit", "show", verb_audit_show, 0, 0, verb_audit_show_options,
	"[--from SEQ] [--limit N] [--case CASE]", "who did what, oldest first"},
    {"audit", "access", verb_audit_access, 1, 3, NULL, "CASE [CASE] [CASE]",
	"who was at the record of a patient, in plain Dutch for that patient"},
    {"retention", "list", verb_retention_list, 0, 0, verb_retention_options, "[--at TIME]",
	"which dossiers are kept for longer than they must be, in plain Dutch; erases nothing"},
    {"retention", "erase", verb_retention_erase, 0, 0, NULL, "", "destroy these; prints what became of each"},
    {"report", "kpi", verb_report_kpi, 0, 0, verb_report_options, "--from TIME [--to TIME]",
	"reachability of the posts and lines, and of who was asked to take over"},
};
const unsigned ctl_verbs_num = sizeof ctl_verbs / sizeof ctl_verbs[0];

static const struct ctl_verb *
by_name(const char *name)
{
	for (unsigned i = 0; i < ctl_verbs_num; i++)
		if (strcmp(ctl_verbs[i].name, name) == 0)
			return &ctl_verbs[i];
	return NULL;
}

/* "push, message": verbs that begin with the same letters, or whose line of help has the word in it. */
static bool
about(const char *word, char *room, size_t size)
{
	enum { LEAST = 3, MOST = 5 };
	unsigned num = 0;
	room[0] = '\0';
	for (unsigned i = 0; i < ctl_verbs_num && strlen(word) >= LEAST && num < MOST; i++) {
		const struct ctl_verb *v = &ctl_verbs[i];
		bool is_near = strncmp(v->name, word, LEAST) == 0 || strstr(v->help, word) != NULL ||
		    (v->sub != NULL && strcmp(v->sub, word) == 0);
		size_t at = strlen(room);
		if (!is_near)
			continue;
		text_format(room + at, size - at, "%s%s%s%s", num > 0 ? ", " : "", v->name,
		    v->sub != NULL ? " " : "", v->sub != NULL ? v->sub : "");
		num++;
	}
	return num > 0;
}

static int
unknown(const char *word, struct fault *f)
{
	char near[120];
	const char *best = NULL;
	unsigned least = 3; /* more letters apart is another word */
	for (unsigned i = 0; i < ctl_verbs_num; i++) {
		unsigned d = text_distance(ctl_verbs[i].name, word);
		if (d < least) {
			least = d;
			best = ctl_verbs[i].name;
		}
	}
	if (best != NULL)
		return fault_set(
		    f, ZCC_E_USAGE, 0, "unknown verb '%.40s'; did you mean '%s'?", word, best);
	if (about(word, near, sizeof near))
		return fault_set(
		    f, ZCC_E_USAGE, 0, "unknown verb '%.40s'; near it: %s", word, near);
	return fault_set(f, ZCC_E_USAGE, 0, "unknown verb '%.40s'", word);
}

static int
needs_sub(const struct ctl_verb *first, const char *word, struct fault *f)
{
	const char *name = first->name;
	char subs[80] = "";
	for (; first < ctl_verbs + ctl_verbs_num && strcmp(first->name, name) == 0; first++) {
		if (subs[0] != '\0')
			strncat(subs, ", ", sizeof subs - strlen(subs) - 1);
		strncat(subs, first->sub, sizeof subs - strlen(subs) - 1);
	}
	if (word == NULL)
		return fault_set(f, ZCC_E_USAGE, 0, "'%s' needs one of: %s", name, subs);
	return fault_set(
	    f, ZCC_E_USAGE, 0, "'%s %.40s' is not there; '%s' has: %s", name, word, name, subs);
}

int
ctl_verb_find(int argc, char **argv, const struct ctl_verb **out, int *used, struct fault *f)
{
	if (argc == 0)
		return fault_set(f, ZCC_E_USAGE, 0, "a verb is missing");
	const struct ctl_verb *first = by_name(argv[0]);
	if (first == NULL)
		return unknown(argv[0], f);
	const struct ctl_verb *alone = NULL;
	for (const struct ctl_verb *v = first;
	     v < ctl_verbs + ctl_verbs_num && strcmp(v->name, first->name) == 0; v++) {
		if (v->sub == NULL) {
			alone = v;
		} else if (argc > 1 && strcmp(v->sub, argv[1]) == 0) {
			*out = v;
			*used = 2;
			return ZCC_OK;
		}
	}
	if (alone == NULL)
		return needs_sub(first, argc > 1 ? argv[1] : NULL, f);
	*out = alone;
	*used = 1;
	return ZCC_OK;
}
