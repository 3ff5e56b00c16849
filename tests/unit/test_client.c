/* SPDX-License-Identifier: EUPL-1.2 */
/* The hub in these tests is a ROUTER in the same thread that answers when the test says so. */
#include "shared/edge/client.h"

#include "shared/base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { SOON_MS = 60000 }; /* a failing test waits this long */

static struct site site;
static struct seal_keys hub_keys;
static char below[4][128];
static uint8_t ina_key[ZCC_KEY_BYTES];

static int
make_site(void **state)
{
	(void)state;
	static const char *const names[] = {"run", "keys", "keys/ina.key", "run/command.sock"};
	uint8_t seed[32] = {42};
	struct fault f;
	memset(&site, 0, sizeof site);
	strcpy(site.dir, "/tmp/zcc-client-XXXXXX");
	if (mkdtemp(site.dir) == NULL || seal_keys_from_seed(seed, &hub_keys) != ZCC_OK)
		return -1;
	memcpy(site.hub_key, hub_keys.sign_pk, sizeof site.hub_key);
	memset(site.id, 0x51, sizeof site.id);
	for (unsigned i = 0; i < 4; i++)
		snprintf(below[i], sizeof below[i], "%.64s/%s", site.dir, names[i]);
	setenv("XDG_CONFIG_HOME", below[1], 1); /* nothing of the user's own is looked at */
	if (mkdir(below[0], 0750) != 0 || mkdir(below[1], 0700) != 0)
		return -1;
	return key_create(below[2], "ina", NULL, ina_key, &f);
}

static int
remove_site(void **state)
{
	(void)state;
	unlink(below[2]);
	unlink(below[3]);
	return rmdir(below[0]) == 0 && rmdir(below[1]) == 0 ? rmdir(site.dir) : -1;
}

/* --- A hub that does as it is told --------------------------------------------------------- */

struct heard {
	uint8_t peer[SOCK_PEER_BYTES];
	uint8_t body[ZCC_BODY_MAX];
	size_t len;
	enum wire_kind kind;
	struct wire_command cmd;
	uint8_t token[WIRE_TOKEN_BYTES];
};

/* The next command that reaches the hub, while the client goes on sending. */
static void
hear(struct sock *hub, struct client *c, struct heard *h)
{
	struct sock_wait w = {.sock = hub};
	struct wire_answer nothing;
	const uint8_t *body;
	int64_t end_ms = clock_boot_ms() + SOON_MS;
	while (sock_wait(&w, 1, 5) == 0) {
		assert_true(clock_boot_ms() < end_ms);
		assert_int_equal(client_receive(c, 0, &nothing), ZCC_E_AGAIN);
	}
	assert_int_equal(sock_receive(hub, h->peer, &body, &h->len), ZCC_OK);
	memcpy(h->body, body, h->len);
	assert_int_equal(wire_decode(h->body, h->len, &h->kind, &h->cmd, h->token), ZCC_OK);
}

static void
reply(struct sock *hub, const struct heard *h, const struct wire_answer *a)
{
	static uint8_t body[ZCC_BODY_MAX];
	size_t len;
	assert_int_equal(wire_encode_answer(a, body, sizeof body, &len), ZCC_OK);
	assert_int_equal(sock_send_peer(hub, h->peer, body, len), ZCC_OK);
}

static struct wire_answer
answer_to(const struct heard *h, int code)
{
	struct wire_answer a = {.code = code, .row = 1042};
	memcpy(a.id, h->cmd.ask.id, sizeof a.id);
	return a;
}

static struct client *
open_client(void)
{
	struct client *c;
	struct fault f;
	assert_int_equal(client_open(&site, "ina", NULL, NULL, &c, &f), ZCC_OK);
	return c;
}

static struct sock *
open_hub(void)
{
	struct sock *hub;
	struct fault f;
	assert_int_equal(sock_bind_router(below[3], &hub, &f), ZCC_OK);
	return hub;
}

static struct heard heard;

/* --- Tests --------------------------------------------------------------------------------- */

