/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * console_state - everything a console knows, and what can be asked of it without drawing or doing
 * anything.  Each module of tui/core works on this; what one may use of another runs downward:
 *
 *     console.c  press.c  reply.c               the whole: keys and boards in, frames and intents out
 *     view_lock.c                               the screen that is locked
 *     over.c                                    what lies over a screen
 *     view_line.c  view_help.c                  typing that ends in an action
 *     act.c  act_room.c                         what the actions of keys.def do
 *     note.c                                    the note form
 *     triage_desk.c                             the triage form: opening it, its keys, sending it
 *     triage_draft.c  triage_keep.c             what the hub keeps of it, and the form as words
 *     view_ask.c  view_shift.c  draft.c         `j` and a reason; the shift; what the hub keeps of a note
 *     view_room.c  view_message.c               staff, moving somebody; messages between desks
 *     view_say.c  view_push.c                   writing such a message; offering a call to a person
 *     view_intake.c  view_capacity.c            taking in a call by hand; what a provider told
 *     view_forward.c                            sending a case on; what a professional asks
 *     view_when.c                               a time: of a promise, a break
 *     pick.c  choice.c                          a list from which a digit chooses; or how a word begins
 *     view_background.c                         what is known of a patient; striking
 *     view_noodknop.c  view_review.c            a dossier of who is not treated, and its review
 *     view_waitroom.c                           who waits where care is given; who assesses along
 *     view_takeover.c  view_roster.c            the regie of vervolgzorg; who is on, and can be called in
 *     urgent.c  lost_mine.c  mine.c             the U0 and U1 that nobody takes; what our post lost; what
 *                                               others did about what is ours
 *     view.h  column.h                          what is drawn
 *     triage_step.c triage_answer.c             the triage form itself: keys, answers, judgements
 *     triage_send.c                             the answers of a triage, as they are sent
 *     send.c                                    may it be asked, and asking it
 *     console_state.c  say.c                    what is so; how the hub's words are said
 *
 * Tests: unit/test_console.c.   Threads: one.   Memory: its owner's, see console.h.
 */
#ifndef ZCC_TUI_CONSOLE_STATE_H
#define ZCC_TUI_CONSOLE_STATE_H

#include "shared/care/find.h"
#include "shared/care/message.h"
#include "shared/care/settings.h"
#include "tui/core/call_form.h"
#include "tui/core/field.h"
#include "tui/core/frame.h"
#include "tui/core/intent.h"
#include "tui/core/keymap.h"
#include "tui/core/mirror.h"
#include "tui/core/model.h"
#include "tui/core/triage_form.h"

enum {
	CONSOLE_COLS = 80, CONSOLE_ROWS = 24, /* smaller: one line that says so */
	CONSOLE_WIDE = 100,                   /* from here on more columns */
	CONSOLE_SPLIT = 132,                  /* from here on list and detail side by side */
	CONSOLE_COMMIT_MS = 300,              /* `j` is deaf this long after its prompt */
	CONSOLE_DIGITS_MS = 1500,             /* digits this close together are one number */
	CONSOLE_WAIT_MS = 300,                /* an answer that takes longer is announced */
	CONSOLE_PENDING_MAX = 8,
	CONSOLE_OUT_MAX = 4,
	CONSOLE_AHEAD_MAX = 32,               /* keys typed before the case is there that they are about */
	CONSOLE_HISTORY_MAX = 8,
	CONSOLE_PARTS_MAX = 64,
	CONSOLE_LEFT_MAX = 32,
	PICK_PER_PAGE = 9,                    /* of a list from which a digit chooses */
	CAPACITY_FIELDS = 5,                  /* provider, kind, total, free, waiting */
	TRANSFER_PARTS = 4,                   /* situation, background, assessment, recommendation */
	FORWARD_FIELDS = 6,                   /* to, reason, what is asked, as what, for whom, note */
	FORWARD_SENT_MAX = 8                  /* sent on and not taken yet, of which the news is told */
};

enum screen { SCREEN_QUEUE, SCREEN_CASE, SCREEN_TOEZICHT, SCREEN_ALARMS, SCREEN_REGION,
	SCREEN_STAFF, SCREEN_PANEL, SCREEN_MELDKAMER, SCREEN_FOUND, SCREEN_TRIAGE,
	SCREEN_REGIE, SCREEN_WAITROOM };
