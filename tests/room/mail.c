/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/room/mail.h"

#include "shared/base/err.h"
#include "tests/lib/rig.h"

#include <string.h>

void
mail_open(struct mail *m, const struct site *site, const char *as)
{
	struct fault f;
	memset(m, 0, sizeof *m);
	if (client_open(site, as, NULL, NULL, &m->client, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

void
mail_close(struct mail *m)
{
	client_close(&m->client);
}

bool
mail_has_room(const struct mail *m)
{
	return m->under_way < MAIL_MAX;
}

void
mail_send(struct mail *m, struct ask *a)
{
	struct fault f;
	unsigned i = 0;
	while (m->sent[i].is_used)
		i++;
	if (client_send(m->client, a, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	m->sent[i].is_used = true;
	m->sent[i].ask = *a;
	m->under_way++;
}

bool
mail_take(struct mail *m, struct ask *of, struct wire_answer *out)
{
	while (m->under_way > 0 && client_receive(m->client, 0, out) == ZCC_OK)
		for (unsigned i = 0; i < MAIL_MAX; i++) {
			if (!m->sent[i].is_used ||
			    memcmp(m->sent[i].ask.id, out->id, sizeof out->id) != 0)
				continue;
			*of = m->sent[i].ask;
			m->sent[i].is_used = false;
			m->under_way--;
			return true;
		}
	return false;
}

void
mail_forget(struct mail *m)
{
	for (unsigned i = 0; i < MAIL_MAX; i++)
		if (m->sent[i].is_used)
			client_forget(m->client, m->sent[i].ask.id);
	memset(m->sent, 0, sizeof m->sent);
	m->under_way = 0;
}
