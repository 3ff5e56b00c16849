/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a peer must misbehave, this test speaks ZeroMQ itself. */
#include "shared/edge/sock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zmq.h>

#include <cmocka.h>

enum { SOON_MS = 60000 }; /* a failing test waits this long */

static char site[64], run[80], path[100];

static int
make_site(void **state)
{
	(void)state;
	strcpy(site, "/tmp/zcc-sock-XXXXXX");
	if (mkdtemp(site) == NULL)
		return -1;
	snprintf(run, sizeof run, "%s/run", site);
	snprintf(path, sizeof path, "%s/command.sock", run);
	return mkdir(run, 0750);
}

static int
remove_site(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(run) == 0 && rmdir(site) == 0 ? 0 : -1;
}

static int
receive_soon(struct sock *s, uint8_t peer[SOCK_PEER_BYTES], const uint8_t **body, size_t *len)
{
	struct sock_wait w = {.sock = s};
	if (sock_wait(&w, 1, SOON_MS) != 1)
		return ZCC_E_AGAIN;
	return sock_receive(s, peer, body, len);
}

/* Sending succeeds from the moment the connection stands. */
static void
send_soon(struct sock *s, const void *body, size_t len)
{
	struct sock_wait nothing = {.fd = -1};
	int r = ZCC_E_AGAIN;
	for (int ms = 0; r == ZCC_E_AGAIN && ms < SOON_MS; ms += 5) {
		r = sock_send(s, body, len);
		if (r == ZCC_E_AGAIN)
			sock_wait(&nothing, 0, 5);
	}
	assert_int_equal(r, ZCC_OK);
}

static void
a_client_wakes_when_a_hub_takes_what_it_has_to_send(void **state)
{
	(void)state;
	struct sock *hub, *client;
	struct fault f;
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	struct sock_wait w = {.sock = client, .wants_room = true};
	assert_int_equal(sock_wait(&w, 1, 20), 0);
	assert_int_equal(sock_send(client, "claim", 5), ZCC_E_AGAIN);
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	assert_int_equal(sock_wait(&w, 1, SOON_MS), 1);
	assert_true(w.is_ready);
	assert_int_equal(sock_send(client, "claim", 5), ZCC_OK);
	/* Who has nothing to send is not woken for that. */
	w.wants_room = false;
	assert_int_equal(sock_wait(&w, 1, 20), 0);
	sock_close(&client);
	sock_close(&hub);
}

static void
a_command_arrives_and_its_answer_returns(void **state)
{
	(void)state;
	struct sock *hub, *client;
	struct fault f;
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	assert_int_equal(sock_receive(hub, peer, &body, &len), ZCC_E_AGAIN);
	send_soon(client, "claim", 5);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_OK);
	assert_int_equal(len, 5);
	assert_memory_equal(body, "claim", 5);
	assert_int_equal(sock_send_peer(hub, peer, "done", 4), ZCC_OK);
	assert_int_equal(receive_soon(client, peer, &body, &len), ZCC_OK);
	assert_int_equal(len, 4);
	assert_memory_equal(body, "done", 4);
	sock_close(&client);
	sock_close(&hub);
	assert_null(hub);
}

static void
the_bell_reaches_who_listens_to_its_topic(void **state)
{
	(void)state;
	struct sock *hub, *client;
	struct sock_wait w = {0};
	struct fault f;
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	assert_int_equal(sock_bind_pub(path, &hub, &f), ZCC_OK);
	assert_int_equal(sock_connect_sub(path, "zcc-bell", &client, &f), ZCC_OK);
	/* A subscription takes a moment to arrive: ring until it is heard. */
	w.sock = client;
	for (int ms = 0; !w.is_ready && ms < SOON_MS; ms += 5) {
		assert_int_equal(sock_send(hub, "another topic", 13), ZCC_OK);
		assert_int_equal(sock_send(hub, "zcc-bell!", 9), ZCC_OK);
		sock_wait(&w, 1, 5);
	}
	assert_int_equal(sock_receive(client, peer, &body, &len), ZCC_OK);
	assert_int_equal(len, 9);
	assert_memory_equal(body, "zcc-bell!", 9);
	sock_close(&client);
	sock_close(&hub);
}

