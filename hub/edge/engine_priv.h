/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * engine_priv - the inside of the engine.
 *
 *     engine.c          groups, start, stop, time
 *     engine_record.c   one event: row, chain, journal, book
 *     engine_check.c    signature, age, box and fields of a command
 *     engine_command.c  one command: check, decide, record, answer
 *     engine_answer.c   the answers of a group
 *     engine_draft.c    drafts: kept beside the journal
 *     engine_message.c  messages between desks, to whom they are for
 *     engine_seat.c     hello and bye
 *     engine_find.c     what a search answers
 *     engine_mend.c     the wrong patient: what moves to another case
 *     engine_keep.c     by what a case is found again, and who was here before
 *     engine_look.c     looking into dossiers for names and who they are about
 *     engine_history.c  what is struck, and when a case was last changed
 *     engine_noodknop.c uses of the noodknop, with their words
 *     engine_box.c      the keys of dossier data, and the box of an answer
 *     engine_read.c     what reads answer: dossiers, pages, operators
 */
#ifndef ZCC_ENGINE_PRIV_H
#define ZCC_ENGINE_PRIV_H

#include "hub/edge/engine.h"
#include "hub/edge/names.h"
#include "shared/care/given.h"
#include "shared/edge/wire.h"

enum {
	ARENA_BYTES = 4 << 20,   /* answers of one group; most are under 200 bytes */
	BODY_BYTES = 192 << 10,  /* one event's body: a configuration is the largest */
	PLAIN_BYTES = ZCC_DOSSIER_MAX + 64,
	DATA_BYTES = ZCC_ANSWER_MAX - 1024,
	SHARED_NUM = 1024        /* cached box keys, by public key */
};

struct shared_slot {
	uint8_t pk[ZCC_KEY_BYTES];
	struct seal_shared key;
	bool is_used;
};

struct work;

struct engine {
	struct engine_setup s;
	uint8_t head[ZCC_HASH_BYTES];
	struct engine_counters counters;
	bool in_group;
	bool has_rows;  /* of this transaction: it ends with its group; drafts alone may wait */
	bool is_marked; /* the journal knows this start's boot and offset */
	bool has_page;  /* this group served a page of the journal */
	uint32_t taken; /* messages of this group that were handled */
	bool must_scrub; /* something was erased: nothing of it may stay in the write-ahead log */
	uint64_t checkpoint_seq; /* rows up to here are under a signed checkpoint */

	struct engine_answer answers[ZCC_GROUP_MAX];
	uint32_t answers_num;
	uint8_t *arena;
	uint32_t arena_len;

	uint8_t *body;  /* BODY_BYTES: an event being encoded */
	uint8_t *plain; /* guarded room: a dossier in clear, wiped after each command */
	struct ask_dossier draft; /* engine_draft.c: what is kept beside what came; wiped at once */
	uint8_t *data;  /* DATA_BYTES: what a read answers */
	uint8_t *boxed; /* the same for dossier data: guarded */
	uint8_t *room;  /* ZCC_ANSWER_MAX: an answer being encoded */
	uint8_t *stored; /* ZCC_ANSWER_MAX: an answer that was given before */
	uint8_t *sealed; /* a dossier part under its case's key */
	uint8_t asked[ZCC_HASH_BYTES]; /* kept with the answer to a read */
	struct work *work; /* the command in hand */
	struct ev_part_moved mend_part[MEND_PARTS_MAX]; /* what the command in hand moves */
	uint8_t mend_left[MEND_PARTS_MAX][ZCC_HASH_BYTES]; /* ... by what is left its case is found */
	uint32_t mend_left_num;
	bool mend_is_kept; /* ... by more than that: it stays found by all */
	const struct protocol *protocol; /* in force; NULL = none */
	struct settings *parsed; /* a configuration being adopted ... */
	const uint8_t *adopted;  /* ... and its text, once decided: told after the commit */
	uint32_t adopted_len;
	struct shared_slot *shared; /* guarded */
	struct names *names;        /* in which dossiers a name may stand */
	struct ask_dossier *looked; /* guarded: one that is looked into for it */
	struct given *given; /* guarded: what was given in the dossier of a triage; wiped after the command */
	uint64_t fill_below; /* the names of cases below this one are still to be read; 1 = none are */
	uint64_t fill_full;  /* ... and there was room from this case on; 0 = for all */
	uint64_t page_next;          /* a page from here on goes on with the last one ... */
	uint16_t page_verb;          /* ... with this verb ... */
	char page_operator[ZCC_OPERATOR_SIZE]; /* ... of this operator, and is no new look */
};

