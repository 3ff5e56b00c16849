/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/call_form.h"

#include "tui/core/text.h"

enum { TIME_MAX = 20 };

const struct call_form_row call_form[CALL_FORM] = {
	{ "line", N_("Line"), ZCC_CODE_SIZE - 1 },
	{ "complaint", N_("Complaint"), ZCC_NAME_SIZE - 1 },
	{ "place", N_("Place"), ZCC_PLACE_SIZE - 1 },
	{ "address", N_("Address"), ZCC_ADDRESS_SIZE - 1 },
	{ "phone", N_("Phone"), ZCC_PHONE_SIZE - 1 },
	{ "name", N_("Name"), ZCC_NAME_SIZE - 1 },
	{ "age", N_("Age"), 3 },
	{ "sex", N_("Sex (m v x)"), 1 },
	{ "to", N_("Hand over to"), ZCC_OPERATOR_SIZE - 1 },
	{ "situation", N_("S situation"), ZCC_SBAR_SIZE - 1 },
	{ "background", N_("B background"), ZCC_SBAR_SIZE - 1 },
	{ "assessment", N_("A assessment"), ZCC_SBAR_SIZE - 1 },
	{ "recommendation", N_("R recommendation"), ZCC_SBAR_SIZE - 1 },
	{ "note", N_("Note"), ZCC_SBAR_SIZE - 1 },
	{ "asks", N_("Asks"), ZCC_CODE_SIZE - 1 },
	{ "professional", N_("Calls as"), ZCC_CODE_SIZE - 1 },
	{ "organisation", N_("Organisation"), ZCC_NAME_SIZE - 1 },
	{ "received", N_("Received at"), TIME_MAX },
	{ "answered", N_("Answered at"), TIME_MAX },
	{ "closed", N_("Closed at"), TIME_MAX },
	{ "reason", N_("Reason"), ZCC_CODE_SIZE - 1 },
};