static void
a_client_waits_for_a_hub_that_is_not_there_yet(void **state)
{
	(void)state;
	struct sock *hub, *client;
	struct fault f;
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	assert_int_equal(sock_send(client, "x", 1), ZCC_E_AGAIN);
	for (int start = 0; start < 2; start++) {
		struct sock_wait w = {0};
		assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
		w.sock = hub;
		/* What went to the hub that stopped is lost: that is why clients send again. */
		for (int ms = 0; !w.is_ready && ms < SOON_MS; ms += 5) {
			(void)sock_send(client, "x", 1);
			sock_wait(&w, 1, 5);
		}
		assert_int_equal(sock_receive(hub, peer, &body, &len), ZCC_OK);
		sock_close(&hub);
	}
	sock_close(&client);
}

static void
the_socket_is_for_owner_and_group(void **state)
{
	(void)state;
	struct sock *hub;
	struct stat st;
	struct fault f;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	sock_close(&hub);
}

static void
a_run_directory_open_to_others_is_refused(void **state)
{
	(void)state;
	static const mode_t open_modes[] = {0770, 0751, 0754, 0777};
	struct sock *client;
	struct fault f;
	for (size_t i = 0; i < sizeof open_modes / sizeof open_modes[0]; i++) {
		char mode[8];
		assert_int_equal(chmod(run, open_modes[i]), 0);
		assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_E_DENIED);
		assert_null(client);
		snprintf(mode, sizeof mode, "%04o", (unsigned)open_modes[i]);
		assert_non_null(strstr(f.text, mode));
		assert_non_null(strstr(f.text, run));
	}
	assert_int_equal(chmod(run, 0700), 0);
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	sock_close(&client);
}

static void
a_run_directory_of_a_stranger_is_refused(void **state)
{
	(void)state;
	struct sock *client;
	struct fault f;
	char conf[100];
	if (geteuid() != 0) {
		print_message("# only root can give a directory away\n");
		skip();
	}
	assert_int_equal(chown(run, 12345, (gid_t)-1), 0);
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_E_DENIED);
	assert_non_null(strstr(f.text, "12345"));
	/* The same owner as the site's configuration is the site's own. */
	snprintf(conf, sizeof conf, "%s/zcc.conf", site);
	FILE *file = fopen(conf, "w");
	assert_non_null(file);
	fclose(file);
	assert_int_equal(chown(conf, 12345, (gid_t)-1), 0);
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	sock_close(&client);
	unlink(conf);
}

static void
a_missing_run_directory_means_no_hub(void **state)
{
	(void)state;
	struct sock *client;
	struct fault f;
	char gone[120];
	snprintf(gone, sizeof gone, "%s/gone/command.sock", site);
	assert_int_equal(sock_connect_dealer(gone, &client, &f), ZCC_E_DOWN);
}

static void
a_path_that_is_too_long_says_what_to_do(void **state)
{
	(void)state;
	struct sock *s;
	struct fault f;
	char name[110] = "/";
	memset(name + 1, 'x', 107);
	assert_int_equal(sock_bind_router(name, &s, &f), ZCC_E_CONFIG);
	assert_non_null(strstr(f.text, "108 bytes"));
	assert_non_null(strstr(f.text, "shorter"));
	assert_int_equal(sock_connect_sub(name, "", &s, &f), ZCC_E_CONFIG);
	assert_int_equal(sock_bind_router("@abstract", &s, &f), ZCC_E_CONFIG);
}

static void
a_place_that_cannot_be_written_is_no_place_to_listen(void **state)
{
	(void)state;
	struct sock *s;
	struct fault f;
	char gone[120];
	snprintf(gone, sizeof gone, "%s/gone/command.sock", site);
	assert_int_equal(sock_bind_router(gone, &s, &f), ZCC_E_CREATE);
	assert_null(s);
}