/* One command on its way through the checks. */
struct work {
	struct wire_command cmd;
	const struct engine_in *in;
	struct now now;
	struct fault *f; /* only for what ends the process */
	const struct book_operator *op;
	uint8_t *plain; /* the dossier plaintext, when there is one */
	size_t plain_len;
	char phone[ZCC_PHONE_SIZE]; /* as matched */
	uint64_t earlier;           /* a case of the same patient; 0 = none */
	struct edge_mend mend;      /* wrong-patient: what would move */
	struct book_case mended;    /* ... and out of which case, as it was then */
	uint8_t case_key[ZCC_KEY_BYTES];
	bool has_case_key;
	/* the answer */
	struct refusal no; /* no.code: ZCC_OK, or why not */
	bool is_forged;    /* the dossier part is not the one that was signed */
	uint64_t row, seq;
	uint32_t version;
	const uint8_t *data;
	uint32_t data_len;
	uint8_t right[WIRE_RIGHT_BYTES]; /* by which a dossier is told */
	const uint8_t *sealed;
	uint32_t sealed_len;
};

void engine_step(const struct engine *e, const char *name);

/* engine_record.c: append and apply.  The transaction is begun by the first record of a group. */
struct record {
	struct event *event;
	const struct work *work; /* NULL: the hub itself */
	const uint8_t *sealed;
	uint32_t sealed_len;
	int outcome;       /* enum zcc_err */
	bool hides_header; /* what was refused as bad data is not kept: it may hold anything */
};
ZCC_CHECK int record_event(struct engine *e, const struct record *r, struct now now, struct fault *f);
/* The same of what nobody asked for. */
ZCC_CHECK int record_own(struct engine *e, struct event *ev, struct now now, struct fault *f);
/* And what follows from it at once. */
int record_what_follows(struct engine *e, const struct event *done, struct now now, struct fault *f);
/* The protocol of the configuration that is in force now, and a row when it is another (NT-10). */
ZCC_CHECK int record_protocol_mark(struct engine *e, struct now now, struct fault *f);
ZCC_CHECK int record_begin(struct engine *e, struct fault *f);

/* engine_command.c: 0, or an error that ends the process. */
ZCC_CHECK int command_handle(struct engine *e, const struct engine_in *in, enum engine_mode mode,
    struct now now, struct fault *f);

/* engine_check.c.  Who is it, and is it recent: false is an answer without a trace. */
bool work_is_authentic(struct engine *e, struct work *w);
/* Unbox the dossier arguments and see that they are what was signed for.
 * ZCC_E_AGAIN: no memory for them now; without an answer the command is sent again. */
ZCC_CHECK int work_open_dossier(struct engine *e, struct work *w);
/* The same, and check every field. */
ZCC_CHECK int work_read(struct engine *e, struct work *w);
/* The command is done with: wipes them, and what was looked at for it. */
void work_shut_dossier(struct engine *e);
int64_t work_id_time(const uint8_t id[ZCC_ID_BYTES]); /* UTC ms */

/* engine_draft.c: a signed command with VN_DRAFT, to its answer. */
ZCC_CHECK int draft_handle(struct engine *e, struct work *w);
/* The answer to a hello gets the case that this operator's newest draft is about, if it is still in
 * the book. */
