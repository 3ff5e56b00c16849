/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/rig.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/words.h"
#include "shared/edge/seg_map.h"
#include "shared/edge/seg_name.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* atexit() gives no argument. */
static struct rig *the_rig;
static int (*the_gate)(const char *figure, ...); /* NULL = none */

__attribute__((format(printf, 2, 0))) static void
say(const char *kind, const char *fmt, va_list ap)
{
	char text[512];
	vsnprintf(text, sizeof text, fmt, ap);
	fprintf(stderr, "%s: %s\n", kind, text);
	if (the_rig != NULL && the_rig->said_len > 0)
		fprintf(stderr, "the hub said last:\n%.*s\n", (int)the_rig->said_len, the_rig->said);
}

void
rig_fail(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	say("rig", fmt, ap);
	va_end(ap);
	exit(2);
}

void
rig_gate(int (*broken)(const char *figure, ...))
{
	the_gate = broken;
}

void
rig_broken(const char *fmt, ...)
{
	va_list ap;
	char text[256];
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (the_gate != NULL)
		the_gate("%s", text);
	va_start(ap, fmt);
	say("BROKEN", fmt, ap);
	va_end(ap);
	exit(1);
}

/* Start a program; its stdout goes to nobody, its stderr to *err. */
static pid_t
spawn(const struct rig *r, char *const argv[], int *err)
{
	int fd[2];
	if (pipe(fd) != 0 || fcntl(fd[0], F_SETFD, FD_CLOEXEC) != 0)
		rig_fail("no pipe: %s", strerror(errno));
	pid_t pid = fork();
	if (pid < 0)
		rig_fail("no process: %s", strerror(errno));
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, 0);
		dup2(null, 1);
		dup2(fd[1], 2);
		if (r->fault_step[0] != '\0')
			setenv("ZCC_FAULT_STEP", r->fault_step, 1);
		if (r->fault_at[0] != '\0')
			setenv("ZCC_FAULT_AT", r->fault_at, 1);
		execv(argv[0], argv);
		_exit(127);
	}
	close(fd[1]);
	*err = fd[0];
	return pid;
}

/* What is in the pipe now goes to `said`, of which the oldest part makes room. */
static bool
listen_to(struct rig *r)
{
	char room[2048];
	ssize_t n = read(r->hub_err, room, sizeof room);
	if (n <= 0)
		return false;
	if (r->said_len + (size_t)n >= sizeof r->said)
		r->said_len = 0;
	memcpy(r->said + r->said_len, room, (size_t)n);
	r->said_len += (size_t)n;
	r->said[r->said_len] = '\0';
	return true;
}

static void
run_to_end(struct rig *r, char *const argv[])
{
	int status;
	pid_t pid = spawn(r, argv, &r->hub_err);
	while (listen_to(r))
		;
	close(r->hub_err);
	r->hub_err = -1;
	if (waitpid(pid, &status, 0) != pid || status != 0)
		rig_fail("%s failed", argv[0]);
}

int
rig_be_console(const struct rig *r, const char *as, const char *desk)
{
	char program[PATH_MAX + 16];
	setenv("TERM", "vt100", 1);
	setenv("LC_ALL", "C", 1);
	if (text_format(program, sizeof program, "%s/zcc-console", r->bin))
		execl(program, program, "-c", r->site.conf, "--as", as, "--desk", desk, "--lang", "nl",
		    "--ascii", "--mono", (char *)NULL);
	return 127;
}

