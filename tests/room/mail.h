/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail - the connection of one operator to the hub, with what was asked and not answered yet.  An
 * answer comes with its question; what the hub does not answer is sent again under its id.
 *
 * Threads: one.   Memory: at mail_open(), until mail_close().
 */
#ifndef ZCC_TESTS_MAIL_H
#define ZCC_TESTS_MAIL_H

#include "shared/edge/client.h"

enum { MAIL_MAX = 16 };

struct mail {
	struct client *client;
	unsigned under_way;
	struct {
		bool is_used;
		struct ask ask;
	} sent[MAIL_MAX];
};

/* Anything wrong is the end of the program. */
void mail_open(struct mail *m, const struct site *site, const char *as);
void mail_close(struct mail *m);
bool mail_has_room(const struct mail *m);
/* Takes a copy; needs room. */
void mail_send(struct mail *m, struct ask *a);
/* The next answer, if there is one, and what it answers. */
bool mail_take(struct mail *m, struct ask *of, struct wire_answer *out);
/* The program that asked is gone, and does not ask again. */
void mail_forget(struct mail *m);

#endif
