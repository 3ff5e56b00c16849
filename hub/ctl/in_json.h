/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * in_json - one line of JSON as an intake, by the field names of the outside contract.
 *
 * Tests: cli/intake-lines.t.   Threads: no state.   Memory: none kept.
 */
#ifndef ZCC_CTL_IN_JSON_H
#define ZCC_CTL_IN_JSON_H

#include "shared/care/ask.h"

/*
 * An object of strings and whole numbers; null is a field that was not given.
 *
 * ZCC_E_DATA: not JSON, not an object, a name twice, an unknown name, or a value of another kind.
 * The fault names the field, never its value.
 */
ZCC_CHECK int in_json_intake(const char *line, size_t len, struct ask *a, struct fault *f);

#endif
