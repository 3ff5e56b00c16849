#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# PE-5: every key and command of keys.def stands in zcc-console(1) with its own words, and no other does.
cd "$(dirname "$0")/../.." || exit 1

table=$(mktemp) manual=$(mktemp)
trap 'rm -f "$table" "$manual"' EXIT

perl -0777 -ne 's/\n\s+/ /g; while (/^KEY\((.*)\)$/mg) { my @s = $1 =~ /"((?:[^"\\]|\\.)*)"/g;
	my $h = ucfirst $s[2]; print "$s[0]\t$h.\n" }' tui/core/keys.def | sort > "$table"
perl -ne 's/\\&//g; if (/^\.It Ic (\S+)$/) { $k = $1; next }
	if (defined $k) { chomp; print "$k\t$_\n"; undef $k }' man/zcc-console.1 | sort > "$manual"

echo 1..3
if [ -s "$table" ] && cmp -s "$table" "$manual"; then
	echo "ok 1 - the manual has the keys of keys.def"
else
	diff "$table" "$manual" | sed 's/^/# /'
	echo "not ok 1 - the manual has the keys of keys.def"
fi

if missing=$(xgettext --from-code=UTF-8 -k_ -kN_ -kNC_:1c,2 -kngettext:1,2 -kREFUSAL:4 -kALARM:8 -kALARM:9 --language=C -o - \
	tui/core/*.c tui/core/keys.def include/zcc/refusals.def include/zcc/alarms.def 2>/dev/null |
	LC_ALL=C.UTF-8 msgcmp tui/po/nl.po - 2>&1); then
	echo "ok 2 - the Dutch catalogue has every text"
else
	echo "$missing" | sed 's/^/# /'
	echo "not ok 2 - the Dutch catalogue has every text"
fi

# UX goal 27: of 80 columns the help has 62 for what a key does; neither language loses the end of it.
if long=$(perl -CSD -Mutf8 -0777 -e '
	sub text { join q(), $_[0] =~ /"((?:[^"\\]|\\.)*)"/g }
	my ($keys, $po) = map { open my $f, q(<:utf8), $_ or die; <$f> } @ARGV;
	my (%said, @long);
	$said{text($1)} = text($2) while $po =~ /^msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)/mg;
	$keys =~ s/\n\s+/ /g;
	while ($keys =~ /^KEY\((.*)\)$/mg) {
		my @s = $1 =~ /"((?:[^"\\]|\\.)*)"/g;
		push @long, grep { length > 62 } $s[2], $said{ $s[2] } // q();
	}
	print map { "$_\n" } @long;
	exit @long > 0;' tui/core/keys.def tui/po/nl.po); then
	echo "ok 3 - what a key does stands whole in the help at 80 columns"
else
	echo "$long" | sed 's/^/# /'
	echo "not ok 3 - what a key does stands whole in the help at 80 columns"
fi
