/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/app.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/protocol_kept.h"
#include "shared/edge/site_protocol.h"
#include "tui/core/console.h"
#include "tui/core/input.h"
#include "tui/core/triage_desk.h"
#include "tui/edge/lang.h"
#include "tui/edge/link.h"
#include "tui/edge/owner.h"
#include "tui/edge/tty.h"

#include <stdlib.h>
#include <string.h>

enum {
	KEYS_MAX = 4096,
	PROTOCOLS_MAX = 4, /* the one in force, that of a triage which began before, of one that was left, and of
			    * one that is read */
	LAST_MS = 2000, /* a hub that is slow may take so long to say what it keeps */
	LOGIN_MS = 300 /* the first frame waits this long for the role that decides what is in it */
};

struct app {
	struct console *console;
	struct role_settings gone; /* see keep_role() */
	struct link *link;
	struct input input;
	struct frame frame;
	struct key_event keys[KEYS_MAX];
	unsigned keys_num;
	struct site *site;
	char operator[ZCC_OPERATOR_SIZE];
	struct protocol_file protocol[PROTOCOLS_MAX];
	bool must_read_protocol;
	uint8_t read_hash[ZCC_HASH_BYTES]; /* of the last that was looked for to read by; zeros = none */
	uint64_t config_seq; /* of the configuration that the settings are from; 0 = none seen yet */
	struct fault *fault;
	int rc; /* not ZCC_OK: this operator cannot work here */
	bool is_over, is_repaint;
};

/* In a place that the console uses no more. */
static void
hold_protocol(struct app *a, struct protocol_file *fresh)
{
	protocol_file_forget(fresh);
	for (unsigned i = 0; i < PROTOCOLS_MAX; i++) {
		if (console_uses(a->console, a->protocol[i].protocol))
			continue;
		protocol_file_free(&a->protocol[i]);
		a->protocol[i] = *fresh;
		return;
	}
}

/* Some hundred kilobytes of text, so not before a triage is near: a post where nobody triages never pays
 * for it, and no first frame waits for it.  One that has faults is the hub's to refuse; without one there
 * is no triage here, which the screen says.  Of those read before, that of a triage which is being made
 * stays (NT-10).  True: one was read, and what stands on the screen may have other words by it. */
static bool
read_protocol(struct app *a)
{
	struct protocol_file fresh;
	struct fault f;

	if (!a->must_read_protocol || !triage_is_near(a->console))
		return false;
	a->must_read_protocol = false;
	if (site_protocol(a->site, a->site->protocol, &fresh, &f) != ZCC_OK)
		fresh = (struct protocol_file){ 0 };
	console_protocol(a->console, fresh.protocol);
	hold_protocol(a, &fresh);
	return true;
}

static void
on_answer(void *arg, uint32_t ticket, const struct console_reply *r)
{
	struct app *a = arg;

	(void)read_protocol(a);
	console_answer(a->console, ticket, r, clock_boot_ms());
}

static void
on_dossier(void *arg, uint64_t row, const struct dossier_part *part, unsigned num)
{
	struct app *a = arg;

	console_dossier(a->console, row, part, num);
}

/* That by which a triage was begun that an earlier console left, when another is in force by now: the hub
 * keeps it (NT-10).  Without it the console says so, and goes by the one in force. */
static void
read_earlier(struct app *a, const char *triage)
{
	char path[PATH_MAX];
	uint8_t hash[ZCC_HASH_BYTES];
	struct protocol_file kept;
	struct fault f;

	if (!console_lacks(a->console, triage, hash) ||
	    !site_path(a->site, "run/protocols", path, sizeof(path)) ||
	    protocol_kept_get(path, hash, &kept, &f) != ZCC_OK)
		return;
	console_earlier(a->console, kept.protocol);
	hold_protocol(a, &kept);
}

/* That by which the case was triaged that is looked at.  What is not kept any more is not looked for at
 * each frame: its codes stand there. */