ZCC_CHECK int draft_offer(struct engine *e, struct work *w);

/* engine_message.c: the messages for who asks, to their answer. */
ZCC_CHECK int messages_handle(struct engine *e, struct work *w);
/* To who took a case over from a lost post: what others typed about it and did not record, as parts
 * behind the *len bytes of its dossier in e->boxed (VS-1).  w->case_key is there. */
ZCC_CHECK int draft_unrecorded(struct engine *e, struct work *w, size_t *len);
/* Those were read by who asks: he has the case, and a post that had it fell away. */
bool draft_may_read(const struct engine *e, const struct work *w);

/* engine_answer.c */
/* Those of the last group were told: nobody is told twice. */
void engine_answers_forget(struct engine *e);
/* Refused: the answer says why.  Always ZCC_OK: nothing ends the process. */
int work_refuse(struct work *w, struct because b);
/* The same without grounds, for what only who wrote a configuration understands: cut to fit. */
int work_refuse_text(struct work *w, int code, const char *text);
/* The bytes of an answer.  Without room it is dropped: the asker sends again; then NULL. */
struct engine_answer *engine_answer_queue(struct engine *e, const struct engine_in *in,
    const uint8_t *bytes, uint32_t len);
/* Answer without a trace: for what is no command of anybody, reads that go on, and drafts. */
void engine_answer_only(struct engine *e, const struct work *w);
/* Answer, and keep it.  Reads carry much and change nothing: a repeated one reads again, so only
 * its outcome is kept, and what it asked for. */
ZCC_CHECK int engine_answer_keep(struct engine *e, struct work *w);
/* What a read asks for, as a keyed hash: of two with one id only the same one is done again. */
ZCC_CHECK int engine_asked(struct engine *e, struct work *w, uint8_t hash[ZCC_HASH_BYTES]);

/* engine_seat.c: a hello or bye that the rules allow. */
ZCC_CHECK int seat_answer(struct engine *e, struct work *w);
/* Who said this hello has back what nobody took of what he had at a post that fell away (VS-1). */
ZCC_CHECK int seat_give_back(struct engine *e, const struct ask *hello, struct now now, struct fault *f);
/* So has whoever began again at another seat before his old one was known to be lost: this claim of it, that
 * has just become verlaten. */
ZCC_CHECK int seat_goes_on(struct engine *e, const struct presence_claim *claim, struct now now, struct fault *f);
/* What consoles tell of who works where, for the rules about who takes what. */
void seats_facts(const struct engine *e, const struct ask *a, struct edge_facts *facts);

/* engine_read.c: fill w's data or boxed part.  A refusal sets w->no.code; the return value is for
 * what ends the process. */
ZCC_CHECK int read_answer(struct engine *e, struct work *w, struct event *ev);

/* engine_box.c: what opens w's case, by w->case_key from then on. */
ZCC_CHECK int case_key(struct engine *e, struct work *w, uint64_t case_id);
/* Box `len` bytes of e->boxed for who asked, and wipe them. */
ZCC_CHECK int box_answer(struct engine *e, struct work *w, size_t len);
/* With this operator; NULL: his key is none. */
const struct seal_shared *shared_key(struct engine *e, const struct book_operator *op);

/* engine_history.c: the parts of one dossier of which something was said about striking. */
enum { STRUCK_MAX = 64 }; /* of one case; beyond that a part stays as it was */
struct struck_word {
	uint64_t part, seq; /* the part, and the row that said so; 0 = nothing was said of it */
	int64_t at_ms;
	uint8_t why; /* enum zcc_strike; 0 = it is not struck */
	char by[ZCC_OPERATOR_SIZE];
	uint64_t went_to; /* struck because its patient is that of this case (ID-2); 0 = for something else */
};
struct struck_move {
	uint64_t since, seq; /* what was recorded from one row on, before the other */
	uint64_t other;      /* went to this case */
	int64_t at_ms;
	char by[ZCC_OPERATOR_SIZE];
};
struct struck {
	uint32_t num, moves_num;
	struct struck_word one[STRUCK_MAX];
	struct struck_move move[MENDS_MAX];
};
ZCC_CHECK int struck_of(struct engine *e, struct work *w, uint64_t case_id, struct struck *out);
/* What holds of this part; why 0: it is not struck. */
struct struck_word struck_says(const struct struck *s, const struct journal_row *row);
/* It goes along when what was recorded turns out to be of another patient: about him, not about the call. */
bool struck_moves(const struct journal_row *row);
/* Who recorded a part, when and by which verb, and about which behandelgrens: of one that came from another
 * case, in that one; `from` 0 = it was here. */
