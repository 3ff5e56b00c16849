/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rig - a demo site in a directory of its own and the real zcc-hub on it, for drivers in C.
 *
 * The programs are those of the tree that the driver was built in (../../bin from where it stands),
 * or of $ZCC_BIN.  Whatever goes wrong in the rig itself ends the program with 2 and a sentence;
 * hub, directory and segment are gone in any case when it ends.
 *
 * Threads: one, and it makes the rig before there are others.   Memory: one rig per process.
 */
#ifndef ZCC_TESTS_RIG_H
#define ZCC_TESTS_RIG_H

#include "shared/edge/client.h"
#include "shared/edge/seal.h"
#include "shared/edge/site.h"

#include <sys/types.h>

struct rig {
	char dir[64];  /* the site; removed at the end */
	char run[96];  /* its run/ */
	char bin[PATH_MAX];
	struct site site;
	pid_t hub;     /* 0 = none */
	char fault_step[40], fault_at[24]; /* of the next start (hub/edge/fault.h); empty = none */
	int hub_err;   /* its stderr; -1 */
	char said[8192]; /* what the hub said last */
	size_t said_len;
	pid_t owner;   /* the process that cleans up */
};

void rig_open(struct rig *r);
/* Its hub, directory and segment are gone, and another may be opened: one at a time. */
void rig_close(struct rig *r);
/* In the child of a new terminal: become a console of this operator, as vt.h can look at one.  It returns,
 * with what to exit with, only when there is none. */
int rig_be_console(const struct rig *r, const char *as, const char *desk);
/* A copy of zcc.conf with another number under this key. */
void rig_conf(const struct rig *r, const char *to, const char *key, unsigned value);
/* Set a number of zcc.conf by its key ("cases", "leave_book_s").  Before the first start. */
void rig_set(struct rig *r, const char *key, unsigned value);
/* Tables as small as a hub that dies all the time wants them; closed cases leave soon. */
void rig_set_small(struct rig *r, unsigned cases, unsigned leave_book_s);
/* Run zcc-ctl with these words (at most RIG_WORDS_MAX, then NULL) on the site: its exit status.  What
 * it says on stderr is shown, the rest is not. */
enum { RIG_WORDS_MAX = 12 };
int rig_ctl(const struct rig *r, const char *const *words);
/* The same, without waiting for it; is_quiet: nor is shown what it says on stderr. */
pid_t rig_ctl_start(const struct rig *r, const char *const *words, bool is_quiet);
/* Start a hub; it is not ready yet. */
void rig_start(struct rig *r);
/* Wait until it said "ready" or ended, at most timeout_ms. */
enum rig_state { RIG_LATE, RIG_READY, RIG_ENDED };
enum rig_state rig_wait(struct rig *r, int timeout_ms);
/* Has it killed itself within timeout_ms?  Any other end is the end here. */
bool rig_has_died(struct rig *r, int timeout_ms);
/* Wait until it said "ready": false after timeout_ms.  A hub that ends instead is the end here. */
bool rig_is_ready(struct rig *r, int timeout_ms);
/* SIGKILL, and gone when this returns.  A hub that had ended by itself is the end here. */
void rig_kill(struct rig *r);
/* SIGKILL, unless it had ended by itself: its wait status. */
int rig_end(struct rig *r);
/* A hub that had ended by itself is the end here; else what the kernel says of it, for who waits for it
 * in vain: "D in jbd2_log_wait_commit". */
void rig_look(struct rig *r, char *room, size_t size);
/* SIGTERM; exit status 0 is demanded. */
void rig_stop(struct rig *r);

/* This program is a gate: rig_broken() says so by gate_broken() too. */
void rig_gate(int (*broken)(const char *figure, ...));
/* Say why and end with 2, or with 1 when a promise was broken. */
__attribute__((noreturn)) void rig_fail(const char *fmt, ...) ZCC_PRINTF(1, 2);
__attribute__((noreturn)) void rig_broken(const char *fmt, ...) ZCC_PRINTF(1, 2);
/* Another process beside this one: 0 in it, with the end of a pipe to tell what it found; in this one
 * its pid, with the end to hear it. */
pid_t rig_fork(int *fd);
/* What the hub has in memory, in KiB; a hub that is gone is broken. */
long rig_kib(const struct rig *r);
/* Ask; anything but a good answer within timeout_ms is broken. */
void rig_ask(struct client *c, struct ask *a, int timeout_ms, struct wire_answer *got);
/* A command without a dossier as a peer sends it, signed for that site; its length. */
size_t rig_sign(const struct ask *a, const struct seal_keys *keys, const uint8_t *site, uint8_t *body,
    size_t size);

#endif