static bool
read_shown(struct app *a)
{
	char path[PATH_MAX];
	uint8_t hash[ZCC_HASH_BYTES];
	struct protocol_file kept;
	struct fault f;

	if (!console_reads(a->console, hash) || memcmp(hash, a->read_hash, sizeof(hash)) == 0)
		return false;
	memcpy(a->read_hash, hash, sizeof(hash));
	if (!site_path(a->site, "run/protocols", path, sizeof(path)) ||
	    protocol_kept_get(path, hash, &kept, &f) != ZCC_OK)
		return false;
	console_read(a->console, kept.protocol);
	hold_protocol(a, &kept);
	return true;
}

static void
on_right(void *arg, uint64_t row, unsigned relation, int64_t until_wall)
{
	struct app *a = arg;

	console_right(a->console, row, relation, until_wall);
}

static void
on_reviews(void *arg, const struct review_item *item, unsigned num)
{
	struct app *a = arg;

	console_reviews(a->console, item, num);
}

static void
on_draft(void *arg, uint64_t row, const char *note, const char *triage)
{
	struct app *a = arg;

	(void)read_protocol(a);
	read_earlier(a, triage);
	console_draft(a->console, row, note, triage);
}

static void
on_messages(void *arg, const struct message *m, unsigned num)
{
	struct app *a = arg;

	console_messages(a->console, m, num);
}

static void
on_found(void *arg, const struct search_told *told, const struct found_case *found, unsigned num)
{
	struct app *a = arg;

	console_found(a->console, told, found, num);
}

static void
on_role(void *arg, const struct role_settings *role, uint64_t draft)
{
	struct app *a = arg;

	console_role(a->console, role);
	if (draft != 0)
		console_left_draft(a->console, draft);
}

static void
on_refused(void *arg, const struct console_reply *r, bool is_final)
{
	struct app *a = arg;

	console_refused(a->console, r);
	if (is_final)
		a->rc = fault_set(a->fault, r->code, 0, "%s", r->text);
}

static void
flush_keys(struct app *a, int64_t now_ms)
{
	console_keys(a->console, a->keys, a->keys_num, now_ms);
	seal_wipe(a->keys, a->keys_num * sizeof(a->keys[0]));
	a->keys_num = 0;
}

static void
on_key(void *arg, int key, const char *text)
{
	struct app *a = arg;

	a->keys[a->keys_num++] = (struct key_event){ key, text };
	/* A paste's text stands in the decoder until the next one. */
	if (key == KEY_PASTE || a->keys_num == KEYS_MAX)
		flush_keys(a, clock_boot_ms());
}

/* All that has queued, then one frame. */
static bool
read_keys(struct app *a)
{
	char bytes[KEYS_MAX];
	bool any = false;
	long n;

	while ((n = tty_read(bytes, sizeof(bytes))) > 0) {
		int64_t now_ms = clock_boot_ms();
		input_bytes(&a->input, bytes, (size_t)n, now_ms, on_key, a);
		flush_keys(a, now_ms);
		any = true;
	}
	seal_wipe(bytes, sizeof(bytes)); /* there may have been a passphrase in it */
	if (n < 0)
		a->is_over = true;
	input_time(&a->input, clock_boot_ms(), on_key, a);
	any = any || a->keys_num > 0;
	flush_keys(a, clock_boot_ms());
	return any;
}

static bool
do_intents(struct app *a)
{
	struct intent want;
	bool any = false;

	while (console_intent(a->console, &want)) {
		any = true;
		if (want.kind == INTENT_QUIT) {
			a->is_over = true;
		} else if (want.kind == INTENT_REPAINT) {
			a->is_repaint = true;
		} else if (want.kind == INTENT_UNLOCK) {
			int rc = owner_is_here(a->site, a->operator, want.note);
			console_unlock(a->console, rc, clock_boot_ms());
		} else if (want.kind == INTENT_DESK) {
			if (!link_desk(a->link, want.desk))
				console_no_desk(a->console, want.desk);
		} else {
			int rc = link_send(a->link, &want);
			if (rc != ZCC_OK)
				on_answer(a, want.ticket,
				    &(struct console_reply){ rc, want.row, "", NULL });
		}
		seal_wipe(&want, sizeof(want));
	}
	return any;
}