void
rig_close(struct rig *r)
{
	char name[SEG_NAME_SIZE];
	struct fault f;
	the_rig = NULL;
	if (r->hub != 0) {
		kill(r->hub, SIGKILL);
		waitpid(r->hub, NULL, 0);
	}
	if (seg_name_read(r->run, name, &f) == ZCC_OK && seg_map_remove(name, &f) != ZCC_OK)
		fprintf(stderr, "%s\n", f.text);
	site_free(&r->site);
	pid_t pid = fork();
	if (pid == 0) {
		execlp("rm", "rm", "-rf", r->dir, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

static void
clean_up(void)
{
	if (the_rig != NULL && the_rig->owner == getpid())
		rig_close(the_rig);
}

static void
on_signal(int number)
{
	(void)number;
	/* Not reentrant, but the alternative is to leave a hub behind. */
	exit(130);
}

static void
find_programs(struct rig *r)
{
	char self[PATH_MAX];
	const char *given = getenv("ZCC_BIN");
	ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
	if (given != NULL) {
		text_copy(r->bin, sizeof r->bin, given);
		return;
	}
	if (len <= 0)
		rig_fail("cannot tell where this program stands");
	self[len] = '\0';
	for (int i = 0; i < 3; i++)
		*strrchr(self, '/') = '\0';
	if (!text_format(r->bin, sizeof r->bin, "%s/bin", self))
		rig_fail("the path of the programs is too long");
}

/* tests/lib/run.sh and tests/proof/proof.sh look for segments of these sites afterwards. */
static void
write_down(const struct site *site)
{
	char id[2 * ZCC_SITE_BYTES + 1];
	const char *path = getenv("ZCC_SITES");
	FILE *to = path != NULL ? fopen(path, "a") : NULL;
	if (to == NULL)
		return;
	for (unsigned i = 0; i < ZCC_SITE_BYTES; i++)
		snprintf(id + 2 * i, 3, "%02x", site->id[i]);
	fprintf(to, "%s\n", id);
	fclose(to);
}

void
rig_open(struct rig *r)
{
	static bool is_told;
	char ctl[PATH_MAX + 16], conf[96];
	struct fault f;
	memset(r, 0, sizeof *r);
	r->hub_err = -1;
	r->owner = getpid();
	find_programs(r);
	const char *tmp = getenv("TMPDIR");
	if (!text_format(r->dir, sizeof r->dir, "%s/zcc-r.XXXXXX", tmp != NULL ? tmp : "/tmp") ||
	    mkdtemp(r->dir) == NULL)
		rig_fail("cannot make a directory below TMPDIR");
	the_rig = r;
	if (!is_told && atexit(clean_up) == 0)
		is_told = true;
	struct sigaction act = {.sa_handler = on_signal};
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
	snprintf(ctl, sizeof ctl, "%s/zcc-ctl", r->bin);
	snprintf(conf, sizeof conf, "%s/s/zcc.conf", r->dir);
	snprintf(r->run, sizeof r->run, "%s/s/run", r->dir);
	char site[80];
	snprintf(site, sizeof site, "%s/s", r->dir);
	run_to_end(r, (char *[]){ctl, "init", site, "--region", "twente", "--demo", NULL});
	if (seal_init(&f) != ZCC_OK || site_open(conf, &r->site, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	write_down(&r->site);
}

/* Where the number of this key begins, or NULL: "\tkey = 1" or "\tkey = { value = 1". */
static char *
number_of(char *text, const char *key)
{
	char want[64];
	static const char value[] = "{ value = ";
	text_format(want, sizeof want, "\t%s = ", key);
	char *at = strstr(text, want);
	if (at == NULL)
		return NULL;
	at += strlen(want);
	return strncmp(at, value, strlen(value)) == 0 ? at + strlen(value) : at;
}

void
rig_conf(const struct rig *r, const char *to, const char *key, unsigned value)
{
	static char text[ZCC_CONFIG_MAX];
	FILE *file = fopen(r->site.conf, "r");
	size_t len = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
	text[len] = '\0';
	char *at = number_of(text, key);
	if (file == NULL || fclose(file) != 0 || at == NULL || strspn(at, "0123456789") == 0)
		rig_fail("%s has no number %s", r->site.conf, key);
	char *rest = at + strspn(at, "0123456789");
	file = fopen(to, "w");
	if (file == NULL ||
	    fprintf(file, "%.*s%u%s", (int)(at - text), text, value, rest) < 0 || fclose(file) != 0)
		rig_fail("%s cannot be written: %s", to, strerror(errno));
}

void
rig_set(struct rig *r, const char *key, unsigned value)
{
	char conf[PATH_MAX];
	struct fault f;
	text_copy(conf, sizeof conf, r->site.conf);
	rig_conf(r, conf, key, value);
	site_free(&r->site);
	if (site_open(conf, &r->site, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

void
rig_set_small(struct rig *r, unsigned cases, unsigned leave_book_s)
{
	rig_set(r, "cases", cases);
	rig_set(r, "book_cases", 16384);
	rig_set(r, "operators", 64);
	rig_set(r, "capacity", 256);
	rig_set(r, "alarms", 64);
	rig_set(r, "leave_board_s", 1);
	rig_set(r, "leave_book_s", leave_book_s);
}

pid_t
rig_ctl_start(const struct rig *r, const char *const *words, bool is_quiet)
{
	char ctl[PATH_MAX + 16], word[RIG_WORDS_MAX][PATH_MAX];
	char conf[PATH_MAX], *argv[RIG_WORDS_MAX + 4] = {ctl, (char[]){"-c"}, conf};
	int num = 3;
	text_copy(conf, sizeof conf, r->site.conf);
	snprintf(ctl, sizeof ctl, "%s/zcc-ctl", r->bin);
	for (int i = 0; i < RIG_WORDS_MAX && words[i] != NULL; i++) {
		text_copy(word[i], sizeof word[i], words[i]);
		argv[num++] = word[i];
	}
	argv[num] = NULL;
	pid_t pid = fork();
	if (pid < 0)
		rig_fail("%s cannot be run", ctl);
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, 1);
		if (is_quiet)
			dup2(null, 2);
		execv(ctl, argv);
		_exit(127);
	}
	return pid;
}

int
rig_ctl(const struct rig *r, const char *const *words)
{
	int status;
	pid_t pid = rig_ctl_start(r, words, false);
	if (waitpid(pid, &status, 0) != pid)
		rig_fail("zcc-ctl is lost");
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void
rig_start(struct rig *r)
{
	char hub[PATH_MAX + 16];
	snprintf(hub, sizeof hub, "%s/zcc-hub", r->bin);
	r->said_len = 0;
	r->hub = spawn(r, (char *[]){hub, "-c", r->site.conf, NULL}, &r->hub_err);
}

enum rig_state
rig_wait(struct rig *r, int timeout_ms)
{
	int64_t end = clock_boot_ms() + timeout_ms;
	for (;;) {
		struct pollfd p = {.fd = r->hub_err, .events = POLLIN};
		int64_t left = end - clock_boot_ms();
		if (poll(&p, 1, left > 0 ? (int)left : 0) == 0)
			return RIG_LATE;
		if (!listen_to(r))
			return RIG_ENDED;
		if (strstr(r->said, "zcc-hub: ready") != NULL)
			return RIG_READY;
	}
}

static int
end_hub(struct rig *r, int number)
{
	int status = 0;
	kill(r->hub, number);
	while (listen_to(r))
		;
	waitpid(r->hub, &status, 0);
	r->hub = 0;
	close(r->hub_err);
	r->hub_err = -1;
	return status;
}

bool
rig_is_ready(struct rig *r, int timeout_ms)
{
	enum rig_state state = rig_wait(r, timeout_ms);
	if (state == RIG_ENDED) {
		int status = end_hub(r, SIGKILL);
		rig_fail("the hub ended before it was ready, with wait status %#x; it said: %s",
		    (unsigned)status, r->said_len > 0 ? r->said : "nothing");
	}
	return state == RIG_READY;
}

bool
rig_has_died(struct rig *r, int timeout_ms)
{
	int64_t end = clock_boot_ms() + timeout_ms;
	struct pollfd p = {.fd = r->hub_err, .events = POLLIN};
	do {
		int64_t left = end - clock_boot_ms();
		if (poll(&p, 1, left > 0 ? (int)left : 0) == 0)
			return false;
	} while (listen_to(r));
	rig_kill(r);
	return true;
}

int
rig_end(struct rig *r)
{
	return end_hub(r, SIGKILL);
}

void
rig_kill(struct rig *r)
{
	int status = end_hub(r, SIGKILL);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		rig_broken("the hub had ended by itself, with status %d", status);
}

/* What stands in a file of the kernel about the hub. */
static void
read_proc(const struct rig *r, const char *name, char *room, size_t size)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/%s", (int)r->hub, name);
	FILE *in = fopen(path, "r");
	size_t len = in != NULL ? fread(room, 1, size - 1, in) : 0;
	room[len] = '\0';
	if (in != NULL)
		fclose(in);
}

void
rig_look(struct rig *r, char *room, size_t size)
{
	char stat[256], where[64];
	siginfo_t ended = {0};
	if (waitid(P_PID, (id_t)r->hub, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == r->hub) {
		while (listen_to(r))
			;
		rig_broken("the hub ended by itself, with %s %d",
		    ended.si_code == CLD_EXITED ? "status" : "signal", ended.si_status);
	}
	read_proc(r, "stat", stat, sizeof stat);
	read_proc(r, "wchan", where, sizeof where);
	const char *state = strrchr(stat, ')');
	snprintf(room, size, "%c in %s", state != NULL && state[1] == ' ' ? state[2] : '?', where);
}

void
rig_stop(struct rig *r)
{
	int status = end_hub(r, SIGTERM);
	if (status != 0)
		rig_broken("the hub did not stop well: status %d", status);
}

pid_t
rig_fork(int *fd)
{
	int ends[2];
	if (pipe(ends) != 0)
		rig_fail("no pipe: %s", strerror(errno));
	fflush(NULL);
	pid_t pid = fork();
	if (pid < 0)
		rig_fail("no process: %s", strerror(errno));
	*fd = ends[pid == 0];
	close(ends[pid != 0]);
	return pid;
}

long
rig_kib(const struct rig *r)
{
	char path[64], text[256];
	long kib = -1;
	snprintf(path, sizeof path, "/proc/%d/status", (int)r->hub);
	FILE *f = fopen(path, "r");
	while (f != NULL && fgets(text, sizeof text, f) != NULL)
		if (strncmp(text, "VmRSS:", 6) == 0)
			kib = strtol(text + 6, NULL, 10);
	if (f == NULL || kib < 0)
		rig_broken("the hub is gone");
	fclose(f);
	return kib;
}

void
rig_ask(struct client *c, struct ask *a, int timeout_ms, struct wire_answer *got)
{
	struct fault f;
	if (client_ask(c, a, timeout_ms, got, &f) != ZCC_OK)
		rig_broken("no answer: %s", f.text);
	if (got->code != ZCC_OK)
		rig_broken("%s refused: %s", verb_word(a->verb), got->text);
}

size_t
rig_sign(const struct ask *a, const struct seal_keys *keys, const uint8_t *site, uint8_t *body,
    size_t size)
{
	static const uint8_t no_hash[ZCC_HASH_BYTES];
	uint8_t header[512], sig[ZCC_SIG_BYTES];
	size_t header_len, len;
	if (wire_encode_header(a, no_hash, header, sizeof header, &header_len) != ZCC_OK)
		rig_fail("no header");
	seal_sign(keys, site, header, header_len, sig);
	if (wire_encode_command(header, header_len, sig, NULL, 0, body, size, &len) != ZCC_OK)
		rig_fail("no command");
	return len;
}