static void
a_command_is_signed_and_its_dossier_boxed(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct seal_shared shared;
	struct ask a;
	struct ask_dossier back;
	struct fault f;
	uint8_t plain[ZCC_DOSSIER_MAX], hash[ZCC_HASH_BYTES];
	size_t len;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	a.has_dossier = true;
	strcpy(a.dossier.name, "Marijke van der Velden");
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	assert_string_equal(a.operator, "ina");
	assert_int_equal(client_under_way(c), 1);
	hear(hub, c, &heard);
	assert_true(
	    seal_verify(ina_key, site.id, heard.cmd.header, heard.cmd.header_len, heard.cmd.sig));
	assert_memory_equal(heard.cmd.ask.id, a.id, sizeof a.id);
	assert_memory_equal(&heard.cmd.ask.board, &a.board, sizeof a.board);
	for (size_t i = 0; i + 7 <= heard.len; i++)
		assert_memory_not_equal(heard.body + i, "Marijke", 7);
	assert_int_equal(seal_shared_key(&hub_keys, ina_key, &shared), ZCC_OK);
	assert_int_equal(
	    seal_unbox(&shared, heard.cmd.sealed, heard.cmd.sealed_len, plain, &len), ZCC_OK);
	seal_hash(NULL, plain, len, hash);
	assert_memory_equal(hash, heard.cmd.dossier_hash, sizeof hash);
	assert_int_equal(wire_decode_dossier(plain, len, &back), ZCC_OK);
	assert_memory_equal(&back, &a.dossier, sizeof back);
	client_close(&c);
	assert_null(c);
	sock_close(&hub);
}

static void
an_answer_finds_its_command_and_its_box_opens(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct seal_shared shared;
	struct wire_answer sent, got;
	struct ask a;
	struct fault f;
	uint8_t box[4 + SEAL_BOX_EXTRA], *plain;
	size_t len;
	ask_init(&a, VERB_DOSSIER);
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	hear(hub, c, &heard);
	assert_int_equal(seal_shared_key(&hub_keys, ina_key, &shared), ZCC_OK);
	seal_box(&shared, (const uint8_t *)"deel", 4, box);
	sent = answer_to(&heard, ZCC_OK);
	sent.sealed = box;
	sent.sealed_len = sizeof box;
	sent.id[0] ^= 1;
	reply(hub, &heard, &sent); /* to nobody */
	sent.id[0] ^= 1;
	reply(hub, &heard, &sent);
	reply(hub, &heard, &sent); /* once more, as after a retry */
	assert_int_equal(client_receive(c, SOON_MS, &got), ZCC_OK);
	assert_memory_equal(got.id, a.id, sizeof got.id);
	assert_int_equal(got.row, 1042);
	assert_int_equal(client_under_way(c), 0);
	assert_int_equal(client_unbox(c, &got, &plain, &len, &f), ZCC_OK);
	assert_int_equal(len, 4);
	assert_memory_equal(plain, "deel", 4);
	free(plain);
	assert_int_equal(client_receive(c, 0, &got), ZCC_E_AGAIN);
	got = (struct wire_answer){0};
	assert_int_equal(client_unbox(c, &got, &plain, &len, &f), ZCC_E_DENIED);
	assert_null(plain);
	client_close(&c);
	sock_close(&hub);
}

static void
an_unanswered_command_is_sent_again_unchanged(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct ask a;
	struct fault f;
	static struct heard again;
	ask_init(&a, VERB_NEXT);
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	hear(hub, c, &heard);
	hear(hub, c, &again);
	assert_int_equal(again.len, heard.len);
	assert_memory_equal(again.body, heard.body, heard.len);
	/* Also by a hub that was started anew. */
	sock_close(&hub);
	hub = open_hub();
	hear(hub, c, &again);
	assert_memory_equal(again.body, heard.body, heard.len);
	client_close(&c);
	sock_close(&hub);
}

static void
a_command_that_was_given_up_is_quiet(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct wire_answer got, late;
	struct ask a;
	struct fault f;
	ask_init(&a, VERB_NEXT);
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	hear(hub, c, &heard);
	client_forget(c, a.id);
	client_forget(c, a.id);
	assert_int_equal(client_under_way(c), 0);
	late = answer_to(&heard, ZCC_OK);
	reply(hub, &heard, &late);
	assert_int_equal(client_receive(c, 50, &got), ZCC_E_AGAIN);
	client_close(&c);
	sock_close(&hub);
}

static void
asking_without_a_hub_says_that_nothing_was_sent(void **state)
{
	(void)state;
	struct client *c = open_client();
	struct wire_answer got;
	struct ask a;
	struct fault f;
	uint8_t id[ZCC_ID_BYTES];
	client_id(id);
	ask_init(&a, VERB_NEXT);
	memcpy(a.id, id, sizeof id);
	assert_int_equal(client_ask(c, &a, 20, &got, &f), ZCC_E_DOWN);
	assert_memory_equal(a.id, id, sizeof id);
	assert_int_equal(client_under_way(c), 0);
	client_close(&c);
}

