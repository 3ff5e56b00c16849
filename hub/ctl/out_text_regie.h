/* SPDX-License-Identifier: EUPL-1.2 */
/* out_text_regie - what waits for a regiearts, as text for people.   Tests: cli/advice.t. */
#ifndef ZCC_CTL_OUT_TEXT_REGIE_H
#define ZCC_CTL_OUT_TEXT_REGIE_H

#include "shared/care/regie.h"
#include "shared/care/settings.h"

void out_text_regie(const struct board *at, const struct settings *s, enum regie_kind kind,
    const uint32_t *rows, uint32_t num);

void out_text_waitroom(
    const struct board *at, const struct settings *s, const uint32_t *rows, uint32_t num);

#endif
