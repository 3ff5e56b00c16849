/* SPDX-License-Identifier: EUPL-1.2 */
/* Triage protocols, for people.  Findings go to stderr, as compilers say theirs: FILE:LINE: what.
 */
#include "hub/ctl/out_cell.h"
#include "hub/ctl/out_protocol.h"
#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/words.h"

#include <stdio.h>
#include <string.h>

static void
hash_line(const struct protocol *p)
{
	char hex[2 * ZCC_HASH_BYTES + 1];
	text_hex(hex, p->hash, sizeof p->hash);
	printf("hash %s\n", hex);
}

static void
say_finding(const struct out_protocol_check *o, const struct protocol_finding *f)
{
	char path[PATH_MAX], text[2 * sizeof f->text];
	text_clean(path, sizeof path, o->file->path[f->place.layer], false);
	text_clean(text, sizeof text, f->text, false);
	fprintf(stderr, "%s:%u: %s [%s]\n", path, f->place.line, text, f->word);
}

void
out_text_protocol_checked(const struct out_protocol_check *o)
{
	for (unsigned i = 0; i < o->found_num; i++)
		say_finding(o, &o->found[i]);
	if (o->found_num < o->faults && o->refused == NULL)
		fprintf(stderr, "(%u more)\n", o->faults - o->found_num);
	if (o->faults > 0)
		return;
	const struct protocol *p = o->file->protocol;
	out_column(o->path, 0);
	printf(": right; %s %s, %s", p->name, p->version,
	    p->is_demonstration ? "for demonstration only" : "for clinical use");
	if (p->base_name[0] != '\0')
		printf(", over %s %s", p->base_name, p->base_version);
	printf("; %u complaints, %u criteria, %u texts, %u pathways\n", p->complaints_num,
	    p->criteria_num, p->texts_num, p->pathways_num);
	hash_line(p);
}

void
out_text_protocol_diff(const struct out_protocol_diff *o)
{
	for (unsigned i = 0; i < o->num; i++) {
		const struct out_protocol_change *c = &o->change[i];
		printf("%-8s %s%s%s\n", c->what, protocol_item_word(c->item.kind),
		    c->item.code[0] != '\0' ? " " : "", c->item.code);
	}
}

/* --- show --- */

void
out_protocol_cause(
    const struct out_protocol_show *o, const struct triage_result *r, char *room, size_t size)
{
	const struct protocol *p = o->p;
	bool cut = false;
	const char *how = r->is_unknown ? " (unknown)" : "";
	switch (r->cause) {
	case CAUSE_ABCD:
		cut = !text_format(room, size, "%s=%u%s", p->abcd[r->index].code, r->option, how);
		break;
	case CAUSE_CRITERION:
		cut = !text_format(
		    room, size, "%s=%u%s", p->criterion[r->index].code, r->option, how);
		break;
	case CAUSE_RULE:
		cut = !text_copy(room, size, p->complaint[o->complaint].rule[r->index].name);
		break;
	case CAUSE_FACTOR: cut = !text_copy(room, size, p->factor[r->index].code); break;
	case CAUSE_PAIN: cut = !text_copy(room, size, "pain"); break;
	default: cut = !text_copy(room, size, ""); break;
	}
	(void)cut; /* names are shorter than any room for them */
}

static void
result_lines(const struct out_protocol_show *o)
{
	char cause[80];
	struct triage_result r = protocol_urgency(o->p, o->answers);
	out_protocol_cause(o, &r, cause, sizeof cause);
	printf("urgency   %s", r.urgency == URGENCY_NONE ? "-" : urgency_word(r.urgency));
	if (cause[0] != '\0') {
		fputs(" by ", stdout);
		out_column(cause, 0);
	}
	if (r.unraised != r.urgency && r.unraised != URGENCY_NONE)
		printf(", raised from %s", urgency_word(r.unraised));
	printf("%s\n", r.leads_to_rav ? "; to the RAV" : "");
	printf("asked     %u of %u", r.asked, r.asked_of);
	printf(", ABCD %u of %u", r.abcd_asked, r.abcd_of);
	unsigned worst = protocol_worst(o->p, o->answers);
	if (worst != r.urgency)
		printf("; what was not asked can make it %s", urgency_word(worst));
	putchar('\n');
	uint8_t care[CARES_NUM];
	unsigned num = r.urgency == URGENCY_NONE
			   ? 0
			   : protocol_actions(o->p, o->complaint, o->variant, r.urgency, care);
	fputs("care      ", stdout);
	for (unsigned i = 0; i < num; i++)
		printf("%s%s", i > 0 ? ", " : "", care_word(care[i]));
	puts(num == 0 ? "-" : "");
}

