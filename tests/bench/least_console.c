/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * least_console ADDRESS - the least that a console of its kind can be: ncurses, a ZeroMQ subscriber
 * and libsodium, and one full screen.  It stays until it is killed.
 */
#include <curses.h>
#include <locale.h>
#include <sodium.h>
#include <unistd.h>
#include <zmq.h>

int
main(int argc, char **argv)
{
	if (argc != 2 || sodium_init() < 0)
		return 1;
	void *context = zmq_ctx_new(), *sub = zmq_socket(context, ZMQ_SUB);
	if (sub == NULL || zmq_setsockopt(sub, ZMQ_SUBSCRIBE, "", 0) != 0 ||
	    zmq_connect(sub, argv[1]) != 0)
		return 1;
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	curs_set(0);
	for (int row = 0; row < LINES; row++)
		mvprintw(row, 0, "%2d  wachtend  U%d  koorts  Enschede  %4d s", row, row % 6, 30 * row);
	refresh();
	for (;;)
		pause();
}