struct ev_part_moved part_origin(const struct journal_row *row);
/* What the command in hand wants to strike. */
ZCC_CHECK int struck_find(struct engine *e, struct work *w, struct edge_part *out);
/* When something was last recorded in the case of the command in hand, UTC ms. */
ZCC_CHECK int last_change(struct engine *e, struct work *w, int64_t *changed_wall);

/* engine_noodknop.c: uses of the noodknop, for who reviews them. */
ZCC_CHECK int read_uses(struct engine *e, struct work *w);

/* engine_mend.c.  What the command in hand would move; and, once decided, the case that is made for it, and
 * all that follows behind its own row. */
ZCC_CHECK int mend_find(struct engine *e, struct work *w);
ZCC_CHECK int mend_begin(struct engine *e, struct work *w);
ZCC_CHECK int mend_carry(struct engine *e, struct work *w, const struct event *out);

/* engine_find.c.  A case, in the book or not: a refusal sets w->no.code. */
ZCC_CHECK int find_case(struct engine *e, struct work *w, uint64_t id, struct zcc_case *out);
ZCC_CHECK int read_search(struct engine *e, struct work *w, struct event *ev);

/* engine_keep.c */
/* What came with a command is found from now on: row `seq` recorded it with a case; line_ms: when the
 * patient was in contact. */
struct find_of {
	uint64_t case_id, seq;
	int64_t line_ms;
};
ZCC_CHECK int find_keep(struct engine *e, struct work *w, const struct ask_dossier *d,
    const struct find_of *of);
/* The keyed hashes by which what is told here is found; how many. */
enum { FIND_HASHES = 4 };
unsigned find_hashes(const struct engine *e, const struct ask_dossier *d,
    uint8_t out[FIND_HASHES][ZCC_HASH_BYTES]);
/* The key of a new case. */
ZCC_CHECK int find_new_key(struct engine *e, uint64_t case_id, const uint8_t key[ZCC_KEY_BYTES],
    struct fault *f);
void find_forget(struct engine *e, uint64_t case_id);
/* A verb by which a number or an address may be told after the call came in. */
bool verb_tells_who(unsigned verb);
/* A case of the same BSN, phone number or address within the window (NT-6); 0 = none. */
ZCC_CHECK int find_earlier(struct engine *e, struct work *w, uint64_t *earlier);

/* engine_look.c */
/* The sealed part of a row in e->looked, and its bytes in e->boxed, until part_shut(); 0: it cannot be
 * opened, else how many bytes. */
size_t part_open(struct engine *e, const uint8_t *key, const struct journal_row *row);
void part_shut(struct engine *e);
/* Is the name in row `seq` of this case what was asked for?  query: as name_key() makes it. */
ZCC_CHECK int look_for_name(struct engine *e, struct work *w, const char *query, uint64_t case_id,
    uint64_t seq, bool *is_it);
/* Which identifiers (bits) the dossier of the case tells, with what comes now. */
ZCC_CHECK int look_told(struct engine *e, struct work *w, unsigned *told);
/* What a triage is weighed with of its dossier: when the patient was born, as it tells last, and the answers
 * that were given before (e->given). */
ZCC_CHECK int look_triage(struct engine *e, struct work *w, struct edge_facts *facts);

#endif
