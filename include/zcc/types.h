/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * types - the words of the field, as numbers.  The numbers are written to the journal and to the
 * segment: they are never changed or reused, only appended.  The words belong to the outside
 * contract; shared/care/words.h turns one into the other.
 */
#ifndef ZCC_TYPES_H
#define ZCC_TYPES_H

#include <stdint.h>

/* The six lines on which people reach a ZCC (TB-1). */
#define ZCC_LINES(X)                                                                               \
	X(LINE_SPOED, 1, "spoed")                                                                  \
	X(LINE_REGULIER, 2, "regulier")                                                            \
	X(LINE_ZORGVERLENER, 3, "zorgverlener")                                                    \
	X(LINE_112, 4, "112")                                                                      \
	X(LINE_ZELFTRIAGE, 5, "zelftriage")                                                        \
	X(LINE_TERUGBELLEN, 6, "terugbellen")

/* Where a case is in its life; the legal changes stand in shared/care/state.c. */
#define ZCC_STATES(X)                                                                              \
	X(CASE_WACHTEND, 1, "wachtend")                                                            \
	X(CASE_AANGENOMEN, 2, "aangenomen")                                                        \
	X(CASE_GETRIEERD, 3, "getrieerd")                                                          \
	X(CASE_INGEZET, 4, "ingezet")                                                              \
	X(CASE_OPVOLGING, 5, "opvolging")                                                          \
	X(CASE_OVERGEDRAGEN, 6, "overgedragen")                                                    \
	X(CASE_GESLOTEN, 7, "gesloten")                                                            \
	X(CASE_AANGEHOUDEN, 8, "aangehouden")                                                      \
	X(CASE_TERUGBELLEN, 9, "terugbellen")                                                      \
	X(CASE_AFGEHAAKT, 10, "afgehaakt")                                                         \
	X(CASE_VERLATEN, 11, "verlaten")                                                           \
	X(CASE_RAV, 12, "rav")                                                                     \
	X(CASE_MELDKAMER, 13, "meldkamer")

#define ZCC_SEXES(X)                                                                               \
	X(SEX_M, 1, "m")                                                                           \
	X(SEX_V, 2, "v")                                                                           \
	X(SEX_X, 3, "x")

/* Who gave the urgency: the line (provisional), the triagist, the regiearts. */
#define ZCC_URGENCY_BY(X)                                                                          \
	X(BY_LINE, 1, "line")                                                                      \
	X(BY_TRIAGIST, 2, "triagist")                                                              \
	X(BY_REGIEARTS, 3, "regiearts")

/* The windows of a line, as the field names them; dag is the one of office hours. */
#define ZCC_WINDOWS(X)                                                                             \
	X(WINDOW_DAG, 1, "dag")                                                                    \
	X(WINDOW_AVOND, 2, "avond")                                                                \
	X(WINDOW_NACHT, 3, "nacht")                                                                \
	X(WINDOW_WEEKEND, 4, "weekend")                                                            \
	X(WINDOW_FEESTDAG, 5, "feestdag")

/* What became of calling somebody back (CB-1). */
#define ZCC_ATTEMPTS(X)                                                                            \
	X(ATTEMPT_NO_ANSWER, 1, "geen-gehoor")                                                     \
	X(ATTEMPT_REACHED, 2, "bereikt")                                                           \
	X(ATTEMPT_NO_SHOW, 3, "komt-niet") /* of who was expected somewhere (OV-4) */

/* Why somebody does not take a call that was offered to him. */
#define ZCC_DECLINES(X)                                                                            \
	X(DECLINE_BUSY, 1, "bezig")                                                                \
	X(DECLINE_BREAK, 2, "pauze")                                                               \
	X(DECLINE_COMPETENCE, 3, "bevoegdheid")                                                    \
	X(DECLINE_KNOWN, 4, "bekende")                                                             \
	X(DECLINE_OTHER, 5, "overig")

/* Handing a case over (RV-1, KB-5, OV-1): to the ambulance service, to the meldkamer for another
 * service, or warm, to a person or a role of the room. */
#define ZCC_HAND_KINDS(X)                                                                          \
	X(HAND_RAV, 1, "rav")                                                                      \
	X(HAND_MELDKAMER, 2, "meldkamer")                                                          \
	X(HAND_TRANSFER, 3, "overdracht")

/* Which message between institutions it is (OV-4): the spoedmelding to the meldkamer (1 and 21), what is
 * meant for another service, what the meldkamer passes to the room, the referral to a SEH (15 and 16); and
 * what goes to a colleague of the room, by his work. */
