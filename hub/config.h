/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * config - another configuration for a hub at work: as a command (config apply) or from the file
 * (SIGHUP).  It must be of this site and fit this machine; table sizes and the group wait for the
 * next start.
 *
 * Tests: cli/config.t.   Threads: the loop's.   Memory: a site while it is read.
 */
#ifndef ZCC_CONFIG_H
#define ZCC_CONFIG_H

#include "hub/hub.h"

/* What zcc.conf says now.  `room` backs *out: site_free() it also after a failure. */
ZCC_CHECK int config_read(struct hub *h, struct engine_first *out, struct site *room,
    struct fault *f);
/* The protocol of a site, read and not kept: the one that the hub starts with. */
ZCC_CHECK int config_start(struct hub *h, const struct site *s, struct fault *f);
/* For engine_setup: the protocol of what was read or parsed last is in force from now on. */
const struct protocol *config_protocol(void *arg);
/* For engine_setup, with the hub as `arg`. */
ZCC_CHECK int config_parse(const uint8_t *text, size_t len, struct settings *out, struct fault *f,
    void *arg);
/*
 * A configuration that came as a command becomes zcc.conf, so that the next start finds it in force:
 *
 *     config_prepare   zcc.conf.new holds the text, on the disk, before the commit
 *     config_keep      after it: zcc.conf.new becomes zcc.conf
 *     config_finish    at start: does the rename when the commit is there and the rename is not, and
 *                      removes a zcc.conf.new that was never adopted
 *
 * It gets the group of the old file, when the hub's user may give it, and mode 0640.
 */
bool config_prepare(const uint8_t *text, size_t len, void *arg);
void config_keep(const uint8_t *text, size_t len, void *arg);
/* `adopted`: hash of what is in force by the journal.  ZCC_OK: zcc.conf stands as it stood;
 * ZCC_E_AGAIN: it is another now, read it again; ZCC_E_IO: the rename cannot be done. */
ZCC_CHECK int config_finish(const struct hub *h, const uint8_t adopted[ZCC_HASH_BYTES],
    struct fault *f);

#endif
