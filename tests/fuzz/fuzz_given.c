/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as the answers that come with a call, and behind a newline each: as what a colleague kept at a
 * post that fell away, and as what a triage says of both (NT-13, KB-9).  A call with ABCD in it, or with what
 * nobody reads, is refused with a sentence that is safe to print.  What is taken stands in the form of
 * whichever complaint; and what is confirmed there, one key each, the hub counts as taken over as it was.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/given.h"
#include "shared/care/triage.h"
#include "shared/care/words.h"
#include "shared/edge/protocol_file.h"
#include "shared/edge/seal.h"
#include "tui/core/triage_given.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW INT64_C(1772442000000) /* 2026-03-02T09:00:00Z */
#define NOBODY "?"                 /* no operator is called so */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

/* The protocol is read once and stays. */
const char *
__asan_default_options(void)
{
	return "detect_leaks=0";
}

static const struct protocol *
protocol(void)
{
	static struct protocol_file file;
	struct fault f = {0};
	char path[512];
	const char *data = getenv("ZCC_DATA");
	if (file.protocol == NULL) {
		snprintf(path, sizeof path, "%s/protocols/demo.conf", data == NULL ? "conf" : data);
		ZCC_MUST(seal_init(&f) == ZCC_OK && protocol_file_read(path, &file, &f) == ZCC_OK);
	}
	return file.protocol;
}

static void
expect_said(const struct refusal *no)
{
	int32_t cp;
	ZCC_MUST(no->code != ZCC_OK && no->text[0] != '\0' && text_check(no->text, &cp) == ZCC_OK);
}

static void
expect_whole(const struct given *g)
{
	ZCC_MUST(g->num <= GIVEN_MAX && memchr(g->complaint, '\0', sizeof g->complaint) != NULL);
	for (unsigned i = 0; i < g->num; i++) {
		const struct given_answer *a = &g->answer[i];
		ZCC_MUST(memchr(a->question, '\0', sizeof a->question) != NULL);
		ZCC_MUST(memchr(a->value, '\0', sizeof a->value) != NULL);
		ZCC_MUST(memchr(a->by, '\0', sizeof a->by) != NULL);
		ZCC_MUST(strncmp(a->question, "abcd", 4) != 0 && given_find(g, a->question) == a);
	}
}

/* Whatever a triage says: it uses nothing that is not there, and nothing twice. */
static void
use(const struct given *g, const char *words, const struct protocol *p)
{
	struct given_use out;
	struct refusal no = {0};
	if (given_used(g, NOBODY, words, p, &out, &no) != ZCC_OK)
		expect_said(&no);
	else
		ZCC_MUST(out.taken + out.changed <= g->num && (!out.is_anew || out.taken + out.changed == 0));
}

/* Every question of a complaint is shown, and confirmed where it can be. */
static unsigned
confirm(struct triage_form *f)
{
	unsigned confirmed = 0;
	for (unsigned i = 0; i < triage_form_rows(f); i++) {
		bool is_open = triage_given_of(f, i) != NULL;
		f->at = i;
		(void)triage_given_confirm(f);
		confirmed += is_open && triage_given_of(f, i) == NULL;
	}
	return confirmed;
}

/* What the console sends of that, the hub takes, and counts so many as they were. */
static void
work(const struct given *g, const struct protocol *p, unsigned complaint, unsigned variant)
{
	static struct triage_form f;
	static char words[2 * ZCC_ANSWERS_SIZE];
	struct given_use out;
	struct refusal no = {0};
	triage_form_open(&f, 1, p, p->complaint[complaint].code, NOW);
	triage_given_set(&f, g);
	f.a.complaint = (uint16_t)complaint;
	f.a.variant = (uint8_t)variant;
	f.step = TRIAGE_CRITERIA;
	unsigned confirmed = confirm(&f);
	words[0] = '\0';
	bool fits = triage_write(p, &f.a, words, sizeof words) && triage_given_write(&f, words, sizeof words);
	if (fits) {
		ZCC_MUST(given_used(g, NOBODY, words, p, &out, &no) == ZCC_OK);
		ZCC_MUST(out.taken == confirmed && out.changed == 0 && !out.is_anew);
	}
	triage_form_wipe(&f);
}

static char *
text_of(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1); /* of exactly this size, so that reading past the end is noticed */
	ZCC_MUST(text != NULL);
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	return text;
}

/* Up to the next newline; "" when there is none any more. */
static char *
next_line(const uint8_t **data, size_t *size)
{
	const uint8_t *end = *size == 0 ? NULL : memchr(*data, '\n', *size);
	size_t len = end == NULL ? *size : (size_t)(end - *data);
	char *line = text_of(*data, len);
	size_t step = end == NULL ? len : len + 1;
	*data += step;
	*size -= step;
	return line;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct given g;
	struct refusal no = {0};
	const uint8_t *at = data;
	size_t left = size;
	char *call = next_line(&at, &left), *kept = next_line(&at, &left), *triage = next_line(&at, &left);
	const struct protocol *p = protocol();
	memset(&g, 0, sizeof g);
	if (given_check(call, &no) != ZCC_OK) {
		expect_said(&no);
	} else {
		(void)given_is_ahead(call, NOW);
		given_add(&g, &(struct given_part){3, NOW, VERB_INTAKE, LINE_ZELFTRIAGE, "portaal", call});
		expect_whole(&g);
	}
	given_add(&g, &(struct given_part){0, NOW, VERB_DRAFT, LINE_ZELFTRIAGE, "bram", kept});
	expect_whole(&g);
	use(&g, triage, NULL);
	use(&g, triage, p);
	/* the first one asks for a score; of the others one in turn */
	work(&g, p, 0, (unsigned)size % VARIANTS_NUM);
	work(&g, p, (unsigned)size % p->complaints_num, (unsigned)size % VARIANTS_NUM);
	free(call);
	free(kept);
	free(triage);
	return 0;
}