static void
question_lines(const struct protocol_criterion *q, const uint8_t *urgency)
{
	out_cell(q->code, 22);
	out_column(q->question, 0);
	putchar('\n');
	for (unsigned i = 0; i < q->options_num; i++) {
		unsigned u = urgency != NULL ? urgency[i] : q->option[i].urgency;
		printf("  %u %-3s ", i + 1, urgency_word(u));
		out_column(q->option[i].text, 0);
		putchar('\n');
	}
	printf("  0     unknown, counts as %u\n", q->unknown);
}

static void
text_lines(const char *title, const struct protocol *p, const uint16_t *texts, unsigned num)
{
	printf("\n%s\n", title);
	for (unsigned i = 0; i < num; i++) {
		fputs("  ", stdout);
		out_column(p->text[texts[i]].text, 0);
		putchar('\n');
	}
}

static void
rule_lines(const struct protocol *p, const struct protocol_complaint *a)
{
	if (a->rules_num > 0)
		puts("\nrules");
	for (unsigned i = 0; i < a->rules_num; i++) {
		const struct protocol_rule *r = &a->rule[i];
		printf("  %-3s ", urgency_word(r->urgency));
		out_column(r->name, 0);
		fputs(": ", stdout);
		for (unsigned k = 0; k < r->when_num; k++) {
			const struct protocol_when *w = &r->when[k];
			fputs(k > 0 ? " and " : "", stdout);
			if (w->criterion == PROTOCOL_NONE)
				fputs(p->factor[w->factor].code, stdout);
			else
				printf("%s<=%u", p->criterion[w->criterion].code, w->option);
		}
		putchar('\n');
	}
}

static void
complaint_lines(const struct out_protocol_show *o)
{
	const struct protocol *p = o->p;
	const struct protocol_complaint *a = &p->complaint[o->complaint];
	const struct protocol_variant *v = &a->variant[o->variant];
	out_cell(a->code, 22);
	out_column(a->name, 0);
	printf(" (%s%s)\n\n", o->variant == VARIANT_PHYSICAL ? "physical" : "telephone",
	    a->asks_pain ? ", with pain" : "");
	for (unsigned i = 0; i < v->asked_num; i++)
		question_lines(&p->criterion[v->asked[i].criterion], v->asked[i].urgency);
	rule_lines(p, a);
	puts("\ncare");
	for (unsigned i = 0; i < v->actions_num; i++)
		printf("  U%u-U%u %s\n", v->action[i].from, v->action[i].to,
		    care_word(v->action[i].care));
	text_lines("advice", p, a->advice, a->advice_num);
	text_lines("safety net", p, a->safety_net, a->safety_net_num);
	for (unsigned i = 0; i < p->pathways_num; i++) {
		const struct protocol_pathway *w = &p->pathway[i];
		if (w->complaint != o->complaint)
			continue;
		printf("\npathway %s, U%u-U%u: ", w->code, w->from, w->to);
		for (unsigned k = 0; k < w->cares_num; k++)
			printf("%s%s", k > 0 ? ", " : "", care_word(w->care[k]));
		fputs("; with", stdout);
		for (unsigned k = 0; k < w->sectors_num; k++)
			printf(" %s", sector_word(w->sector[k]));
		putchar('\n');
	}
}

static void
protocol_lines(const struct protocol *p)
{
	out_column(p->title, 0);
	putchar('\n');
	out_column(p->notice, 0);
	printf("\n%s %s, from %s", p->name, p->version, p->valid_from);
	if (p->base_name[0] != '\0')
		printf(", over %s %s", p->base_name, p->base_version);
	putchar('\n');
	hash_line(p);
	putchar('\n');
	for (unsigned i = 0; i < p->abcd_num; i++)
		question_lines(&p->abcd[i], NULL);
	putchar('\n');
	for (unsigned i = 0; i < p->complaints_num; i++) {
		const struct protocol_complaint *a = &p->complaint[i];
		out_cell(a->code, 22);
		out_cell(a->name, 40);
		printf("%u+%u criteria\n", a->variant[VARIANT_TELEPHONE].asked_num,
		    a->variant[VARIANT_PHYSICAL].asked_num);
	}
}

void
out_text_protocol_show(const struct out_protocol_show *o)
{
	if (o->answers != NULL)
		result_lines(o);
	else if (o->complaint != PROTOCOL_NONE)
		complaint_lines(o);
	else
		protocol_lines(o->p);
}
