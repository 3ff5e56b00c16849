/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The options that make ZeroMQ behave as DESIGN asks:
 *
 *   ROUTER_MANDATORY  a send to a peer that left fails instead of vanishing
 *   IMMEDIATE         a client without a connection refuses to send instead of hoarding; the price
 *                     is that a lost connection also takes the answers not read yet
 *   MAXMSGSIZE        an oversized frame cuts its peer before the memory is taken
 *   LINGER            what was sent just before the end still leaves, if that takes no longer
 *
 * libzmq delivers the frames of a message together, so a message of the wrong shape can be drained
 * without waiting.
 */
#include "shared/edge/sock.h"

#include "shared/base/err.h"
#include "shared/edge/guard.h"

#include <errno.h>
#include <nss.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <zmq.h>

enum {
	FRAME_OVER = 1024, /* a little over: too big is then ours to count */
	SEND_QUEUE = 1000,               /* messages per peer that does not read */
	RECEIVE_QUEUE = 2 * ZCC_OUTSTANDING_MAX, /* per peer; half of it may be unanswered */
	BACKLOG = 1024,                  /* all consoles of a site may come back at once */
	LINGER_MS = 200,
	RECONNECT_MS = 50,
	RECONNECT_MAX_MS = 500,
	PEER_LEN = 5,                    /* of an id that libzmq made; begins with a 0 */
	PATH_LONGEST = sizeof(((struct sockaddr_un *)0)->sun_path) - 1
};

struct sock {
	void *zmq;
	zmq_msg_t body; /* of the last receive */
	int type;
	pthread_t owner;
};

static pthread_mutex_t context_lock = PTHREAD_MUTEX_INITIALIZER;
static void *context;

/*
 * A library of libzmq asks libc for a protocol here, and libc falls for want of memory.  Debian has
 * libc ask a module that hardly anybody installs first: a hundred system calls look for it wherever
 * a library may be.  The file has what there is.
 */
static void
make_context(void *arg)
{
	(void)arg;
	(void)__nss_configure_lookup("protocols", "files");
	context = zmq_ctx_new();
}

static void *
context_of_process(void)
{
	pthread_mutex_lock(&context_lock);
	if (context == NULL && guard_call(make_context, NULL, "preparing a connection") != ZCC_OK)
		context = NULL;
	void *c = context;
	pthread_mutex_unlock(&context_lock);
	return c;
}

void
sock_end(void)
{
	pthread_mutex_lock(&context_lock);
	if (context != NULL)
		while (zmq_ctx_term(context) != 0 && errno == EINTR)
			;
	context = NULL;
	pthread_mutex_unlock(&context_lock);
}

/* --- Opening --------------------------------------------------------------------------------- */

static int
set_int(struct sock *s, int option, int value)
{
	return zmq_setsockopt(s->zmq, option, &value, sizeof value);
}

/* An answer may be a page of the journal; what comes to the hub is one command. */
static size_t
body_max(const struct sock *s)
{
	return s->type == ZMQ_DEALER ? ZCC_ANSWER_MAX : ZCC_BODY_MAX;
}

static int
set_options(struct sock *s)
{
	int64_t frame_max = (int64_t)body_max(s) + FRAME_OVER;
	int r = zmq_setsockopt(s->zmq, ZMQ_MAXMSGSIZE, &frame_max, sizeof frame_max);
	r |= set_int(s, ZMQ_LINGER, LINGER_MS);
	r |= set_int(s, ZMQ_SNDHWM, SEND_QUEUE);
	if (s->type == ZMQ_ROUTER) {
		r |= set_int(s, ZMQ_ROUTER_MANDATORY, 1);
		r |= set_int(s, ZMQ_RCVHWM, RECEIVE_QUEUE);
	}
	if (s->type == ZMQ_ROUTER || s->type == ZMQ_PUB) {
		r |= set_int(s, ZMQ_BACKLOG, BACKLOG);
	} else {
		r |= set_int(s, ZMQ_IMMEDIATE, 1);
		r |= set_int(s, ZMQ_RECONNECT_IVL, RECONNECT_MS);
		r |= set_int(s, ZMQ_RECONNECT_IVL_MAX, RECONNECT_MAX_MS);
	}
	return r;
}

static struct sock *
sock_new(int type)
{
	struct sock *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	s->type = type;
	s->owner = pthread_self();
	zmq_msg_init(&s->body);
	void *c = context_of_process();
	s->zmq = c != NULL ? zmq_socket(c, type) : NULL;
	if (s->zmq == NULL || set_options(s) != 0)
		sock_close(&s);
	return s;
}

void
sock_close(struct sock **s)
{
	struct sock *gone = *s;
	*s = NULL;
	if (gone == NULL)
		return;
	ZCC_MUST(pthread_equal(gone->owner, pthread_self()));
	zmq_msg_close(&gone->body);
	if (gone->zmq != NULL)
		zmq_close(gone->zmq);
	free(gone);
}