static bool
do_signals(struct app *a)
{
	unsigned events = tty_events();
	int rows, cols;

	if (events & TTY_STOP)
		a->is_over = true;
	if (!(events & TTY_RESIZED))
		return false;
	tty_size(&rows, &cols);
	console_size(a->console, rows, cols);
	a->is_repaint = true;
	return true;
}

static void
wait_for_something(struct app *a)
{
	struct sock_wait w[LINK_WAITS + 2];
	int64_t now_ms = clock_boot_ms();
	int timeout = console_tick_ms(a->console), esc = input_wait(&a->input, now_ms);
	int turn = link_wait_ms(a->link);
	unsigned n = link_waits(a->link, w);

	if (esc >= 0 && esc < timeout)
		timeout = esc;
	if (turn < timeout)
		timeout = turn;
	w[n++] = (struct sock_wait){ .fd = tty_input_fd() };
	w[n++] = (struct sock_wait){ .fd = tty_wake_fd() };
	sock_wait(w, n, timeout);
}

/* False: nothing can be drawn any more, for which this turn's news may have another reason. */
static bool
draw(struct app *a, int64_t now_ms)
{
	struct fault f;

	console_draw(a->console, &a->frame, now_ms);
	int rc = term_draw(&a->frame, a->is_repaint, &f);
	if (rc != ZCC_OK && a->rc == ZCC_OK) {
		a->rc = rc;
		*a->fault = f;
	}
	a->is_repaint = false;
	return rc == ZCC_OK;
}

/* The role in which the operator works, as far as it holds when the next configuration has it no more:
 * what the hub lets him do with what he has in hand. */
static void
keep_role(struct app *a, const char *role)
{
	const struct role_settings *r = settings_role(&a->site->settings, role);

	if (r != NULL)
		a->gone = *r;
	for (unsigned verb = 0; verb < VERBS_NUM; verb++)
		if ((verb_needs(verb) & VN_LET_GO) == 0)
			a->gone.verbs &= ~(UINT64_C(1) << verb);
}

/* zcc.conf is the one in force before the picture says so: what is on the screen follows it.  One
 * that cannot be read now is tried again with the next; the hub judges by its own in any case. */
static void
follow_config(struct app *a)
{
	const struct board *b = link_board(a->link);
	char role[ZCC_ROLE_SIZE];
	struct site *fresh;
	struct fault f;

	if (!b->is_live || b->hub.config_seq == a->config_seq)
		return;
	bool is_first = a->config_seq == 0;
	a->config_seq = b->hub.config_seq;
	if (is_first || (fresh = calloc(1, sizeof(*fresh))) == NULL)
		return;
	memcpy(fresh->dir, a->site->dir, sizeof(fresh->dir));
	memcpy(fresh->conf, a->site->conf, sizeof(fresh->conf));
	if (site_read(fresh, &f) == ZCC_OK) {
		text_copy(role, sizeof(role), link_role(a->link));
		keep_role(a, role);
		a->site->settings = fresh->settings;
		memcpy(a->site->protocol, fresh->protocol, sizeof(a->site->protocol));
		a->must_read_protocol = true;
		console_lock_after(a->console, fresh->lock_after_s);
		bool is_gone = link_settings(a->link, role, &a->gone);
		console_settings(a->console, is_gone ? &a->gone : NULL);
	}
	site_free(fresh);
	free(fresh);
}

/* Who hangs up right after a form opened has typed what could not be sent yet. */
static void
wait_for_drafts(struct app *a)
{
	int64_t now_ms = clock_boot_ms(), end_ms = now_ms + LAST_MS;

	while (console_is_unheard(a->console) && now_ms < end_ms) {
		struct sock_wait w[LINK_WAITS];
		unsigned n = link_waits(a->link, w);
		int turn = link_wait_ms(a->link);
		sock_wait(w, n, turn < end_ms - now_ms ? turn : (int)(end_ms - now_ms));
		now_ms = clock_boot_ms();
		if (link_turn(a->link, now_ms))
			console_update(a->console, link_board(a->link), now_ms);
		console_time(a->console, now_ms);
		do_intents(a);
	}
}

