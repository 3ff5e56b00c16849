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

#include "hub/loop.h"

/* What zcc.conf says now.  `room` backs *out: site_free() it also after a failure. */
ZCC_CHECK int config_read(const struct hub *h, struct engine_first *out, struct site *room,
    struct fault *f);
/* For engine_setup, with the hub as `arg`. */
ZCC_CHECK int config_parse(const uint8_t *text, size_t len, struct settings *out, struct fault *f,
    void *arg);
/* Adopted and committed: zcc.conf becomes that text, so that the next start finds it in force. */
void config_keep(const uint8_t *text, size_t len, void *arg);

#endif