/* Absolute, because "@name" and "*" mean something else to libzmq. */
int
sock_check_path(const char *path, struct fault *f)
{
	size_t len = strlen(path);
	if (path[0] != '/')
		return fault_set(f, ZCC_E_CONFIG, 0, "socket path %.100s is not absolute", path);
	if (len > PATH_LONGEST)
		return fault_set(f, ZCC_E_CONFIG, 0,
		    "the socket path would be %zu bytes and the system takes %d: a site needs a "
		    "directory with a shorter path",
		    len, PATH_LONGEST);
	return ZCC_OK;
}

static int
endpoint(const char *path, char *out, size_t size, struct fault *f)
{
	int r = sock_check_path(path, f);
	if (r == ZCC_OK)
		snprintf(out, size, "ipc://%s", path);
	return r;
}

static int
bind_at(int type, const char *path, struct sock **out, struct fault *f)
{
	char address[sizeof "ipc://" + PATH_LONGEST];
	*out = NULL;
	int r = endpoint(path, address, sizeof address, f);
	if (r != ZCC_OK)
		return r;
	struct sock *s = sock_new(type);
	if (s == NULL)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make a socket for %s", path);
	/* Until the chmod the directory's mode keeps others out. */
	if (zmq_bind(s->zmq, address) != 0 || chmod(path, 0660) != 0) {
		r = fault_set(f, ZCC_E_CREATE, errno, "cannot listen on %s", path);
		sock_close(&s);
		return r;
	}
	*out = s;
	return ZCC_OK;
}

int
sock_bind_router(const char *path, struct sock **out, struct fault *f)
{
	return bind_at(ZMQ_ROUTER, path, out, f);
}

int
sock_bind_pub(const char *path, struct sock **out, struct fault *f)
{
	return bind_at(ZMQ_PUB, path, out, f);
}

/* Who may own the run directory, besides root and the caller: the owner of the site's zcc.conf. */
static bool
owns_site(const char *dir, uid_t owner)
{
	char conf[PATH_LONGEST + sizeof "/../zcc.conf"];
	struct stat st;
	snprintf(conf, sizeof conf, "%s/../zcc.conf", dir);
	return stat(conf, &st) == 0 && st.st_uid == owner;
}

/* Nobody else can have put the socket there: ipc has no other proof (DESIGN 5). */
static int
check_dir(const char *path, struct fault *f)
{
	char dir[PATH_LONGEST + 1];
	struct stat st;
	size_t len = (size_t)(strrchr(path, '/') - path);
	snprintf(dir, sizeof dir, "%.*s", (int)(len > 0 ? len : 1), path);
	if (stat(dir, &st) != 0)
		return fault_set(f, errno == EACCES ? ZCC_E_DENIED : ZCC_E_DOWN, errno,
		    "cannot look into %s", dir);
	if (!S_ISDIR(st.st_mode))
		return fault_set(f, ZCC_E_DOWN, 0, "%s is not a directory", dir);
	if (st.st_uid != 0 && st.st_uid != geteuid() && !owns_site(dir, st.st_uid))
		return fault_set(f, ZCC_E_DENIED, 0,
		    "%s belongs to user %u, not to root, to you or to the owner of the site: "
		    "not used",
		    dir, (unsigned)st.st_uid);
	if ((st.st_mode & 027) != 0)
		return fault_set(f, ZCC_E_DENIED, 0,
		    "%s has mode %04o, so others could put a socket there: make it 0750", dir,
		    (unsigned)(st.st_mode & 07777));
	return ZCC_OK;
}

static int
connect_to(int type, const char *path, const char *topic, struct sock **out, struct fault *f)
{
	char address[sizeof "ipc://" + PATH_LONGEST];
	*out = NULL;
	int r = endpoint(path, address, sizeof address, f);
	if (r == ZCC_OK)
		r = check_dir(path, f);
	if (r != ZCC_OK)
		return r;
	struct sock *s = sock_new(type);
	if (s == NULL)
		return fault_set(f, ZCC_E_IO, errno, "cannot make a socket for %s", path);
	if ((topic != NULL && zmq_setsockopt(s->zmq, ZMQ_SUBSCRIBE, topic, strlen(topic)) != 0) ||
	    zmq_connect(s->zmq, address) != 0) {
		r = fault_set(f, ZCC_E_IO, errno, "cannot connect to %s", path);
		sock_close(&s);
		return r;
	}
	*out = s;
	return ZCC_OK;
}

int
sock_connect_dealer(const char *path, struct sock **out, struct fault *f)
{
	return connect_to(ZMQ_DEALER, path, NULL, out, f);
}

int
sock_connect_sub(const char *path, const char *topic, struct sock **out, struct fault *f)
{
	return connect_to(ZMQ_SUB, path, topic, out, f);
}

/* --- Messages -------------------------------------------------------------------------------- */

/* The next frame that is there; false when there is none. */
static bool
next_frame(struct sock *s, zmq_msg_t *m)
{
	int r;
	do
		r = zmq_msg_recv(m, s->zmq, ZMQ_DONTWAIT);
	while (r < 0 && errno == EINTR);
	ZCC_MUST(r >= 0 || errno == EAGAIN);
	return r >= 0;
}