/* A DEALER outside our rules; `id` may be NULL. */
static void *
raw_dealer(void *context, const char *id)
{
	char address[sizeof "ipc://" + sizeof path];
	int linger = 0;
	void *raw = zmq_socket(context, ZMQ_DEALER);
	assert_non_null(raw);
	snprintf(address, sizeof address, "ipc://%s", path);
	zmq_setsockopt(raw, ZMQ_LINGER, &linger, sizeof linger);
	if (id != NULL)
		zmq_setsockopt(raw, ZMQ_ROUTING_ID, id, strlen(id));
	assert_int_equal(zmq_connect(raw, address), 0);
	return raw;
}

/* Not through our own client: that forgets what it has not read yet when the connection goes. */
static void
an_answer_sent_just_before_the_end_still_leaves(void **state)
{
	(void)state;
	struct sock *hub;
	struct fault f;
	char answer[8];
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	void *context = zmq_ctx_new(), *raw;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	raw = raw_dealer(context, NULL);
	assert_int_equal(zmq_setsockopt(raw, ZMQ_RCVTIMEO, &(int){SOON_MS}, sizeof(int)), 0);
	zmq_send(raw, "bye", 3, 0);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_OK);
	assert_int_equal(sock_send_peer(hub, peer, "done", 4), ZCC_OK);
	sock_close(&hub);
	assert_int_equal(zmq_recv(raw, answer, sizeof answer, 0), 4);
	zmq_close(raw);
	zmq_ctx_term(context);
}

static void
a_message_of_the_wrong_shape_is_dropped_whole(void **state)
{
	(void)state;
	struct sock *hub;
	struct fault f;
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	void *context = zmq_ctx_new(), *raw, *named;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	raw = raw_dealer(context, NULL);
	zmq_send(raw, "", 0, ZMQ_SNDMORE);
	for (int i = 0; i < 100; i++)
		zmq_send(raw, "part", 4, ZMQ_SNDMORE);
	zmq_send(raw, "end", 3, 0);
	zmq_send(raw, "good", 4, 0);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_E_DATA);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_OK);
	assert_memory_equal(body, "good", 4);

	/* Too big for us, not yet for libzmq. */
	static const char big[ZCC_BODY_MAX + 1];
	zmq_send(raw, big, sizeof big, 0);
	zmq_send(raw, big, ZCC_BODY_MAX, 0);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_E_DATA);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_OK);
	assert_int_equal(len, ZCC_BODY_MAX);

	/* A name that a peer gave itself is not taken, whatever its length. */
	named = raw_dealer(context, "kwaad");
	zmq_send(named, "hello", 5, 0);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_E_DATA);
	zmq_close(named);
	zmq_close(raw);
	zmq_ctx_term(context);
	sock_close(&hub);
}

static void
an_oversized_frame_cuts_its_sender_off(void **state)
{
	(void)state;
	struct sock *hub;
	struct sock_wait w = {0};
	struct fault f;
	int event = 0;
	void *context = zmq_ctx_new(), *raw, *monitor;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	raw = raw_dealer(context, NULL);
	assert_int_equal(zmq_socket_monitor(raw, "inproc://cut", ZMQ_EVENT_DISCONNECTED), 0);
	monitor = zmq_socket(context, ZMQ_PAIR);
	assert_int_equal(zmq_setsockopt(monitor, ZMQ_RCVTIMEO, &(int){SOON_MS}, sizeof(int)), 0);
	assert_int_equal(zmq_connect(monitor, "inproc://cut"), 0);
	void *huge = calloc(1, 1 << 20);
	assert_non_null(huge);
	zmq_send(raw, huge, 1 << 20, 0);
	free(huge);
	uint8_t frame[6];
	if (zmq_recv(monitor, frame, sizeof frame, 0) == sizeof frame)
		event = frame[0] | frame[1] << 8;
	assert_int_equal(event, ZMQ_EVENT_DISCONNECTED);
	w.sock = hub;
	assert_int_equal(sock_wait(&w, 1, 0), 0);
	zmq_socket_monitor(raw, NULL, 0);
	zmq_close(monitor);
	zmq_close(raw);
	zmq_ctx_term(context);
	sock_close(&hub);
}

