/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk - which of an operator's roles sits at which desk.
 *
 * Tests: unit/test_desk.c.   Pure.
 */
#ifndef ZCC_TUI_DESK_H
#define ZCC_TUI_DESK_H

#include "shared/care/settings.h"

enum { DESK_ROLES_SIZE = ZCC_ROLES_MAX * ZCC_ROLE_SIZE };

/* The first role of `roles` ("ROLE,ROLE", as a hello is answered) that has this desk; DESK_NONE:
 * that has any.  NULL: none has. */
const struct role_settings *desk_role(const struct settings *s, const char *roles, enum desk desk);
/* "triage" and its like; by_word takes beginnings too.  DESK_NONE: no such desk. */
const char *desk_word(enum desk d);
enum desk desk_by_word(const char *word);

#endif