/* The body after the frames before it, and nothing behind it. */
static int
take_body(struct sock *s, const uint8_t **body, size_t *len)
{
	bool is_one = true;
	while (zmq_msg_more(&s->body)) {
		is_one = false;
		if (!next_frame(s, &s->body))
			break;
	}
	*body = zmq_msg_data(&s->body);
	*len = zmq_msg_size(&s->body);
	return is_one && *len <= body_max(s) ? ZCC_OK : ZCC_E_DATA;
}

/* A routing id that a peer chose itself is nobody we know. */
static bool
take_peer(zmq_msg_t *m, uint8_t peer[SOCK_PEER_BYTES])
{
	const uint8_t *id = zmq_msg_data(m);
	memset(peer, 0, SOCK_PEER_BYTES);
	if (zmq_msg_size(m) != PEER_LEN || id[0] != 0)
		return false;
	memcpy(peer, id, PEER_LEN);
	return true;
}

int
sock_receive(struct sock *s, uint8_t peer[SOCK_PEER_BYTES], const uint8_t **body, size_t *len)
{
	ZCC_MUST(pthread_equal(s->owner, pthread_self()));
	bool is_peer = true;
	if (!next_frame(s, &s->body))
		return ZCC_E_AGAIN;
	if (s->type == ZMQ_ROUTER) {
		is_peer = take_peer(&s->body, peer);
		if (!zmq_msg_more(&s->body) || !next_frame(s, &s->body))
			return ZCC_E_DATA;
	}
	int r = take_body(s, body, len);
	return is_peer ? r : ZCC_E_DATA;
}

/*
 * libzmq has no call for it; each message knows the descriptor that it came by.  When that connection
 * has ended meanwhile the number may be another peer's, who then connects again: no harm.
 */
void
sock_cut(struct sock *s)
{
	ZCC_MUST(s->type == ZMQ_ROUTER && pthread_equal(s->owner, pthread_self()));
	struct sockaddr_un who;
	socklen_t len = sizeof who;
	int fd = zmq_msg_get(&s->body, ZMQ_SRCFD);
	if (fd >= 0 && getpeername(fd, (struct sockaddr *)&who, &len) == 0 && who.sun_family == AF_UNIX)
		shutdown(fd, SHUT_RDWR);
}

/* One frame, which is made beforehand: a message of which half is sent spoils the next one. */
static bool
make_frame(zmq_msg_t *m, const void *data, size_t len)
{
	if (zmq_msg_init_size(m, len) != 0)
		return false;
	if (len > 0)
		memcpy(zmq_msg_data(m), data, len);
	return true;
}

static int
send_frame(struct sock *s, zmq_msg_t *m, int flags)
{
	int r;
	do
		r = zmq_msg_send(m, s->zmq, flags | ZMQ_DONTWAIT);
	while (r < 0 && errno == EINTR);
	if (r >= 0)
		return ZCC_OK;
	ZCC_MUST(errno == EAGAIN || errno == EHOSTUNREACH);
	r = errno == EAGAIN ? ZCC_E_AGAIN : ZCC_E_DOWN;
	zmq_msg_close(m);
	return r;
}

int
sock_send_peer(struct sock *s, const uint8_t peer[SOCK_PEER_BYTES], const void *body, size_t len)
{
	ZCC_MUST(s->type == ZMQ_ROUTER && pthread_equal(s->owner, pthread_self()));
	zmq_msg_t to, m;
	if (!make_frame(&m, body, len))
		return ZCC_E_AGAIN; /* no memory now */
	int r = make_frame(&to, peer, PEER_LEN) ? send_frame(s, &to, ZMQ_SNDMORE) : ZCC_E_AGAIN;
	if (r == ZCC_OK)
		return send_frame(s, &m, 0);
	zmq_msg_close(&m);
	return r;
}

int
sock_send(struct sock *s, const void *body, size_t len)
{
	ZCC_MUST(s->type != ZMQ_ROUTER && pthread_equal(s->owner, pthread_self()));
	zmq_msg_t m;
	return make_frame(&m, body, len) ? send_frame(s, &m, 0) : ZCC_E_AGAIN;
}

int
sock_wait(struct sock_wait *w, unsigned num, int timeout_ms)
{
	zmq_pollitem_t items[SOCK_WAIT_MAX];
	ZCC_MUST(num <= SOCK_WAIT_MAX);
	for (unsigned i = 0; i < num; i++) {
		w[i].is_ready = false;
		items[i] = (zmq_pollitem_t){
		    .socket = w[i].sock != NULL ? w[i].sock->zmq : NULL,
		    .fd = w[i].fd,
		    .events = (short)(w[i].wants_room ? ZMQ_POLLIN | ZMQ_POLLOUT : ZMQ_POLLIN),
		};
	}
	int r = zmq_poll(items, (int)num, timeout_ms < 0 ? -1 : timeout_ms);
	ZCC_MUST(r >= 0 || errno == EINTR);
	/* An error or a hang-up on a descriptor also shows by reading it. */
	for (unsigned i = 0; r > 0 && i < num; i++)
		w[i].is_ready = items[i].revents != 0;
	return r > 0 ? r : 0;
}