enum panel { PANEL_PHONE, PANEL_BACK, PANEL_HANDS };
/* Why the shared picture is no longer followed, when there is more to say than that no hub runs. */
enum picture { PICTURE_FINE, PICTURE_UNREADABLE, PICTURE_VERSION };
enum overlay { OVER_NONE, OVER_HELP, OVER_ASK, OVER_FILTER, OVER_FIND, OVER_IDENTITY,
	OVER_LINE, OVER_NOTE, OVER_SHIFT,
	OVER_MOVE, OVER_MESSAGES, OVER_TRANSFER, OVER_REST, OVER_SAY, OVER_INTAKE, OVER_PUSH, OVER_DECLINE,
	OVER_TAKEOVER, OVER_ROSTER, OVER_RESERVE, OVER_WHEN, OVER_CAPACITY, OVER_NOODKNOP, OVER_REVIEW,
	OVER_BACKGROUND, OVER_FORWARD, OVER_ALONG, OVER_MEND, OVER_TAG };
enum pane { PANE_ALARMS, PANE_SEATS, PANE_CAPACITY, PANES_NUM };

struct key_event {
	int key;          /* enum key or a code point */
	const char *text; /* with KEY_PASTE */
};

struct console_who {
	char operator[ZCC_OPERATOR_SIZE];
	char role[ZCC_ROLE_SIZE];
	uint64_t seat;
	enum desk desk;
	bool is_ascii;
	bool is_slow; /* a thin line: waits in minutes, nothing blinks */
	bool is_sealed; /* the operator's key has a passphrase */
};

/* A line of a list from which a digit chooses, see pick.h: what it means is its list's business. */
struct pick_item {
	bool is_there;
	uint8_t kind;
	uint64_t id;
	char name[ZCC_OPERATOR_SIZE];
};

struct console_pending {
	uint32_t ticket; /* 0 = free */
	uint16_t verb;
	uint64_t row;
	int64_t since_ms;
};

/* What the last board said of a case of ours, see mine.h. */
struct own_case {
	uint64_t id, again;
	uint32_t version;
	uint8_t limits, urgency;
};

struct console {
	struct console_who who;
	const struct settings *settings; /* borrowed */
	const struct role_settings *role; /* NULL: no such role; nothing may be done */
	bool is_role_gone;                /* ... or one that is not in the settings any more */
	const struct protocol *protocol;  /* triage, borrowed; NULL = this site has none, or none is read yet */
	const struct protocol *earlier;   /* one before it, see console_earlier(); NULL = none */
	const struct protocol *read;      /* that of a case which is looked at, see console_read(); NULL = none */
	enum picture picture;
	bool is_refused;                  /* the hub does not let this operator in */
	struct model model;
	const struct board *board; /* borrowed until the next console_update(); NULL before it */
	int64_t now_ms;            /* of the last event, any steady clock */
	int rows, cols;

	enum screen screen, home;
	enum overlay over;
	uint64_t case_id;          /* of SCREEN_CASE */
	/* what the last frame showed under the cursor */
	uint64_t painted_id;
	uint32_t painted_version;
	uint64_t painted_alarm;

	struct field field;        /* filter, command or help search */
	struct field note;
	uint64_t note_row;
	uint16_t note_verb;    /* what it is sent with: a note, or what sends a consult or advice back ... */
	uint32_t note_version; /* ... at this version; 0: it is a note */
	/* what the hub keeps of the note, see draft.h */
	struct {
		struct mirror mirror;
		uint64_t left;     /* case of a draft from an earlier console, 0 = none */
		bool is_offered;
	} draft;
	unsigned help_i, help_top;
	char history[CONSOLE_HISTORY_MAX][64];
	unsigned history_num, history_i;
	char digits[8];
	int64_t digits_ms;

	struct {
		uint16_t verb;
		uint64_t row;
		uint32_t version;
		int reason;        /* into settings->reason, -1 = not chosen yet */
		unsigned page;
		int64_t since_ms;  /* the prompt for `j` appeared; 0 = not yet */
		unsigned choice;   /* service, reason to give back or to judge, from 1; 0 = not chosen yet */
		uint8_t urgency;   /* VERB_TRIAGE */
		char spoken[ZCC_NAME_SIZE]; /* with whom at the meldkamer; "" = nobody */
	} ask;