static void
a_peer_that_left_is_reported(void **state)
{
	(void)state;
	struct sock *hub, *client;
	struct sock_wait nothing = {0};
	struct fault f;
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	int r = ZCC_OK;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	send_soon(client, "x", 1);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_OK);
	sock_close(&client);
	for (int ms = 0; r == ZCC_OK && ms < SOON_MS; ms += 5) {
		r = sock_send_peer(hub, peer, "late", 4);
		sock_wait(&nothing, 0, 5);
	}
	assert_int_equal(r, ZCC_E_DOWN);
	sock_close(&hub);
}

static void
a_peer_that_does_not_read_fills_its_own_queue_only(void **state)
{
	(void)state;
	struct sock *hub, *deaf, *client;
	struct fault f;
	static const char page[ZCC_BODY_MAX];
	uint8_t deaf_peer[SOCK_PEER_BYTES], peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	int r = ZCC_OK;
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	assert_int_equal(sock_connect_dealer(path, &deaf, &f), ZCC_OK);
	assert_int_equal(sock_connect_dealer(path, &client, &f), ZCC_OK);
	send_soon(deaf, "x", 1);
	assert_int_equal(receive_soon(hub, deaf_peer, &body, &len), ZCC_OK);
	send_soon(client, "y", 1);
	assert_int_equal(receive_soon(hub, peer, &body, &len), ZCC_OK);
	for (int i = 0; r == ZCC_OK && i < 10000; i++)
		r = sock_send_peer(hub, deaf_peer, page, sizeof page);
	assert_int_equal(r, ZCC_E_AGAIN);
	assert_int_equal(sock_send_peer(hub, peer, "fine", 4), ZCC_OK);
	assert_int_equal(receive_soon(client, peer, &body, &len), ZCC_OK);
	sock_close(&client);
	sock_close(&deaf);
	sock_close(&hub);
}

static void
a_wait_covers_sockets_and_descriptors(void **state)
{
	(void)state;
	struct sock *hub;
	struct fault f;
	int ends[2];
	assert_int_equal(sock_bind_router(path, &hub, &f), ZCC_OK);
	assert_int_equal(pipe(ends), 0);
	struct sock_wait w[2] = {{.sock = hub}, {.fd = ends[0]}};
	assert_int_equal(sock_wait(w, 2, 0), 0);
	assert_false(w[0].is_ready || w[1].is_ready);
	assert_int_equal(write(ends[1], "x", 1), 1);
	assert_int_equal(sock_wait(w, 2, SOON_MS), 1);
	assert_false(w[0].is_ready);
	assert_true(w[1].is_ready);
	close(ends[0]);
	close(ends[1]);
	sock_close(&hub);
}

static int
end_context(void **state)
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
	    AT_SITE(a_client_wakes_when_a_hub_takes_what_it_has_to_send),
	    AT_SITE(a_command_arrives_and_its_answer_returns),
	    AT_SITE(an_answer_sent_just_before_the_end_still_leaves),
	    AT_SITE(the_bell_reaches_who_listens_to_its_topic),
	    AT_SITE(a_client_waits_for_a_hub_that_is_not_there_yet),
	    AT_SITE(the_socket_is_for_owner_and_group),
	    AT_SITE(a_run_directory_open_to_others_is_refused),
	    AT_SITE(a_run_directory_of_a_stranger_is_refused),
	    AT_SITE(a_missing_run_directory_means_no_hub),
	    AT_SITE(a_path_that_is_too_long_says_what_to_do),
	    AT_SITE(a_place_that_cannot_be_written_is_no_place_to_listen),
	    AT_SITE(a_message_of_the_wrong_shape_is_dropped_whole),
	    AT_SITE(an_oversized_frame_cuts_its_sender_off),
	    AT_SITE(a_peer_that_left_is_reported),
	    AT_SITE(a_peer_that_does_not_read_fills_its_own_queue_only),
	    AT_SITE(a_wait_covers_sockets_and_descriptors),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("sock", tests, NULL, end_context);
}