static void
run(struct app *a)
{
	int64_t now_ms = clock_boot_ms(), until_ms = now_ms + LOGIN_MS;
	bool must_draw = true;

	while (!a->is_over && a->rc == ZCC_OK) {
		bool has_news = link_turn(a->link, now_ms);
		bool is_ready = now_ms >= until_ms || link_is_settled(a->link);
		if (has_news || must_draw) {
			follow_config(a);
			console_picture(a->console, link_picture(a->link));
			console_update(a->console, link_board(a->link), now_ms);
		}
		/* The first one is made before it may be shown: when the answer comes, the catalogue and
		 * all other that a frame takes are at hand. */
		if (!is_ready && a->frame.rows == 0)
			console_draw(a->console, &a->frame, now_ms);
		if (is_ready && (has_news || must_draw)) {
			until_ms = now_ms;
			if (!draw(a, now_ms))
				break; /* no waiting for what nobody would see */
			bool has_words = read_protocol(a);
			has_words = read_shown(a) || has_words;
			if (has_words && !draw(a, now_ms))
				break;
		}
		bool has_typed = console_ahead(a->console, now_ms);
		if (!has_typed)
			wait_for_something(a);
		must_draw = do_signals(a) || has_typed || !is_ready; /* it is drawn when it is ready */
		must_draw = read_keys(a) || must_draw;
		must_draw = do_intents(a) || must_draw;
		now_ms = clock_boot_ms();
		console_time(a->console, now_ms);
		do_intents(a);
	}
	wait_for_drafts(a);
	console_end(a->console, clock_boot_ms());
	do_intents(a);
}

int
app_run(struct site *site, const struct app_options *o, struct fault *f)
{
	struct app *a = calloc(1, sizeof(*a));
	struct console_who who = { .desk = o->desk };
	char room[ZCC_OPERATOR_SIZE];
	int rows, cols;

	if (a == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory");
	a->fault = f;
	a->site = site;
	struct link_told told = { on_answer, on_dossier, on_right, on_reviews, on_draft, on_messages, on_found, on_role, on_refused, a };
	a->link = link_new(site, &told);
	int rc = a->link != NULL ? site_read(site, f) : fault_set(f, ZCC_E_FULL, 0, "no memory");
	if (rc == ZCC_OK)
		rc = link_open(a->link, o->as, o->desk, f);
	site_free(site); /* it has been read: nobody here asks for its text again */
	if (rc == ZCC_OK && o->location != NULL && !settings_has_location(&site->settings, o->location))
		rc = fault_set(f, ZCC_E_USAGE, 0, "'%.40s' is no location of this region; see locations "
		    "in %.150s", o->location, site->conf);
	if (rc == ZCC_OK && o->location != NULL)
		link_locate(a->link, o->location);
	if (rc == ZCC_OK)
		rc = link_hail(a->link, f);
	if (rc != ZCC_OK)
		goto out_link;
	/* All from here on is done while the hub commits the hello. */
	rc = lang_open(o->lang, "../locale");
	if (rc != ZCC_OK)
		fault_set(f, rc, 0, "no memory for the screens' texts");
	else
		rc = term_open(&o->term, f);
	if (rc != ZCC_OK)
		goto out_link;
	text_copy(who.operator, sizeof(who.operator), site_operator(site, o->as, room));
	text_copy(a->operator, sizeof(a->operator), who.operator);
	who.seat = link_seat(a->link);
	who.is_sealed = owner_has_passphrase(site, a->operator);
	who.is_ascii = term_is_ascii();
	a->console = console_new(&who, &site->settings, site->sizes.cases);
	if (a->console == NULL) {
		term_close();
		rc = fault_set(f, ZCC_E_FULL, 0, "no memory for %u cases", (unsigned)site->sizes.cases);
		goto out_link;
	}
	console_lock_after(a->console, site->lock_after_s);
	input_init(&a->input);
	tty_size(&rows, &cols);
	console_size(a->console, rows, cols);
	a->must_read_protocol = true;
	run(a);
	rc = a->rc;
	term_close();
	console_free(a->console);
	for (unsigned i = 0; i < PROTOCOLS_MAX; i++)
		protocol_file_free(&a->protocol[i]);
out_link:
	link_close(&a->link);
	seal_wipe(a, sizeof(*a));
	free(a);
	return rc;
}
