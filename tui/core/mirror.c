/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/mirror.h"

#include "zcc/err.h"

void
mirror_open(struct mirror *m, int64_t now_ms)
{
	m->is_known = m->is_dirty = m->is_kept = false;
	m->ticket = 0; /* at most a question about the case before */
	m->again_ms = now_ms;
}

void
mirror_changed(struct mirror *m, bool has_text, int64_t now_ms)
{
	if (!m->is_dirty)
		m->since_ms = now_ms;
	m->key_ms = now_ms;
	m->is_dirty = has_text || m->is_kept;
}

void
mirror_hurry(struct mirror *m, int64_t now_ms)
{
	m->since_ms = now_ms - MIRROR_EACH_MS;
}

int
mirror_wait_ms(const struct mirror *m, bool is_open, int64_t now_ms)
{
	int64_t pause = m->key_ms + MIRROR_PAUSE_MS, each = m->since_ms + MIRROR_EACH_MS;
	int64_t due = !m->is_known ? now_ms : pause < each ? pause : each;

	if (m->ticket != 0 || (!m->is_dirty && (m->is_known || !is_open)))
		return -1;
	due = due > m->again_ms ? due : m->again_ms;
	return due > now_ms ? (int)(due - now_ms) : 0;
}

bool
mirror_is_unheard(const struct mirror *m)
{
	return m->is_dirty && !m->is_known;
}

void
mirror_sent(struct mirror *m, uint32_t ticket, bool is_question, bool has_text)
{
	m->ticket = ticket;
	m->is_question = is_question;
	if (is_question)
		return;
	m->is_kept = has_text;
	m->is_dirty = false;
}

/* There is no dossier to keep it with, it can never be kept, or what was kept is damaged. */
static bool
is_for_good(int code)
{
	return code == ZCC_E_STATE || code == ZCC_E_UNKNOWN || code == ZCC_E_DATA || code == ZCC_E_IO;
}

bool
mirror_answered(struct mirror *m, int code, int64_t now_ms)
{
	m->ticket = 0;
	if (code == ZCC_OK || is_for_good(code))
		m->is_known = true;
	else
		m->again_ms = now_ms + MIRROR_AGAIN_MS;
	if (code != ZCC_OK && !is_for_good(code) && !m->is_question)
		m->is_dirty = true;
	return m->is_question || !is_for_good(code);
}
