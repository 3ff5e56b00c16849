/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol.h"

#include "shared/care/kind.h"

#include <stddef.h>
#include <string.h>

/* Where a code stands among `num` sorted elements of `size` bytes; `at` is its offset in one. */
static uint16_t
find(const void *base, unsigned num, size_t size, size_t at, const char *code)
{
	unsigned lo = 0, hi = num;
	while (lo < hi) {
		unsigned mid = lo + (hi - lo) / 2;
		const char *there;
		memcpy(&there, (const char *)base + mid * size + at, sizeof there);
		int order = strcmp(there, code);
		if (order == 0)
			return (uint16_t)mid;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return PROTOCOL_NONE;
}

#define FIND(array, num, type, wanted) \
	find(array, num, sizeof(struct type), offsetof(struct type, code), wanted)

uint16_t
protocol_complaint(const struct protocol *p, const char *code)
{
	return FIND(p->complaint, p->complaints_num, protocol_complaint, code);
}

uint16_t
protocol_criterion(const struct protocol *p, const char *code)
{
	return FIND(p->criterion, p->criteria_num, protocol_criterion, code);
}

uint16_t
protocol_text(const struct protocol *p, const char *code)
{
	return FIND(p->text, p->texts_num, protocol_text, code);
}

/* Factors and flags stand in the order of the file, which is that of the screen. */
uint16_t
protocol_factor(const struct protocol *p, const char *code)
{
	for (unsigned i = 0; i < p->factors_num; i++)
		if (strcmp(p->factor[i].code, code) == 0)
			return (uint16_t)i;
	return PROTOCOL_NONE;
}

uint16_t
protocol_flag(const struct protocol *p, const char *code)
{
	for (unsigned i = 0; i < p->flags_num; i++)
		if (strcmp(p->flag[i].code, code) == 0)
			return (uint16_t)i;
	return PROTOCOL_NONE;
}

/* Who is born on the 31st becomes three months old on the day after a shorter month's last. */
int
protocol_months(struct protocol_day birth, struct protocol_day today)
{
	int months = (today.year - birth.year) * 12 + today.month - birth.month;
	return today.day < birth.day ? months - 1 : months;
}

uint64_t
protocol_by_age(const struct protocol *p, int months)
{
	uint64_t factors = 0;
	for (unsigned i = 0; i < p->factors_num; i++)
		if (months >= 0 && months < p->factor[i].under_months)
			factors |= UINT64_C(1) << i;
	return factors;
}

uint64_t
protocol_by_caller(const struct protocol *p, unsigned presence, unsigned variant)
{
	uint64_t factors = 0;
	for (unsigned i = 0; presence == PRESENCE_AWAY && variant != VARIANT_PHYSICAL && i < p->factors_num; i++)
		if (p->factor[i].asks_callback)
			factors |= UINT64_C(1) << i;
	return factors;
}

uint16_t
protocol_instead(const struct protocol *p, uint16_t complaint, int months)
{
	/* Of several the one for the youngest: under 3 months goes before under 36. */
	uint16_t found = PROTOCOL_NONE;
	for (uint16_t i = 0; complaint != PROTOCOL_NONE && i < p->complaints_num; i++) {
		const struct protocol_complaint *c = &p->complaint[i];
		if (months >= 0 && months < c->under_months &&
		    strcmp(c->instead_of, p->complaint[complaint].code) == 0 &&
		    (found == PROTOCOL_NONE || c->under_months < p->complaint[found].under_months))
			found = i;
	}
	return found;
}

uint16_t
protocol_pathway(const struct protocol *p, uint16_t complaint, unsigned urgency)
{
	for (unsigned i = 0; i < p->pathways_num; i++) {
		const struct protocol_pathway *w = &p->pathway[i];
		if (w->complaint == complaint && w->from <= urgency && urgency <= w->to)
			return (uint16_t)i;
	}
	return PROTOCOL_NONE;
}

static unsigned
add_care(uint8_t *care, unsigned num, uint8_t kind)
{
	for (unsigned i = 0; i < num; i++)
		if (care[i] == kind)
			return num;
	care[num] = kind;
	return num + 1;
}

unsigned
protocol_actions(
    const struct protocol *p, uint16_t complaint, unsigned variant, unsigned urgency, uint8_t *care)
{
	unsigned num = 0;
	if (complaint >= p->complaints_num || variant >= VARIANTS_NUM)
		return 0;
	uint16_t way = protocol_pathway(p, complaint, urgency);
	for (unsigned i = 0; way != PROTOCOL_NONE && i < p->pathway[way].cares_num; i++)
		num = add_care(care, num, p->pathway[way].care[i]);
	const struct protocol_variant *v = &p->complaint[complaint].variant[variant];
	for (unsigned i = 0; i < v->actions_num; i++)
		if (v->action[i].from <= urgency && urgency <= v->action[i].to)
			num = add_care(care, num, v->action[i].care);
	return num;
}