#define ZCC_HAND_TYPES(X)                                                                          \
	X(HAND_TYPE_SPOEDMELDING, 1, "spoedmelding")                                               \
	X(HAND_TYPE_MELDKAMER, 2, "melding-meldkamer")                                             \
	X(HAND_TYPE_FROM_MELDKAMER, 3, "verwijzing-zcc")                                           \
	X(HAND_TYPE_SEH, 4, "verwijzing-seh")                                                      \
	X(HAND_TYPE_GGZ, 5, "overdracht-ggz")                                                      \
	X(HAND_TYPE_VVT, 6, "overdracht-wijkverpleging")                                           \
	X(HAND_TYPE_FOLLOW_UP, 7, "overdracht-vervolgzorg")                                        \
	X(HAND_TYPE_COLLEAGUE, 8, "overdracht-collega")

/* What became of it.  Up to verzonden nobody there has it. */
#define ZCC_HAND_STATES(X)                                                                         \
	X(HAND_SENT, 1, "verzonden")                                                               \
	X(HAND_SPOKEN, 2, "gesproken")                                                             \
	X(HAND_TAKEN, 3, "bevestigd")                                                              \
	X(HAND_RETURNED, 4, "teruggegeven")                                                        \
	X(HAND_EXPIRED, 5, "verlopen")

/* Which service the meldkamer is asked for (KB-5). */
#define ZCC_SERVICES(X)                                                                            \
	X(SERVICE_POLITIE, 1, "politie")                                                           \
	X(SERVICE_BRANDWEER, 2, "brandweer")                                                       \
	X(SERVICE_GRIP, 3, "grip")                                                                 \
	X(SERVICE_RAMP, 4, "ramp")

/* Why a warm transfer is given back (OV-1). */
#define ZCC_RETURNS(X)                                                                             \
	X(RETURN_NOT_OURS, 1, "niet-voor-ons")                                                     \
	X(RETURN_NO_ROOM, 2, "geen-plaats")                                                        \
	X(RETURN_INCOMPLETE, 3, "onvolledig")                                                      \
	X(RETURN_TOO_URGENT, 4, "te-dringend")

/* Why somebody judges otherwise than the protocol, or than who judged before (NT-4). */
#define ZCC_REGRADES(X)                                                                            \
	X(REGRADE_CONTEXT, 1, "context")                                                           \
	X(REGRADE_ALARM, 2, "alarmsignaal")                                                        \
	X(REGRADE_RISK, 3, "risicogroep")                                                          \
	X(REGRADE_KNOWN, 4, "bekende-patient")                                                     \
	X(REGRADE_SEEN, 5, "gezien")                                                               \
	X(REGRADE_PROTOCOL, 6, "protocol-past-niet")                                               \
	X(REGRADE_OTHER, 7, "overig")

/* Why answers that somebody else was given are thrown away, and all is asked again (NT-13). */
#define ZCC_RETRIAGES(X)                                                                           \
	X(RETRIAGE_CHANGED, 1, "toestand-veranderd")                                               \
	X(RETRIAGE_OLD, 2, "antwoorden-oud")                                                       \
	X(RETRIAGE_CONFLICT, 3, "tegenstrijdig")                                                   \
	X(RETRIAGE_OTHER_TELLS, 4, "ander-vertelt")                                                \
	X(RETRIAGE_REASSESSED, 5, "herbeoordeling")                                                \
	X(RETRIAGE_OTHER, 6, "overig")

/* What a search looks for (PE-12). */
#define ZCC_FINDS(X)                                                                               \
	X(FIND_NAME, 1, "name")                                                                    \
	X(FIND_BSN, 2, "bsn")                                                                      \
	X(FIND_PHONE, 3, "phone")                                                                  \
	X(FIND_ADDRESS, 4, "address")                                                              \
	X(FIND_CASE, 5, "case")

/* Is the caller with the patient (ID-1). */
#define ZCC_PRESENCES(X)                                                                           \
	X(PRESENCE_SELF, 1, "zelf")                                                                \
	X(PRESENCE_WITH, 2, "erbij")                                                               \
	X(PRESENCE_AWAY, 3, "elders")

/* What is read back to be sure of a patient.  A telephone number is none: it says who calls. */
#define ZCC_IDENTIFIERS(X)                                                                         \
	X(IDENTIFIER_NAME, 1, "naam")                                                              \
	X(IDENTIFIER_BIRTH, 2, "geboortedatum")                                                    \
	X(IDENTIFIER_BSN, 3, "bsn")                                                                \
	X(IDENTIFIER_ADDRESS, 4, "adres")

