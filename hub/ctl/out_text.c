/* SPDX-License-Identifier: EUPL-1.2 */
/* For people: lines and columns.  Unknown is "?", nothing is "-". */
#include "hub/ctl/out.h"
#include "hub/ctl/out_cell.h"
#include "hub/ctl/out_protocol.h"
#include "hub/ctl/out_report.h"
#include "hub/ctl/retention.h"
#include "hub/ctl/out_text_hand.h"
#include "hub/ctl/out_text_regie.h"
#include "hub/ctl/out_text_triage.h"
#include "hub/ctl/out_text_alarm.h"
#include "hub/ctl/out_text_log.h"
#include "hub/ctl/out_text_region.h"
#include "hub/ctl/out_text_shift.h"
#include "hub/ctl/row.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/state.h"
#include "shared/care/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void
number_cell(int64_t n, int width)
{
	printf("%*" PRId64 "  ", width, n);
}

static void
count_cell(int32_t n, int width)
{
	if (n < 0)
		printf("%*s  ", width, "?");
	else
		number_cell(n, width);
}

/* "1:02:03" or "2:03", with the sign of what is overdue. */
static void
duration_cell(int64_t s, int width)
{
	char room[40];
	const char *sign = s < 0 ? "-" : "";
	int64_t t = s < 0 ? -s : s;
	if (t >= 3600)
		text_format(room, sizeof room, "%s%" PRId64 ":%02d:%02d", sign, t / 3600,
		    (int)(t / 60 % 60), (int)(t % 60));
	else
		text_format(room, sizeof room, "%s%d:%02d", sign, (int)(t / 60), (int)(t % 60));
	printf("%*s  ", width, room);
}

static void
acted(const struct wire_answer *done)
{
	if (done->row != 0)
		printf("%" PRIu64 "\n", done->row);
}

static void
site(const char *dir, const char *region, const char *admin)
{
	out_cell("region", 16);
	out_column(region, 0);
	putchar('\n');
	out_cell("operator", 16);
	out_column(admin, 0);
	putchar('\n');
	out_cell("configuration", 16);
	out_column(dir, 0);
	puts("/zcc.conf");
}

/* The public half alone, so that it can go to a file for --pubkey. */
static void
key(const char *name, const char *public_hex, const char *path)
{
	(void)name;
	(void)path;
	puts(public_hex);
}

static void
checked(const char *file, const struct site *s)
{
	out_column(file, 0);
	fputs(": right; region ", stdout);
	out_column(s->settings.region, 0);
	printf(", %u roles, %u complaints, %u places\n", s->settings.roles_num,
	    s->settings.complaints_num, s->settings.places_num);
}

static void
named(const char *name, uint64_t n)
{
	printf("%-18s%" PRIu64 "\n", name, n);
}

/* Those with windows, each with its state; of the others nothing needs saying. */
static void
line_states(const struct board *at)
{
	char when[CLOCK_MINUTE_SIZE];
	for (unsigned i = 0; i < ZCC_LINES_NUM; i++) {
		const struct zcc_line_row *r = &at->lines[i];
		if (r->referral[0] == '\0')
			continue;
		printf("line %-13s%s", line_word(r->line), r->open ? "open" : "closed");
		if (r->changes_wall != ZCC_NEVER) {
			clock_minute(when, r->changes_wall);
			printf(" until %s", when);
		}
		if (r->open)
			printf(" (%s), then ", window_word(r->window));
		else
			fputs(", callers go to ", stdout);
		out_column(r->referral, 0);
		printf("; referred %u in 60 min, %u this shift\n", r->refused_60,
		    r->refused_shift);
	}
}