static void
asking_a_silent_hub_leaves_the_outcome_unknown(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct wire_answer got;
	struct ask first, a;
	struct fault f;
	char hex[8];
	/* The first command shows that the connection stands. */
	ask_init(&first, VERB_NEXT);
	assert_int_equal(client_send(c, &first, &f), ZCC_OK);
	hear(hub, c, &heard);
	ask_init(&a, VERB_NEXT);
	assert_int_equal(client_ask(c, &a, 20, &got, &f), ZCC_E_OUTCOME);
	snprintf(hex, sizeof hex, "%02x%02x%02x", a.id[13], a.id[14], a.id[15]);
	assert_non_null(strstr(f.text, hex));
	assert_int_equal(client_under_way(c), 1);
	client_close(&c);
	sock_close(&hub);
}

static void
an_answer_that_waits_gets_through_to_who_asks(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct wire_answer got, other, refusal;
	struct ask first, second;
	struct fault f;
	static struct heard one, two;
	ask_init(&first, VERB_NEXT);
	ask_init(&second, VERB_UNDO);
	client_id(second.id);
	assert_int_equal(client_send(c, &first, &f), ZCC_OK);
	hear(hub, c, &one);
	/* The answer to `second` is on its way before it is asked: both are there at once. */
	two = one;
	memcpy(two.cmd.ask.id, second.id, sizeof second.id);
	other = answer_to(&one, ZCC_OK);
	refusal = answer_to(&two, ZCC_E_STATE);
	reply(hub, &one, &other);
	reply(hub, &two, &refusal);
	assert_int_equal(client_ask(c, &second, SOON_MS, &got, &f), ZCC_OK);
	assert_int_equal(got.code, ZCC_E_STATE);
	/* The other is still under way, is sent again and answered again. */
	assert_int_equal(client_under_way(c), 1);
	do
		hear(hub, c, &heard);
	while (memcmp(heard.cmd.ask.id, first.id, sizeof first.id) != 0);
	reply(hub, &heard, &other);
	assert_int_equal(client_receive(c, SOON_MS, &got), ZCC_OK);
	assert_memory_equal(got.id, first.id, sizeof got.id);
	client_close(&c);
	sock_close(&hub);
}

static void
a_hub_of_another_version_is_named_as_such(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct wire_answer got;
	struct ask a;
	struct fault f;
	uint8_t body[] = {0x93, 2, 0xc4, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc0};
	ask_init(&a, VERB_NEXT);
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	hear(hub, c, &heard);
	memcpy(body + 4, a.id, sizeof a.id);
	assert_int_equal(sock_send_peer(hub, heard.peer, "noise", 5), ZCC_OK);
	assert_int_equal(sock_send_peer(hub, heard.peer, body, sizeof body), ZCC_OK);
	assert_int_equal(client_receive(c, SOON_MS, &got), ZCC_OK);
	assert_int_equal(got.code, ZCC_E_CONFIG);
	assert_non_null(strstr(got.text, "version"));
	client_close(&c);
	sock_close(&hub);
}

static void
as_many_are_under_way_as_the_hub_takes(void **state)
{
	(void)state;
	struct client *c = open_client();
	struct ask a;
	struct fault f;
	ask_init(&a, VERB_NEXT);
	for (unsigned i = 0; i < ZCC_OUTSTANDING_MAX - 2; i++) {
		memset(a.id, 0, sizeof a.id);
		assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	}
	assert_int_equal(client_send(c, &a, &f), ZCC_E_BUSY);
	client_forget(c, a.id);
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	client_forget(c, a.id);
	static const uint8_t text[ZCC_BODY_MAX];
	a.board.text = text;
	a.board.text_len = sizeof text;
	assert_int_equal(client_send(c, &a, &f), ZCC_E_DATA);
	assert_int_equal(client_under_way(c), ZCC_OUTSTANDING_MAX - 3);
	client_close(&c);
}

