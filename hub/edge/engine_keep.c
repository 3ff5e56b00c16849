/* SPDX-License-Identifier: EUPL-1.2 */
/* What a command leaves behind by which its case is found again, and who was here before (NT-6). */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/find.h"

#include <string.h>

static void
keep_new(struct engine *e, uint64_t case_id, uint64_t seq, const char *name)
{
	char key[FIND_KEY_SIZE];
	name_key(name, key);
	if (key[0] != '\0')
		names_add(e->names, case_id, seq, key);
	seal_wipe(key, sizeof key);
}

unsigned
find_hashes(const struct engine *e, const struct ask_dossier *d, uint8_t out[FIND_HASHES][ZCC_HASH_BYTES])
{
	/* a house with an addition to its number is also found without it */
	const struct {
		enum zcc_find what;
		const char *text;
		bool is_part;
	} told[FIND_HASHES] = {{FIND_BSN, d->bsn, false}, {FIND_PHONE, d->phone, false},
	    {FIND_ADDRESS, d->address, false}, {FIND_ADDRESS, d->address, true}};
	char key[FIND_KEY_SIZE];
	unsigned num = 0;
	for (size_t i = 0; i < FIND_HASHES; i++) {
		bool is_told = told[i].is_part ? address_key(told[i].text, false, key)
		                               : find_key(told[i].what, told[i].text, key) == WHY_NONE;
		if (is_told)
			vault_match(e->s.vault, find_word(told[i].what), key, out[num++]);
	}
	seal_wipe(key, sizeof key);
	return num;
}

int
find_keep(struct engine *e, struct work *w, const struct ask_dossier *d, const struct find_of *of)
{
	uint8_t h[FIND_HASHES][ZCC_HASH_BYTES];
	unsigned num = find_hashes(e, d, h);
	int code = ZCC_OK;
	keep_new(e, of->case_id, of->seq, d->name);
	keep_new(e, of->case_id, of->seq, d->caller);
	for (unsigned i = 0; i < num && code == ZCC_OK; i++)
		code = e->s.journal->ops->match_put(
		    e->s.journal, h[i], of->case_id, of->line_ms, w->f);
	return code;
}

int
find_new_key(struct engine *e, uint64_t case_id, const uint8_t key[ZCC_KEY_BYTES], struct fault *f)
{
	uint8_t wrapped[VAULT_WRAPPED_BYTES];
	struct journal *j = e->s.journal;
	vault_wrap(e->s.vault, case_id, key, wrapped);
	return j->ops->key_put(j, case_id, wrapped, sizeof wrapped, f);
}

bool
verb_tells_who(unsigned verb)
{
	return verb == VERB_IDENTIFY || verb == VERB_NOTE || verb == VERB_TRIAGE;
}

/* A returning phone number, BSN or address, by keyed hash (NT-6). */
int
find_earlier(struct engine *e, struct work *w, uint64_t *earlier)
{
	const struct ask_dossier *d = &w->cmd.ask.dossier;
	int64_t since = w->now.line_ms - (int64_t)book_settings(e->s.book)->earlier_s * 1000;
	uint8_t h[ZCC_HASH_BYTES];
	bool makes_case = (verb_needs(w->cmd.ask.verb) & VN_NEW) != 0;
	if (!(makes_case || verb_tells_who(w->cmd.ask.verb)) || !w->cmd.ask.has_dossier)
		return ZCC_OK;
	if (d->phone[0] != '\0' && !phone_clean(d->phone, w->phone))
		w->phone[0] = '\0';
	char house[ADDRESS_KEY_SIZE];
	(void)address_key(d->address, true, house);
	const struct {
		enum zcc_find what;
		const char *text;
	} told[] = {{FIND_BSN, d->bsn}, {FIND_PHONE, w->phone}, {FIND_ADDRESS, house}};
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		if (told[i].text[0] == '\0')
			continue;
		uint64_t id = 0;
		vault_match(e->s.vault, find_word(told[i].what), told[i].text, h);
		int code = e->s.journal->ops->match_find(e->s.journal, h, since, &id, w->f);
		if (code != ZCC_OK && code != ZCC_E_UNKNOWN)
			return code;
		if (code == ZCC_OK && id > *earlier && id != w->cmd.ask.row)
			*earlier = id;
	}
	return ZCC_OK;
}

void
find_forget(struct engine *e, uint64_t case_id)
{
	names_forget(e->names, case_id);
}