	/* the form of a warm transfer, see view_transfer.h */
	struct {
		uint64_t row;      /* 0 = none was begun */
		uint32_t version;
		char to[ZCC_OPERATOR_SIZE]; /* "" = not chosen yet */
		unsigned page, at; /* TRANSFER_PARTS = all is said: the question */
		int64_t since_ms;  /* that stands there since */
		struct field part[TRANSFER_PARTS];
	} transfer;
	/* the form by which a case goes on, see view_forward.h */
	struct {
		uint64_t row;      /* 0 = none was begun */
		uint32_t version;
		unsigned at;       /* FORWARD_FIELDS = all is said: the question ... */
		int64_t since_ms;  /* ... stands there since */
		uint64_t sent[FORWARD_SENT_MAX]; /* 0 = free */
		struct field field[FORWARD_FIELDS];
	} forward;
	/* what is handed over to us: the newest that we rang for, and the selection of the centralist */
	int64_t hand_newest;
	bool knows_hands;
	uint64_t hand_selected;
	unsigned hand_at;

	struct pick {
		unsigned page;
		struct pick_item item[PICK_PER_PAGE]; /* as of the last frame */
	} pick;
	/* the form of a message, see view_say.h */
	struct {
		uint8_t kind;      /* enum message_to; 0 = not chosen yet */
		char to[ZCC_OPERATOR_SIZE];
		bool is_until;     /* the cursor is in the time */
		struct field find, text, until;
	} say;
	/* the form of a call that comes in, see view_intake.h */
	struct {
		bool is_paper;
		bool is_earlier; /* what stands there was typed before the form was opened: ^U throws it away */
		unsigned at;
		struct field field[CALL_FORM];
		struct mirror mirror;
	} intake;
	/* until when, or for when, see view_when.h */
	struct {
		uint8_t what; /* enum when_what */
		uint64_t row;
		uint32_t version;
		char whom[ZCC_OPERATOR_SIZE];
		struct field field;
	} when;
	/* the form of a provider's capacity, see view_capacity.h */
	struct {
		unsigned at;
		struct field field[CAPACITY_FIELDS];
	} capacity;
	/* a call for one person, see view_push.h */
	struct {
		uint64_t row;                 /* 0 = which call is still to be chosen */
		char whom[ZCC_OPERATOR_SIZE]; /* "" = to whom is still to be chosen */
		uint64_t offered;             /* by us, and not answered yet; 0 = none */
		bool was_seen;                /* ... and some board showed it */
		char offered_to[ZCC_OPERATOR_SIZE];
	} push;
	/* SCREEN_TRIAGE, see triage_desk.h */
	struct triage_form triage;
	struct {
		struct mirror mirror;
		uint64_t row;    /* of this case; 0 = of none yet */
		uint64_t left;   /* a case whose triage an earlier console left half made, 0 = none */
		uint32_t claimed; /* the version at which it was taken again, 0 = it was not */
		bool is_touched; /* something was done in the form since it was opened */
	} triage_draft;
	int64_t triage_since_ms; /* the step stands there since: `j` is deaf at first */

	/* what waits for a regiearts, see view_regie.h */
	struct {
		uint64_t selected;
		unsigned at;
		uint64_t opened;     /* the case that was opened from the list; 0 = none */
		int64_t newest_wall; /* of the consults that we rang for */
		bool knows_told;     /* and the same of cases that were sent back to us */
		int64_t told_wall;
		bool knows;
	} regie;

	/* who waits where care is given, see view_waitroom.h */
	struct {
		uint64_t selected;
		unsigned at;
		uint64_t opened;     /* the case that was opened from the list; 0 = none */
	} waitroom;

	uint64_t calling; /* whose number was asked for, to call back; 0 = nobody's */
	/* the dialog about the shift, see view_shift.h */
	struct {
		char whom[ZCC_OPERATOR_SIZE]; /* chosen to take over; "" = not yet */
		char act[ZCC_CODE_SIZE];      /* what was sent last */
		char told[ZCC_OPERATOR_SIZE]; /* who was said to hand over to us */
		unsigned page;
		int64_t since_ms;             /* what `j` would do stands there since */
		bool was_offered; /* as of the last board */
		bool is_floor;    /* nothing is open, and somebody is to take the floor over */
		unsigned painted; /* what the last frame offered ... */
		char painted_from[ZCC_OPERATOR_SIZE]; /* ... and from whom */
	} shift;