/* Why nobody can say who the patient is. */
#define ZCC_NO_IDENTITIES(X)                                                                       \
	X(NO_IDENTITY_UNKNOWN, 1, "onbekend")                                                      \
	X(NO_IDENTITY_UNRESPONSIVE, 2, "niet-aanspreekbaar")                                       \
	X(NO_IDENTITY_CONFUSED, 3, "verward")                                                      \
	X(NO_IDENTITY_LANGUAGE, 4, "taal")                                                         \
	X(NO_IDENTITY_REFUSES, 5, "weigert")                                                       \
	X(NO_IDENTITY_OTHER, 6, "overig")

/* Why somebody may read a dossier (TR-1). */
#define ZCC_RELATIONS(X)                                                                           \
	X(RELATION_HOLDS, 1, "houder")                                                             \
	X(RELATION_CONSULTED, 2, "overleg")                                                        \
	X(RELATION_ASKED, 3, "gevraagd")                                                           \
	X(RELATION_LIST, 4, "lijst")                                                               \
	X(RELATION_HELD, 5, "had")                                                                 \
	X(RELATION_CONTACT, 6, "contact")                                                          \
	X(RELATION_NOODKNOP, 7, "noodknop")

/* Why somebody without such a relation opens a dossier all the same (AU-8). */
#define ZCC_NOODKNOPS(X)                                                                           \
	X(NOODKNOP_DANGER, 1, "levensgevaar")                                                      \
	X(NOODKNOP_AWAY, 2, "collega-weg")                                                         \
	X(NOODKNOP_PATIENT, 3, "vraag-patient")                                                    \
	X(NOODKNOP_PARTNER, 4, "vraag-zorgverlener")                                               \
	X(NOODKNOP_INCIDENT, 5, "incident")                                                        \
	X(NOODKNOP_OTHER, 6, "overig")

/* What somebody who looks into it afterwards makes of that. */
#define ZCC_REVIEWS(X)                                                                             \
	X(REVIEW_RIGHT, 1, "terecht")                                                              \
	X(REVIEW_WRONG, 2, "onterecht")                                                            \
	X(REVIEW_LEAK, 3, "datalek")

/* What is known of a patient beside this question (BG-1). */
#define ZCC_BACKGROUNDS(X)                                                                         \
	X(BACKGROUND_LIMIT, 1, "behandelgrens")                                                    \
	X(BACKGROUND_DRUGS, 2, "medicatie")                                                        \
	X(BACKGROUND_ALLERGY, 3, "allergie")                                                       \
	X(BACKGROUND_HISTORY, 4, "voorgeschiedenis")

/* What was agreed not to do. */
#define ZCC_LIMITS(X)                                                                              \
	X(LIMIT_CPR, 1, "reanimeren")                                                              \
	X(LIMIT_VENTILATION, 2, "beademen")                                                        \
	X(LIMIT_ICU, 3, "ic")                                                                      \
	X(LIMIT_HOSPITAL, 4, "ziekenhuis")                                                         \
	X(LIMIT_OTHER, 5, "anders")

/* Who told it. */
#define ZCC_ORIGINS(X)                                                                             \
	X(ORIGIN_PATIENT, 1, "patient")                                                            \
	X(ORIGIN_NEXT_OF_KIN, 2, "naaste")                                                         \
	X(ORIGIN_GP, 3, "huisarts")                                                                \
	X(ORIGIN_PHARMACY, 4, "apotheek")                                                          \
	X(ORIGIN_PROVIDER, 5, "instelling")                                                        \
	X(ORIGIN_REFERRER, 6, "verwijzer")                                                         \
	X(ORIGIN_NETWORK, 7, "landelijk")

/* Whether the patient agreed that it is known here. */
#define ZCC_CONSENTS(X)                                                                            \
	X(CONSENT_GIVEN, 1, "gegeven")                                                             \
	X(CONSENT_REFUSED, 2, "geweigerd")                                                         \
	X(CONSENT_EMERGENCY, 3, "nood")

/* Why a note or a piece of the background is struck (PE-6). */
#define ZCC_STRIKES(X)                                                                             \
	X(STRIKE_WRONG, 1, "onjuist")                                                              \
	X(STRIKE_OTHER_PATIENT, 2, "andere-patient")                                               \
	X(STRIKE_TWICE, 3, "dubbel")                                                               \
	X(STRIKE_OUTDATED, 4, "achterhaald")

