/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys by which dossier data is opened, and the box in which it leaves for the operator who asked. */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"

#include <string.h>

const struct seal_shared *
shared_key(struct engine *e, const struct book_operator *op)
{
	/* the first bytes of a key are as good as a hash; neighbours take what collides */
	uint32_t i = (uint32_t)(op->key[0] | op->key[1] << 8) % SHARED_NUM;
	for (uint32_t n = 0; n < 8; n++, i = (i + 1) % SHARED_NUM) {
		struct shared_slot *s = &e->shared[i];
		if (s->is_used && memcmp(s->pk, op->key, sizeof s->pk) == 0)
			return &s->key;
		if (s->is_used && n < 7)
			continue;
		if (seal_shared_key(e->s.hub_keys, op->key, &s->key) != ZCC_OK)
			return NULL;
		memcpy(s->pk, op->key, sizeof s->pk);
		s->is_used = true;
		return &s->key;
	}
	return NULL;
}

int
case_key(struct engine *e, struct work *w, uint64_t case_id)
{
	int code = vault_case_key(e->s.vault, e->s.journal, case_id, w->case_key, w->f);
	w->has_case_key = w->has_case_key || code == ZCC_OK;
	return code;
}

int
box_answer(struct engine *e, struct work *w, size_t len)
{
	const struct seal_shared *k = shared_key(e, w->op);
	if (k == NULL)
		return work_refuse(w, (struct because){WHY_NO_BOX});
	seal_box(k, e->boxed, len, e->data);
	seal_wipe(e->boxed, len);
	w->sealed = e->data;
	w->sealed_len = (uint32_t)(len + SEAL_BOX_EXTRA);
	return ZCC_OK;
}
