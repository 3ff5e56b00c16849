/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bell CONF - every message of the hub's bell as it is on the socket, whatever its topic, to stdout
 * until it is killed; says "listening" on stderr when the first came in.
 */
#include "shared/base/err.h"
#include "shared/edge/site.h"
#include "shared/edge/sock.h"

#include <stdio.h>
#include <stdlib.h>

__attribute__((noreturn)) static void
end(const char *text)
{
	fprintf(stderr, "bell: %s\n", text);
	exit(1);
}

int
main(int argc, char **argv)
{
	static struct site site;
	char path[PATH_MAX];
	uint8_t peer[SOCK_PEER_BYTES];
	struct sock_wait w = {0};
	struct fault f;
	if (argc != 2)
		end("usage: bell CONF");
	if (site_open(argv[1], &site, &f) != ZCC_OK)
		end(f.text);
	if (!site_path(&site, "run/bell.sock", path, sizeof path))
		end("the site's path is too long");
	if (sock_connect_sub(path, "", &w.sock, &f) != ZCC_OK)
		end(f.text);
	for (bool is_first = true;; is_first = false) {
		const uint8_t *body;
		size_t len;
		while (sock_receive(w.sock, peer, &body, &len) != ZCC_OK)
			sock_wait(&w, 1, -1);
		fwrite(body, 1, len, stdout);
		fflush(stdout);
		if (is_first)
			fputs("listening\n", stderr);
	}
}
