/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A ring of lines, oldest at the head:
 *
 *     read line -> parse -> send ----> [ head ... tail ) ----> answered? say it, head + 1
 *                   `- refused here: an entry that is answered already
 *
 * So everything is said in the order of the lines, whoever answers first.  While it waits for the
 * next line it hears the hub too: the line may be long in coming.
 */
#include "hub/ctl/lines.h"

#include "hub/ctl/in_json.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
	WINDOW = 48, /* below what the hub allows one peer, with room for repeats */
	HEAR_MS = 100,
	ROOM = ZCC_BODY_MAX + 2 /* of one line, its end, and a byte that is too many */
};

struct entry {
	unsigned line;
	bool is_answered;
	int code;
	uint64_t row;
	int64_t sent_ms;
	uint8_t id[ZCC_ID_BYTES];
	char text[sizeof((struct fault *)0)->text];
};

/* What was read and not yet taken: room[begin .. end). */
struct feed {
	int fd;
	size_t begin, end;
	bool is_over, is_long; /* long: the line's beginning was thrown away */
	char room[ROOM];
};

struct lines {
	struct ctl *c;
	struct feed feed;
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

/* It was taken in, and that is all. */
static void
say_not_done(const struct entry *e)
{
	struct wire_answer done = {.row = e->row};
	char who[24];
	if (e->text[0] == '\0')
		return;
	text_copy(done.text, sizeof done.text, e->text);
	text_format(who, sizeof who, "line %u", e->line);
	ctl_say_not_done(&done, who);
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
			l->c->taken++;
			say_not_done(e);
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
		else
			text_copy(e->text, sizeof e->text, answer->text);
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

/* One answer, if it comes within timeout_ms; the end when one is overdue. */
static int
hear(struct lines *l, int timeout_ms)
{
	struct wire_answer answer;
	int rc = client_receive(l->c->client, timeout_ms, &answer);
	if (rc == ZCC_OK)
		take_answer(l, &answer);
	else if (rc != ZCC_E_AGAIN)
		return fault_set(&l->c->fault, rc, 0, "the way to the hub is lost");
	else if (l->head != l->tail && clock_boot_ms() - at(l, l->head)->sent_ms > CTL_ANSWER_MS)
		return give_up(l);
	say_answered(l);
	return ZCC_OK;
}

/* Wait for answers until the window has room, or, at the end, is empty; and until all has left. */
static int
drain(struct lines *l, unsigned most)
{
	int rc = ZCC_OK;
	say_answered(l);
	while (rc == ZCC_OK && (l->tail - l->head > most || client_has_unsent(l->c->client)))
		rc = hear(l, HEAR_MS);
	return rc;
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
		ctl_call_verb(&ask);
		ask_complaint(&ask, &l->c->site.settings);
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

/* --- Reading --- */

/* The next whole line, without its end; NULL: more must be read, or nothing is left. */
static char *
line_of(struct feed *in, size_t *len)
{
	char *line = in->room + in->begin;
	size_t left = in->end - in->begin;
	char *stop = memchr(line, '\n', left);
	if (stop == NULL && (!in->is_over || (left == 0 && !in->is_long)))
		return NULL;
	*len = stop != NULL ? (size_t)(stop - line) : left;
	in->begin += *len + (stop != NULL);
	line[*len] = '\0';
	if (in->is_long)
		*len = ZCC_BODY_MAX + 1;
	in->is_long = false;
	return line;
}

/* A line that fills the room is too long whatever follows: of that only the end matters. */
static int
read_more(struct feed *in)
{
	size_t left = in->end - in->begin;
	if (left > ZCC_BODY_MAX) {
		in->is_long = true;
		left = 0;
	}
	memmove(in->room, in->room + in->begin, left);
	in->begin = 0;
	in->end = left;
	/* a byte stays free, for the end of a line that has none */
	ssize_t n = read(in->fd, in->room + in->end, ROOM - 1 - in->end);
	if (n < 0)
		return errno == EINTR || errno == EAGAIN ? ZCC_OK : ZCC_E_IO;
	in->end += (size_t)n;
	in->is_over = n == 0;
	return ZCC_OK;
}

static bool
is_blank(const char *line, size_t len)
{
	return strspn(line, " \t\r") == len;
}

/* The next line that says something, in *line; NULL at the end. */
static int
next_line(struct lines *l, char **line, size_t *len)
{
	int rc = ZCC_OK;
	while (rc == ZCC_OK) {
		*line = line_of(&l->feed, len);
		l->line += *line != NULL;
		if (*line != NULL ? !is_blank(*line, *len) : l->feed.is_over)
			return ZCC_OK;
		if (*line != NULL)
			continue;
		bool is_idle = client_under_way(l->c->client) == 0;
		struct sock_wait w[] = {client_wait(l->c->client), {.fd = l->feed.fd}};
		say_answered(l);
		fflush(stdout);
		sock_wait(w, 2, is_idle ? -1 : HEAR_MS);
		rc = hear(l, 0);
		if (rc == ZCC_OK && w[1].is_ready && read_more(&l->feed) != ZCC_OK)
			rc = fault_set(&l->c->fault, ZCC_E_IO, errno,
			    "the lines after %u could not be read", l->line);
	}
	return rc;
}

int
lines_intake(struct ctl *c, int in)
{
	static struct lines l;
	char *line;
	size_t len;
	l.c = c;
	l.feed.fd = in;
	int rc = ctl_client(c);
	if (rc != ZCC_OK)
		return rc;
	c->out->list_begin();
	while ((rc = next_line(&l, &line, &len)) == ZCC_OK && line != NULL) {
		rc = drain(&l, WINDOW - 1);
		if (rc != ZCC_OK)
			break;
		enter(&l, line, len);
	}
	if (rc == ZCC_OK || rc == ZCC_E_IO) {
		int last = drain(&l, 0);
		rc = rc == ZCC_OK ? last : rc;
	}
	c->out->list_end();
	seal_wipe(l.feed.room, sizeof l.feed.room);
	if (rc == ZCC_OK && l.refused > 0)
		rc = fault_set(
		    &c->fault, ZCC_E_DATA, 0, "%u of %u lines refused", l.refused, l.line);
	return rc;
}