/* What was recorded in one case was of the patient of another (ID-2): it went to, or came from there. */
#define ZCC_MENDS(X)                                                                               \
	X(MEND_OUT, 1, "naar")                                                                     \
	X(MEND_IN, 2, "van")

/* What is to be learned from a case (KB-15): by this room, or by all who had to do with it. */
#define ZCC_TAGS(X)                                                                                \
	X(TAG_LEARN, 1, "leerpunt")                                                                \
	X(TAG_CHAIN, 2, "ketenincident")

/* What somebody who looks into that makes of it. */
#define ZCC_TAG_ENDS(X)                                                                            \
	X(TAG_END_DONE, 1, "opgepakt")                                                             \
	X(TAG_END_PASSED_ON, 2, "doorgezet")                                                       \
	X(TAG_END_NONE, 3, "geen")

/* Why a dossier is destroyed (AU-6). */
#define ZCC_ERASURES(X)                                                                            \
	X(ERASURE_TERM, 1, "bewaartermijn")                                                        \
	X(ERASURE_ASKED, 2, "verzoek")

/* What a professional asks who calls on the line for them (KB-1). */
#define ZCC_HELPS(X)                                                                               \
	X(HELP_URGENCY, 1, "urgentie")                                                             \
	X(HELP_DEPLOY, 2, "inzet")                                                                 \
	X(HELP_STAY, 3, "indicatie")                                                               \
	X(HELP_FOLLOW_UP, 4, "vervolgzorg")

/* As what he calls (PI-8); for which organisation stands in the dossier. */
#define ZCC_PROFESSIONALS(X)                                                                       \
	X(PROFESSIONAL_GP, 1, "huisarts")                                                          \
	X(PROFESSIONAL_HAP, 2, "huisartsenpost")                                                   \
	X(PROFESSIONAL_AMBULANCE, 3, "ambulance")                                                  \
	X(PROFESSIONAL_NURSE, 4, "wijkverpleging")                                                 \
	X(PROFESSIONAL_SEH, 5, "seh")                                                              \
	X(PROFESSIONAL_HOSPITAL, 6, "ziekenhuis")                                                  \
	X(PROFESSIONAL_VVT, 7, "vvt")                                                              \
	X(PROFESSIONAL_SO, 8, "so")                                                                \
	X(PROFESSIONAL_GGZ, 9, "ggz")                                                              \
	X(PROFESSIONAL_MIDWIFE, 10, "verloskundige")                                               \
	X(PROFESSIONAL_PHARMACY, 11, "apotheek")                                                   \
	X(PROFESSIONAL_DISABLED, 12, "gehandicaptenzorg")                                          \
	X(PROFESSIONAL_SOCIAL, 13, "sociaal-domein")                                               \
	X(PROFESSIONAL_MELDKAMER, 14, "meldkamer")                                                 \
	X(PROFESSIONAL_PARAMEDIC, 15, "paramedicus")                                               \
	X(PROFESSIONAL_OTHER, 16, "overig")

/* Why a case goes on to another line or desk (PI-5). */
#define ZCC_FORWARDS(X)                                                                            \
	X(FORWARD_LINE, 1, "verkeerde-lijn")                                                       \
	X(FORWARD_DESK, 2, "ander-loket")                                                          \
	X(FORWARD_GRAVER, 3, "dringender")                                                         \
	X(FORWARD_EXPERT, 4, "deskundigheid")                                                      \
	X(FORWARD_NEXT, 5, "vervolgstap")                                                          \
	X(FORWARD_OTHER, 6, "overig")

/* What gave the urgency of a protocol. */
#define ZCC_CAUSES(X)                                                                              \
	X(CAUSE_ABCD, 1, "abcd")                                                                   \
	X(CAUSE_CRITERION, 2, "criterion")                                                         \
	X(CAUSE_RULE, 3, "rule")                                                                   \
	X(CAUSE_PAIN, 4, "pain")                                                                   \
	X(CAUSE_FACTOR, 5, "factor")

