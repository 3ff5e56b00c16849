#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# memcheck.sh BUILD TEST... - run.sh with the hub of BUILD under valgrind: no sanitizer sees that memory is
# read that nobody wrote.  What it finds, run.sh says.
set -u
build=$(cd "$1" && pwd) || exit 1
shift
tree=$(mktemp -d /tmp/zcc-memcheck.XXXXXX) || exit 1
trap 'rm -rf "$tree"' EXIT
trap 'exit 130' INT TERM
chmod 711 "$tree"
mkdir "$tree/bin" && ln -s "$build/tests" "$tree/tests" && ln -s "$build/locale" "$tree/locale" &&
	ln -s "$build"/bin/* "$tree/bin" && rm "$tree/bin/zcc-hub" || exit 1
cat >"$tree/bin/zcc-hub" <<-END
	#!/bin/sh
	exec valgrind -q --vgdb=no --track-origins=yes --log-file="\$TMPDIR/found.%p" '$build/bin/zcc-hub' "\$@"
END
chmod 755 "$tree/bin/zcc-hub"
"$(dirname "$0")/run.sh" "$tree" "$@"