static void
status(const struct board *at, const struct settings *s)
{
	const struct zcc_hub_row *h = &at->hub;
	printf("%-18s", "region");
	out_column(s->region, 0);
	printf("\n%-18s%s, last sign of life %" PRId64 " s ago\n", "state", row_hub_state(at),
	    at->age_ms / 1000);
	printf("%-18s%" PRId64 " s\n", "uptime", at->uptime_s);
	named("epoch", at->epoch);
	named("events", h->seq);
	out_text_picture(at);
	printf("%-18s%" PRIu64 " waiting, %" PRIu64 " open, %" PRIu64 " closed\n", "cases",
	    h->waiting, h->open, h->closed);
	if (h->hidden > 0)
		named("not on the board", h->hidden);
	line_states(at);
	out_text_protocol_of(h);
	struct board_callbacks n = board_callbacks(at);
	printf("%-18s%u open, %u overdue, %u anonymous, %u with the regiearts\n", "call backs", n.open,
	    n.overdue, n.anonymous, n.regie);
	out_text_hands(at);
	printf("%-18s%" PRIu64 " rows, %" PRIu64 " stale\n", "capacity", h->capacity_rows,
	    h->capacity_stale);
	printf("%-18s%" PRIu64 " bytes\n", "journal", h->journal_bytes);
	out_text_post_counts(at);
	out_text_placements(at, s);
	named("to be authorised", h->advised);
	named("uses to review", h->reviews);
	named("tags to review", h->tagged);
	named("alarms", h->alarms);
	named("consoles", h->consoles);
	printf("%-18s%" PRIu64 ", %" PRIu64 " refused, %" PRIu64 " badly signed, %" PRIu64
	       " malformed\n",
	    "commands", h->commands, h->refused, h->bad_signature, h->malformed);
	out_text_staff(at, s);
}

static void
case_head(void)
{
	puts("    ID  URG  LINE          STATE           WAITED   DUE IN  "
	     "CLAIMED BY        AGE  SEX  PLACE               COMPLAINT");
}

static void
case_line(const struct board *at, const struct zcc_case_row *r)
{
	int64_t due;
	printf("%6" PRIu64 "  ", r->id);
	/* A small letter: given by the line, until somebody triages. */
	printf("%-2s%c  ", urgency_word(r->urgency), r->urgency_by == BY_LINE ? '*' : ' ');
	out_cell(line_word(r->line), 12);
	out_cell(state_word(r->state), 12);
	duration_cell(row_since_s(at, r->received_line), 8);
	if (row_due_in_s(at, r, &due))
		duration_cell(due, 7);
	else
		printf("%7s  ", "-");
	out_cell(r->claimed_by, 16);
	if (r->age == AGE_UNKNOWN)
		fputs("  ?  ", stdout);
	else
		number_cell(r->age, 3);
	out_cell(r->sex == SEX_UNKNOWN ? "?" : sex_word(r->sex), 3);
	out_cell(r->place, 18);
	out_column(row_complaint(r), 0);
	if (r->flags & CASE_FLAG_EARLIER)
		printf("  (earlier: %" PRIu64 ")", r->earlier);
	if (r->flags & CASE_FLAG_LATER)
		fputs("  (entered later)", stdout);
	if (r->asks != HELP_NONE)
		printf("  (asks: %s)", help_word(r->asks));
	if (r->desk != DESK_NONE)
		printf("  (for %s)", alarm_desk_word(r->desk));
	if (r->forwards > 0)
		printf("  (sent on: %u)", (unsigned)r->forwards);
	putchar('\n');
}

static void
queue(const struct board *at, const uint32_t *order, uint32_t num)
{
	if (num > 0)
		case_head();
	for (uint32_t i = 0; i < num; i++)
		case_line(at, &at->cases[order[i]]);
}

static void
takeover(const struct board *at, const struct settings *s, const struct out_takeover *o)
{
	out_text_takeover(at, s);
	queue(at, o->order, o->num);
}

static void
found(const struct board *at, const struct wire_found *found, uint32_t num)
{
	char when[25];
	if (num > 0)
		case_head();
	for (uint32_t i = 0; i < num; i++) {
		case_line(at, &found[i].whole.row);
		if (found[i].noted_ms == 0)
			continue;
		clock_rfc3339(when, found[i].noted_ms);
		printf("        last note %s by ", when);
		out_column(found[i].noted_by, 0);
		putchar('\n');
	}
}

static void
field(const char *name, const char *value)
{
	char clean[2 * ZCC_NOTE_SIZE];
	if (value[0] == '\0')
		return;
	text_clean(clean, sizeof clean, value, false);
	printf("  %-16s%s\n", name, clean);
}

/* By whom, when and why; what it says is there for who asks. */
static void
struck(const struct wire_part *p, bool shows_struck)
{
	char when[25];
	clock_rfc3339(when, p->struck_ms);
	printf("  STRUCK          %s, by ", strike_word(p->struck_why));
	out_column(p->struck_by, 0);
	printf(" at %s", when);
	if (p->went_to != 0)
		printf(", is in case %" PRIu64 " now", p->went_to);
	printf("%s\n", shows_struck ? "" : "; --struck shows what it said");
}