	/* the take-over of vervolgzorg, see view_takeover.h */
	struct {
		unsigned top;
		bool is_painted;   /* the last frame showed a list ... */
		uint64_t painted;  /* ... this one ... */
		int64_t since_ms;  /* ... since then */
		int64_t told_wall; /* of the turn that was said to be ours; 0 = none */
	} takeover;

	/* the noodknop, see view_noodknop.h; and its review, see view_review.h */
	struct {
		uint64_t row;     /* that is to be opened; 0 = none */
		unsigned why;     /* enum zcc_noodknop; 0 = not chosen yet */
		bool is_asked;    /* words were said: the question stands ... */
		int64_t since_ms; /* ... since then */
		uint64_t opened;  /* the last that was opened so; 0 = none */
		struct field words;
	} noodknop;
	/* the form of the background, see view_background.h */
	struct {
		uint64_t row;       /* 0 = none was begun */
		unsigned choice[5]; /* from 1; 0 = not chosen yet, or not asked */
		struct field words;
	} background;
	/* the wrong patient, and what is to be learned, see view_mend.h */
	struct {
		uint64_t row;     /* that it was recorded in; 0 = none */
		uint32_t version; /* as it stood on the screen */
		uint64_t target;  /* where it goes; 0 = to a new case */
		unsigned step;
		int64_t since_ms; /* the question stands since then */
		struct field to, words;
	} mend;
	struct {
		uint64_t row;
		unsigned tag; /* enum zcc_tag; 0 = not chosen yet */
		struct field words;
	} tag;
	struct {
		bool is_of_tags; /* those were asked for, not uses of the noodknop */
		unsigned num, at;
		unsigned outcome; /* enum zcc_review, of a tag enum zcc_tag_end; 0 = not chosen yet */
		bool is_asked;
		int64_t since_ms;
		struct field words;
		struct review_item item[REVIEWS_MAX];
	} review;

	/* the list of staff, see view_room.h */
	struct {
		char name[ZCC_OPERATOR_SIZE]; /* selected ... */
		uint64_t seat;
		char painted[ZCC_OPERATOR_SIZE]; /* ... as of the last frame */
		char moved[ZCC_OPERATOR_SIZE];   /* who was asked about last */
	} staff;
	/* the roster, and calling somebody in, see view_roster.h */
	unsigned roster_top;
	struct {
		char role[ZCC_ROLE_SIZE]; /* whose duty; "" = not chosen yet */
		int64_t since_ms;         /* it was */
	} reserve;
	/* what is said about us in the room, as of the last board */
	struct {
		bool is_known;
		int64_t task_wall;
		uint64_t pushed;
	} room;
	/* messages between desks, see view_message.h */
	struct {
		uint64_t mark, asked; /* of the board: what we have, what we asked for */
		uint32_t ticket;      /* asked and unanswered, 0 = nothing */
		int64_t again_ms;     /* nothing is asked before this */
		uint64_t read;        /* up to this number */
		unsigned num, top;
		uint64_t painted;     /* the number of the first that the last frame showed */
		bool is_withdrawing;  /* what was sent last takes one back */
		struct message m[ZCC_MESSAGES_MAX];
	} messages;

	/* the form of who the patient is, see view_identity.h */
	struct {
		uint64_t asked;    /* whose dossier was asked for to fill it; 0 = nobody's */
		bool is_quiet;     /* ... for the head of a triage: the form stays shut */
		uint64_t row;      /* filled for this case; 0 = for none */
		uint32_t version;
		unsigned at;       /* a field; IDENTITY_FIELDS: what is to be said of them */
		unsigned presence; /* enum zcc_presence */
		uint8_t read_back; /* bits */
		bool verified, gives_up;
		struct field field[IDENTITY_FIELDS];
		char told[IDENTITY_FIELDS][ZCC_ADDRESS_SIZE]; /* what the dossier tells already */
	} who_is;

	/* what a search found; all zeros: nothing was asked, or it was left */
	struct {
		bool is_told; /* the answer is here */
		struct search_told told;
		unsigned num, at, top;
		struct found_case found[FOUND_MAX];
	} found;

	enum panel panel;          /* of SCREEN_PANEL */
	unsigned panel_top;
	enum pane pane;
	unsigned pane_top[PANES_NUM];
	uint64_t alarm;            /* selected alarm */
	bool has_past;             /* SCREEN_ALARMS shows those that are done */
	struct {
		uint64_t alarm;
		unsigned reason;   /* enum rest_reason; REST_NONE = not chosen yet */
	} rest;
	uint64_t alarm_newest;     /* greatest id seen on a live board */
	bool knows_alarms;         /* some live board was seen: what is newer came while we watched */
	bool must_ring;
	int64_t urgent_until;      /* of whom nobody has since then or before, the bell went */