#define ZCC_ENUM(name, number, word) name = number,
enum zcc_line { LINE_NONE = 0, ZCC_LINES(ZCC_ENUM) };
enum zcc_state { CASE_NONE = 0, ZCC_STATES(ZCC_ENUM) };
enum zcc_sex { SEX_UNKNOWN = 0, ZCC_SEXES(ZCC_ENUM) };
enum zcc_by { BY_NONE = 0, ZCC_URGENCY_BY(ZCC_ENUM) };
enum zcc_window { WINDOW_NONE = 0, ZCC_WINDOWS(ZCC_ENUM) };
enum zcc_attempt { ATTEMPT_NONE = 0, ZCC_ATTEMPTS(ZCC_ENUM) };
enum zcc_decline { DECLINE_NONE = 0, ZCC_DECLINES(ZCC_ENUM) };
enum zcc_hand_kind { HAND_NONE = 0, ZCC_HAND_KINDS(ZCC_ENUM) };
enum zcc_hand_type { HAND_TYPE_NONE = 0, ZCC_HAND_TYPES(ZCC_ENUM) };
enum zcc_hand_state { HAND_UNSENT = 0, ZCC_HAND_STATES(ZCC_ENUM) };
enum zcc_service { SERVICE_NONE = 0, ZCC_SERVICES(ZCC_ENUM) };
enum zcc_return { RETURN_NONE = 0, ZCC_RETURNS(ZCC_ENUM) };
enum zcc_regrade { REGRADE_NONE = 0, ZCC_REGRADES(ZCC_ENUM) };
enum zcc_retriage { RETRIAGE_NONE = 0, ZCC_RETRIAGES(ZCC_ENUM) RETRIAGES_NUM };
enum zcc_find { FIND_NONE = 0, ZCC_FINDS(ZCC_ENUM) };
enum zcc_presence { PRESENCE_NONE = 0, ZCC_PRESENCES(ZCC_ENUM) };
enum zcc_identifier { IDENTIFIER_NONE = 0, ZCC_IDENTIFIERS(ZCC_ENUM) };
enum zcc_no_identity { NO_IDENTITY_NONE = 0, ZCC_NO_IDENTITIES(ZCC_ENUM) };
enum zcc_relation { RELATION_NONE = 0, ZCC_RELATIONS(ZCC_ENUM) };
enum zcc_noodknop { NOODKNOP_NONE = 0, ZCC_NOODKNOPS(ZCC_ENUM) };
enum zcc_review { REVIEW_NONE = 0, ZCC_REVIEWS(ZCC_ENUM) };
enum zcc_background { BACKGROUND_NONE = 0, ZCC_BACKGROUNDS(ZCC_ENUM) };
enum zcc_limit { LIMIT_NONE = 0, ZCC_LIMITS(ZCC_ENUM) };
enum zcc_origin { ORIGIN_NONE = 0, ZCC_ORIGINS(ZCC_ENUM) };
enum zcc_consent { CONSENT_NONE = 0, ZCC_CONSENTS(ZCC_ENUM) };
enum zcc_strike { STRIKE_NONE = 0, ZCC_STRIKES(ZCC_ENUM) };
enum zcc_mend { MEND_NONE = 0, ZCC_MENDS(ZCC_ENUM) };
enum zcc_tag { TAG_NONE = 0, ZCC_TAGS(ZCC_ENUM) };
enum zcc_tag_end { TAG_OPEN = 0, ZCC_TAG_ENDS(ZCC_ENUM) };
enum zcc_erasure { ERASURE_NONE = 0, ZCC_ERASURES(ZCC_ENUM) };
enum zcc_help { HELP_NONE = 0, ZCC_HELPS(ZCC_ENUM) };
enum zcc_professional { PROFESSIONAL_NONE = 0, ZCC_PROFESSIONALS(ZCC_ENUM) };
enum zcc_forward_why { FORWARD_NONE = 0, ZCC_FORWARDS(ZCC_ENUM) };
enum triage_cause { CAUSE_NONE = 0, ZCC_CAUSES(ZCC_ENUM) };
#undef ZCC_ENUM

enum { LIMITS_NUM = 5, HELPS_NUM = 4, PROFESSIONALS_NUM = 16, FORWARDS_NUM = 6, TAGS_NUM = 2 };
enum { CASE_STATES_NUM = 14 }; /* one more than the greatest state */

/* Urgency U0..U5 as 0..5. */
enum { URGENCY_MAX = 5, URGENCY_NONE = 255, AGE_UNKNOWN = 255 };

/* Up to here a case that nobody answers goes to the regiearts instead of off the list (CB-1). */
enum { URGENCY_REGIE = 3 };
/* And up to here an alarm tells (PE-9). */
enum { URGENCY_ALARM = 1 };

/* No time: a clock that does not run. */
#define ZCC_NEVER INT64_MIN

#endif