static void
a_sign_of_life_carries_the_token(void **state)
{
	(void)state;
	struct sock *hub = open_hub();
	struct client *c = open_client();
	struct ask a;
	struct fault f;
	uint8_t token[WIRE_TOKEN_BYTES];
	memset(token, 0x3c, sizeof token);
	ask_init(&a, VERB_HELLO);
	assert_int_equal(client_send(c, &a, &f), ZCC_OK);
	hear(hub, c, &heard);
	client_alive(c, token);
	do
		hear(hub, c, &heard);
	while (heard.kind != WIRE_ALIVE);
	assert_memory_equal(heard.token, token, sizeof token);
	client_close(&c);
	sock_close(&hub);
}

static void
ids_begin_with_the_time_and_never_meet(void **state)
{
	(void)state;
	uint8_t one[ZCC_ID_BYTES], two[ZCC_ID_BYTES];
	int64_t before = clock_wall_ms(), ms = 0;
	client_id(one);
	client_id(two);
	assert_memory_not_equal(one, two, sizeof one);
	for (unsigned i = 0; i < 6; i++)
		ms = ms << 8 | one[i];
	assert_in_range((uint64_t)ms, (uint64_t)before, (uint64_t)clock_wall_ms());
}

static void
an_operator_without_key_or_a_site_without_hub_key_is_refused(void **state)
{
	(void)state;
	struct client *c;
	struct fault f;
	assert_int_equal(client_open(&site, "piet", NULL, NULL, &c, &f), ZCC_E_DENIED);
	assert_null(c);
	assert_int_equal(
	    client_open(&site, "een naam die veel te lang is voor ons", NULL, NULL, &c, &f),
	    ZCC_E_DATA);
	memset(site.hub_key, 0, sizeof site.hub_key);
	assert_int_equal(client_open(&site, "ina", NULL, NULL, &c, &f), ZCC_E_CONFIG);
	assert_null(c);
}

static void
a_client_dials_before_its_site_is_read(void **state)
{
	(void)state;
	const char *const dirs[] = {site.dir, "/nowhere/at/all"};
	struct sock *hub = open_hub();
	struct ask a;
	struct fault f;
	for (unsigned i = 0; i < 2; i++) {
		struct site found = {0};
		strcpy(found.dir, dirs[i]);
		struct client *c = client_dial(&found);
		assert_non_null(c);
		assert_int_equal(client_enter(c, &site, "ina", NULL, NULL, &f), ZCC_OK);
		ask_init(&a, VERB_HELLO);
		assert_int_equal(client_send(c, &a, &f), ZCC_OK);
		hear(hub, c, &heard);
		assert_int_equal(client_share(c, &site, &f), ZCC_OK);
		client_close(&c);
	}
	sock_close(&hub);
}

static void
a_hub_key_that_is_no_point_is_refused(void **state)
{
	(void)state;
	struct client *c;
	struct fault f;
	memset(site.hub_key, 0, sizeof site.hub_key);
	site.hub_key[0] = 1;
	assert_int_equal(client_open(&site, "ina", NULL, NULL, &c, &f), ZCC_E_CONFIG);
	assert_null(c);
	assert_non_null(strstr(f.text, "is not a public key"));
}

static int
start(void **state)
{
	(void)state;
	struct fault f;
	return seal_init(&f);
}

static int
end(void **state)
{
	(void)state;
	sock_end();
	return 0;
}

#define AT_SITE(test) cmocka_unit_test_setup_teardown(test, make_site, remove_site)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_SITE(a_command_is_signed_and_its_dossier_boxed),
	    AT_SITE(an_answer_finds_its_command_and_its_box_opens),
	    AT_SITE(an_unanswered_command_is_sent_again_unchanged),
	    AT_SITE(a_command_that_was_given_up_is_quiet),
	    AT_SITE(asking_without_a_hub_says_that_nothing_was_sent),
	    AT_SITE(asking_a_silent_hub_leaves_the_outcome_unknown),
	    AT_SITE(an_answer_that_waits_gets_through_to_who_asks),
	    AT_SITE(a_hub_of_another_version_is_named_as_such),
	    AT_SITE(as_many_are_under_way_as_the_hub_takes),
	    AT_SITE(a_sign_of_life_carries_the_token),
	    cmocka_unit_test(ids_begin_with_the_time_and_never_meet),
	    AT_SITE(an_operator_without_key_or_a_site_without_hub_key_is_refused),
	    AT_SITE(a_client_dials_before_its_site_is_read),
	    AT_SITE(a_hub_key_that_is_no_point_is_refused),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("client", tests, start, end);
}