static void
part(const struct wire_part *p, bool shows_struck, const struct protocol *by)
{
	char when[25];
	const struct ask_dossier *d = &p->dossier;
	clock_rfc3339(when, p->at_ms);
	printf("%s  ", when);
	out_cell(p->operator, 16);
	if (p->verb == VERB_NOTE || p->verb == VERB_BACKGROUND)
		printf("%s, part %" PRIu64 "\n", verb_word(p->verb), p->seq);
	else
		puts(p->verb == VERB_DRAFT ? "draft, not recorded" : p->verb == VERB_AUTHORISE ?
		    "does not agree with the advice" : verb_word(p->verb));
	if (p->came_from != 0)
		printf("  CAME FROM       case %" PRIu64 "\n", p->came_from);
	if (p->struck_why != STRIKE_NONE) {
		struck(p, shows_struck);
		if (!shows_struck)
			return;
	}
	field("name", d->name);
	field("birth date", d->birth_date);
	field("bsn", d->bsn);
	field("phone", d->phone);
	field("address", d->address);
	field("caller", d->caller);
	field("complaint", d->complaint);
	field("note", d->note);
	field("spoke with", d->spoken);
	field("situation", d->situation);
	field("background", d->background);
	field("assessment", d->assessment);
	field("recommendation", d->recommendation);
	out_text_answers(by, d->answers);
	out_text_told(by, d->advice);
	field("destination", d->destination);
	field("kind", d->item_kind);
	if (p->limit != LIMIT_NONE)
		printf("  %-15s %s%s\n", "limit", limit_word(p->limit), p->is_allowed ? ", may be done after all" :
		    ", is not to be done");
	field("told by", d->origin);
	field("consent", d->consent);
	field("since", d->since);
	field("what", d->item);
	field("organisation", d->organisation);
}

/* Behandelgrenzen come first of all (BG-1). */
static void
limits(const struct zcc_case_row *r)
{
	for (unsigned i = 1; i <= LIMITS_NUM; i++)
		if ((r->limits >> i & 1) != 0)
			printf("BEHANDELGRENS   %s %s\n", i == LIMIT_OTHER ? "" : "NIET", limit_word(i));
}

/* That something of another patient stood here, or of this one elsewhere (ID-2); what to learn (KB-15). */
static void
marks(const struct zcc_case_row *r)
{
	if (r->mend == MEND_OUT)
		printf("WRONG PATIENT   what was recorded here went to case %" PRIu64 "\n", r->mended);
	else if (r->mend == MEND_IN)
		printf("WRONG PATIENT   was recorded in case %" PRIu64 " first, and came here\n", r->mended);
	for (unsigned i = 1; i <= TAGS_NUM; i++)
		if ((r->tags >> i & 1) != 0)
			printf("TAGGED          %s\n", tag_word(i));
}

/* What the telephone adds, when it adds something. */
static void
telephone(const struct board *at, const struct zcc_case *c)
{
	const struct zcc_case_row *r = &c->row;
	char when[25];
	if (r->state == CASE_AANGEHOUDEN)
		printf("on hold for %" PRId64 " s\n", row_held_s(at, r));
	if (state_is_under_way((enum zcc_state)r->before))
		puts("care is on its way, and nobody follows it");
	if ((r->marks & CASE_MARK_LEFT) != 0 && !state_is_under_way((enum zcc_state)r->state)) {
		fputs("taken over; the caller may still be talking with ", stdout);
		out_column(r->held_by, 0);
		putchar('\n');
	}
	if (r->marks & CASE_MARK_RETURNED) {
		fputs("was on hold over the limit with ", stdout);
		out_column(r->held_by, 0);
		putchar('\n');
	}
	clock_rfc3339(when, r->promised_wall);
	if (r->promised_line != 0)
		printf("%s %s\n", hand_is_ride(r, &c->hand) ? "check call at" : "call back promised for", when);
	if (r->attempts > 0)
		printf("called back %u times in vain%s\n", r->attempts,
		    r->marks & CASE_MARK_REGIE ? ": the regiearts decides" : "");
	if (r->again != 0)
		printf("the caller called again: %" PRIu64 "\n", r->again);
	if (r->marks & CASE_MARK_ADVISED)
		puts("waits to be authorised by a regiearts");
	if (r->flags & CASE_FLAG_DECLINED)
		puts("a regiearts declined its advice: read the dossier, then call");
	if (r->marks & CASE_MARK_NO_NUMBER)
		puts("no number: cannot be called back");
}