	struct {
		uint64_t row;      /* 0 = none open */
		unsigned num, top;
		uint8_t relation;   /* by which right, enum zcc_relation */
		bool shows_struck;  /* also what a part said that is struck */
		int64_t until_wall; /* by the noodknop: until when, UTC ms */
		struct dossier_part part[CONSOLE_PARTS_MAX];
	} dossier;

	/* the screen is locked, see view_lock.h */
	struct {
		bool is_on, is_asked; /* asked: whether what was typed opens it */
		bool is_unread;       /* ... which could not be found out */
		int64_t since_wall;
		unsigned tries;       /* in vain ... */
		unsigned untold, told; /* ... of which the hub does not know, and that are on their way to it */
		int64_t deaf_until_ms, opened_ms;
		struct field field;
	} lock;
	uint32_t lock_after_s;     /* without a key; 0 = never */
	int64_t key_ms;            /* of the last key */

	struct {
		struct own_case own[CONSOLE_LEFT_MAX]; /* id 0 = free */
		int64_t acted_ms; /* when our last act was answered ... */
		bool has_acted;
		bool is_of_any;   /* ... which named no case */
	} mine;
	uint64_t lost_mine[CONSOLE_LEFT_MAX]; /* ours, until somebody has it again; 0 = free */
	uint64_t warned; /* `n` would have taken this one from a lost post: said, and asked once more */

	char message[256];
	bool is_warning;
	int64_t undo_until_ms;     /* 0 = nothing to take back */
	bool is_undo_said;         /* the message is of the act that can be taken back */
	int64_t back_ms;           /* the hub came back at this time, 0 = long ago */
	bool was_lost;
	struct console_pending pending[CONSOLE_PENDING_MAX];
	struct {
		struct key_event key[CONSOLE_AHEAD_MAX];
		unsigned num;
	} ahead; /* see ahead.h */
	uint32_t ticket;
	struct intent out[CONSOLE_OUT_MAX];
	unsigned out_num;
};

/* There is a hub, and what stands on the board is true now. */
bool console_is_live(const struct console *c);
/* At which desks others work, as of this board: whose cases are not ours to see; and which is ours. */
void route_update(struct console *c, const struct board *b);
/* Text goes into a field now. */
bool console_is_typing(const struct console *c);
/* The protocol by which a case of the board was triaged; NULL: it is not at hand, and codes are all there
 * is.  The one in force of what was not triaged here, which may have answers that were given before, and
 * of what has left the board (row NULL). */
const struct protocol *console_protocol_of(const struct console *c, const struct zcc_case_row *row);
/* The case that is open came from the list of the regie. */
bool console_judges(const struct console *c);
unsigned console_where(const struct console *c); /* enum where bit of the screen */
/* With whom the caller may still be talking: whose post fell away from this case, also when somebody
 * has taken it over; NULL = nobody. */
const char *console_left_by(const struct console *c, uint64_t row);
/* This operator's own row of the board: of his seat, else of his name; NULL = none yet. */
const struct zcc_operator_row *console_own(const struct console *c);
/* To whom this case is offered, "" = to nobody. */
const char *console_pushed_to(const struct console *c, uint64_t id);
/* The alarm asks something of who sits here, who may say that he saw it. */
bool console_is_asked(const struct console *c, const struct zcc_alarm_row *a);
/* "30" or "15:30": so many minutes from now, at most `minutes`, or a time of day: UTC ms, 0 = neither. */
uint64_t console_time_of(const struct console *c, const char *text, unsigned minutes);
/* This row stands under the cursor of the frame: what is pressed next is about it, as it was seen. */
void console_paints(struct console *c, const struct zcc_case_row *row);
/* Words for the answer line. */
void console_say(struct console *c, bool is_warning, const char *fmt, ...) ZCC_PRINTF(3, 4);
/* The open dossier is personal: it goes when the screen does. */
void console_wipe_dossier(struct console *c);
/* So is what the form of the patient was filled with. */
void console_wipe_who(struct console *c);
void console_leave(struct console *c); /* one level back: the filter first, then to the home screen */

#endif
