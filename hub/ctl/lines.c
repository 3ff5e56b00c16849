/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A ring of lines, oldest at the head:
 *
 *     read line -> parse -> send ----> [ head ... tail ) ----> answered? say it, head + 1
 *                   `- refused here: an entry that is answered already
 *
 * So everything is said in the order of the lines, whoever answers first.
 */
#include "hub/ctl/lines.h"

#include "hub/ctl/in_json.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW = 48 }; /* below what the hub allows one peer, with room for repeats */

struct entry {
	unsigned line;
	bool is_answered;
	int code;
	uint64_t row;
	int64_t sent_ms;
	uint8_t id[ZCC_ID_BYTES];
	char text[sizeof((struct fault *)0)->text];
};

struct lines {
	struct ctl *c;
	struct entry ring[WINDOW];
	unsigned head, tail; /* rising; the ring is by modulo */
	unsigned line, refused;
};

static struct entry *
at(struct lines *l, unsigned i)
{
	return &l->ring[i % WINDOW];
}

static void
refused_line(struct entry *e, int code, const char *text)
{
	e->is_answered = true;
	e->code = code;
	text_copy(e->text, sizeof e->text, text);
}

/* Say what is answered at the head, in order. */
static void
say_answered(struct lines *l)
{
	char clean[2 * sizeof((struct fault *)0)->text];
	for (; l->head != l->tail && at(l, l->head)->is_answered; l->head++) {
		const struct entry *e = at(l, l->head);
		if (e->code == ZCC_OK) {
			l->c->out->list_intake(e->line, e->row);
			continue;
		}
		l->refused++;
		text_clean(clean, sizeof clean, e->text, false);
		fprintf(stderr, "line %u: %s\n", e->line, clean);
	}
}

static void
take_answer(struct lines *l, const struct wire_answer *answer)
{
	for (unsigned i = l->head; i != l->tail; i++) {
		struct entry *e = at(l, i);
		if (e->is_answered || memcmp(e->id, answer->id, sizeof e->id) != 0)
			continue;
		if (answer->code != ZCC_OK)
			refused_line(e, answer->code, answer->text);
		e->is_answered = true;
		e->row = answer->row;
		return;
	}
}

/* The first line whose time is over: none of those after it will be believed to have arrived. */
static int
give_up(struct lines *l)
{
	unsigned first = 0;
	char hex[2 * ZCC_ID_BYTES + 1], text[160];
	for (unsigned i = l->head; i != l->tail; i++) {
		struct entry *e = at(l, i);
		if (e->is_answered)
			continue;
		first = first == 0 ? e->line : first;
		client_forget(l->c->client, e->id);
		text_hex(hex, e->id, sizeof e->id);
		text_format(text, sizeof text,
		    "no answer; whether it was taken in is not known; its command id is %s", hex);
		refused_line(e, ZCC_E_OUTCOME, text);
	}
	say_answered(l);
	return fault_set(&l->c->fault, ZCC_E_OUTCOME, 0,
	    "no answer from the hub in %d s to line %u; nothing after line %u was sent",
	    CTL_ANSWER_MS / 1000, first, l->line);
}

/* Wait for answers until the window has room, or, at the end, is empty; and until all has left: the
 * next line may be long in coming. */
static int
drain(struct lines *l, unsigned most)
{
	struct wire_answer answer;
	say_answered(l);
	while (l->tail - l->head > most || client_has_unsent(l->c->client)) {
		int rc = client_receive(l->c->client, 100, &answer);
		if (rc == ZCC_OK)
			take_answer(l, &answer);
		else if (rc != ZCC_E_AGAIN)
			return fault_set(&l->c->fault, rc, 0, "the way to the hub is lost");
		else if (clock_boot_ms() - at(l, l->head)->sent_ms > CTL_ANSWER_MS)
			return give_up(l);
		say_answered(l);
	}
	return ZCC_OK;
}

/* One line becomes one entry: sent, or refused here. */
static void
enter(struct lines *l, const char *text, size_t len)
{
	struct fault why = {0};
	struct ask ask;
	struct entry *e = at(l, l->tail++);
	memset(e, 0, sizeof *e);
	e->line = l->line;
	ask_init(&ask, VERB_INTAKE);
	int rc = ZCC_OK;
	if (len > ZCC_BODY_MAX)
		rc = fault_set(&why, ZCC_E_DATA, 0, "longer than %d bytes", ZCC_BODY_MAX);
	if (rc == ZCC_OK)
		rc = in_json_intake(text, len, &ask, &why);
	if (rc == ZCC_OK) {
		ctl_complaint(l->c, &ask);
		rc = ctl_prepare(l->c, &ask, &why);
	}
	if (rc == ZCC_OK)
		rc = client_send(l->c->client, &ask, &why);
	if (rc != ZCC_OK)
		refused_line(e, rc, why.text);
	memcpy(e->id, ask.id, sizeof e->id);
	e->sent_ms = clock_boot_ms();
	seal_wipe(&ask, sizeof ask);
}

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

int
lines_intake(struct ctl *c, FILE *in)
{
	static struct lines l;
	char *text = NULL;
	size_t size = 0;
	ssize_t len;
	l.c = c;
	int rc = ctl_client(c);
	if (rc != ZCC_OK)
		return rc;
	c->out->list_begin();
	while (rc == ZCC_OK && (len = getline(&text, &size, in)) >= 0) {
		l.line++;
		if (is_blank(text) && strlen(text) == (size_t)len)
			continue;
		rc = drain(&l, WINDOW - 1);
		if (rc == ZCC_OK)
			enter(&l, text, (size_t)len);
		if (rc == ZCC_OK)
			rc = drain(&l, WINDOW);
	}
	if (rc == ZCC_OK)
		rc = drain(&l, 0);
	c->out->list_end();
	if (text != NULL)
		seal_wipe(text, size);
	free(text);
	if (rc == ZCC_OK && ferror(in))
		rc = fault_set(
		    &c->fault, ZCC_E_IO, 0, "the lines after %u could not be read", l.line);
	if (rc == ZCC_OK && l.refused > 0)
		rc = fault_set(
		    &c->fault, ZCC_E_DATA, 0, "%u of %u lines refused", l.refused, l.line);
	return rc;
}
