/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as one line of `intake --file`: refused with a sentence that is safe to print and quotes
 * no value, or an intake that travels and comes back the same.
 */
#include "hub/ctl/in_json.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/wire.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char today[] = "2026-03-02";

static void
expect_said(const struct fault *f)
{
	int32_t cp;
	ZCC_MUST(f->code == ZCC_E_DATA && f->text[0] != '\0');
	/* the name of a field may be quoted, and is cleaned where it is printed */
	char clean[4 * sizeof f->text];
	text_clean(clean, sizeof clean, f->text, false);
	ZCC_MUST(text_check(clean, &cp) == ZCC_OK);
}

static void
expect_travels(const struct ask *a)
{
	static uint8_t room[ZCC_BODY_MAX];
	static const uint8_t random[32];
	struct ask_dossier back;
	size_t len;
	ZCC_MUST(wire_encode_dossier(&a->dossier, random, room, sizeof room, &len) == ZCC_OK);
	ZCC_MUST(wire_decode_dossier(room, len, &back) == ZCC_OK);
	ZCC_MUST(memcmp(&back, &a->dossier, sizeof back) == 0);
	ZCC_MUST(wire_encode_header(a, random, room, sizeof room, &len) == ZCC_OK);
	ZCC_MUST(wire_walk(room, len) == ZCC_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ask a;
	struct fault f = {0};
	struct refusal no = {.code = ZCC_OK};
	/* A copy of exactly this size, so that reading past the end is noticed. */
	char *line = malloc(size == 0 ? 1 : size);
	ZCC_MUST(line != NULL);
	if (size > 0)
		memcpy(line, data, size);
	ask_init(&a, VERB_INTAKE);
	int rc = in_json_intake(line, size, &a, &f);
	if (rc == ZCC_OK)
		rc = ask_check(&a, today, &no);
	if (no.code != ZCC_OK)
		fault_set(&f, no.code, 0, "%s", no.text);
	if (rc == ZCC_OK)
		expect_travels(&a);
	else
		expect_said(&f);
	free(line);
	return 0;
}