static void
one_case(const struct board *at, const struct out_case *c)
{
	char when[25];
	clock_rfc3339(when, c->whole->row.received_wall);
	case_head();
	case_line(at, &c->whole->row);
	printf("received %s, version %u", when, c->whole->row.version);
	if (c->whole->row.reason[0] != '\0') {
		fputs(", reason ", stdout);
		out_column(c->whole->row.reason, 0);
	}
	puts(c->whole->row.flags & CASE_FLAG_ERASED ? ", dossier erased" : "");
	if (c->whole->row.post[0] != '\0') {
		fputs("forwarded by post ", stdout);
		out_column(c->whole->row.post, 0);
		putchar('\n');
	}
	out_text_route(&c->whole->row, &c->whole->hand.forward);
	limits(&c->whole->row);
	marks(&c->whole->row);
	telephone(at, c->whole);
	out_text_identity(&c->whole->row.who);
	out_text_triage(&c->whole->triage, c->protocol);
	out_text_hand(at, c);
	for (unsigned i = 0; i < c->parts_num; i++)
		part(&c->parts[i], c->shows_struck, c->protocol);
	if (c->has_dossier && c->parts_num == 0)
		puts("the dossier is empty");
}

static void
draft(uint64_t id, const char *text)
{
	char clean[2 * ZCC_NOTE_SIZE];
	(void)id;
	if (text[0] == '\0')
		return;
	text_clean(clean, sizeof clean, text, false);
	puts(clean);
}

static void
capacity(const struct board *at)
{
	puts("PROVIDER                          KIND               FREE   TOTAL  WAITING  UPDATED");
	for (uint32_t i = 0; i < at->capacity_num; i++) {
		const struct zcc_capacity_row *r = &at->capacity[i];
		char when[25];
		if (r->provider[0] == '\0')
			continue;
		out_cell(r->provider, 32);
		out_cell(r->kind, 16);
		count_cell(r->free, 5);
		count_cell(r->total, 6);
		count_cell(r->waiting, 7);
		clock_rfc3339(when, r->updated_wall);
		printf("%s%s\n", when, board_capacity_is_stale(at, r) ? "  stale" : "");
	}
}

/* Text comes as it is known. */
static void
list_begin(void)
{
}

static void
list_end(void)
{
}

static void
list_operator(const struct out_operator *o)
{
	out_cell(o->name, 24);
	out_cell(o->is_revoked ? "revoked" : "active", 8);
	out_cell(o->roles, 24);
	out_cell(o->lines[0] != '\0' ? o->lines : "all", 24);
	out_column(o->public_key, 0);
	if (o->not_complaints[0] != '\0') {
		fputs("  no complaint ", stdout);
		out_column(o->not_complaints, 0);
	}
	if (o->not_decisions[0] != '\0') {
		fputs("  no decision ", stdout);
		out_column(o->not_decisions, 0);
	}
	putchar('\n');
}

static void
list_intake(unsigned line, uint64_t id)
{
	(void)line;
	printf("%" PRIu64 "\n", id);
}

const struct out_ops out_text = {
    .acted = acted,
    .site = site,
    .key = key,
    .checked = checked,
    .status = status,
    .shift = out_text_shift,
    .shifts = out_text_shifts,
    .takeover = takeover,
    .posts = out_text_posts,
    .form = out_text_form,
    .queue = queue,
    .found = found,
    .regie = out_text_regie,
    .waitroom = out_text_waitroom,
    .one_case = one_case,
    .draft = draft,
    .capacity = capacity,
    .alarms = out_text_alarms,
    .list_begin = list_begin,
    .list_operator = list_operator,
    .list_intake = list_intake,
    .list_audit = out_text_audit,
    .list_access = out_text_access,
    .list_message = out_text_message,
    .list_review = out_text_review,
    .list_end = list_end,
    .verified = out_text_verified,
    .report = out_text_report,
    .kept = out_text_kept,
    .protocol_checked = out_text_protocol_checked,
    .protocol_diff = out_text_protocol_diff,
    .protocol_show = out_text_protocol_show,
};
