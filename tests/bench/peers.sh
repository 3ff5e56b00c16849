#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# peers.sh - what others make of 64 clients that each want one durable write of 256 bytes: Redis with
# appendfsync always, and PostgreSQL with synchronous_commit on, to stand beside P2.
#
# Both run from a temporary directory, on unix sockets alone, and are stopped at the end.  One that
# is not installed is left out.  ROUNDS=5, REQUESTS=20000, SECONDS_EACH=3.
set -u

rounds=${ROUNDS:-5} requests=${REQUESTS:-20000} seconds=${SECONDS_EACH:-3}
dir=$(mktemp -d /tmp/zcc-peers.XXXXXX) || exit 1
redis=
pg_bin=
for d in /usr/lib/postgresql/*/bin; do
	pg_bin=$d # of several the newest
done

# PostgreSQL does not run as root.
as_nobody() {
	if test "$(id -u)" = 0; then
		setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$dir" "$@"
	else
		"$@"
	fi
}

clean_up() {
	test -n "$redis" && kill "$redis" 2>/dev/null && wait "$redis" 2>/dev/null
	test -f "$dir/pg/postmaster.pid" && as_nobody "$pg_bin/pg_ctl" -D "$dir/pg" -m fast stop >/dev/null
	rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# say WHAT < one figure a line: median and range.
say() {
	sort -g | awk -v what="$1" '{ v[NR] = $1 } END { if (NR == 0) print what ": no figure"
		else printf "%-52s %10d /s    [%d .. %d]\n", what, v[int((NR + 1) / 2)], v[1], v[NR] }'
}

redis_rounds() {
	for ((i = 0; i < rounds; i++)); do
		redis-benchmark -s "$dir/redis.sock" -c 64 -n "$requests" -d 256 -t rpush --csv |
			awk -F'"' '/RPUSH/ { print $4 }'
	done
}

postgres_rounds() {
	for ((i = 0; i < rounds; i++)); do
		as_nobody "$pg_bin/pgbench" -h "$dir" -n -c 64 -j 2 -T "$seconds" -M prepared \
			-f "$dir/insert.sql" postgres 2>/dev/null | awk '/^tps/ { print $3 }'
	done
}

if command -v redis-server >/dev/null; then
	mkdir "$dir/redis"
	redis-server --port 0 --unixsocket "$dir/redis.sock" --dir "$dir/redis" --save '' \
		--appendonly yes --appendfsync always >"$dir/redis.log" 2>&1 &
	redis=$!
	for ((i = 0; i < 300; i++)); do
		redis-cli -s "$dir/redis.sock" ping >/dev/null 2>&1 && break
		read -r -t 0.1 <> <(:)
	done
	redis_rounds | say 'P2  Redis, appendfsync always, 64 clients'
else
	echo 'P2  Redis is not installed'
fi

if test -x "$pg_bin/initdb"; then
	test "$(id -u)" != 0 || chown nobody:nogroup "$dir"
	as_nobody "$pg_bin/initdb" -D "$dir/pg" -U postgres --auth=trust >"$dir/pg.log" 2>&1 &&
		as_nobody "$pg_bin/pg_ctl" -D "$dir/pg" -w -l "$dir/pg/log" start \
			-o "-c listen_addresses= -c unix_socket_directories=$dir -c max_connections=80" \
			>/dev/null || {
		echo 'P2  PostgreSQL does not start:'
		tail -n 5 "$dir/pg.log" "$dir/pg/log"
		exit 0
	}
	export PGUSER=postgres
	as_nobody "$pg_bin/psql" -h "$dir" -q -c \
		'create table events (seq bigserial primary key, message bytea)' postgres
	echo "insert into events (message) values (decode(repeat('5a', 256), 'hex'));" \
		>"$dir/insert.sql"
	postgres_rounds | say 'P2  PostgreSQL, one INSERT a transaction, 64 clients'
else
	echo 'P2  PostgreSQL is not installed'
fi
