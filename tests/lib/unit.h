/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * unit - cmocka with the headers it wants before it.
 */
#ifndef ZCC_TESTS_UNIT_H
#define ZCC_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
