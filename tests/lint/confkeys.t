#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Every key, word and range that the schema of zcc.conf knows stands in its manual.
use strict;
use warnings;
use File::Basename qw(dirname);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

my $schema = join '', map { text_of($_) } 'shared/care/kind.c', glob 'shared/edge/site_*.[ch]';
my $manual = text_of('man/zcc.conf.5');

# A section of its own, an item, or named in a sentence as a setting.
sub is_key {
	my ($key) = @_;
	return $manual =~ /^\.Ss \Q$key\E$|^\.It Cm \Q$key\E$|^\.Cm \Q$key\E(?: |$)/m;
}

my %keys;
for my $list ($schema =~ /(?:conf_keys\([^"]*|#define \w+_KEYS\s*\\\s*)((?:"[^"]*"[\s\\]*)+)/g) {
	$keys{$_} = 1 for grep { $_ ne '' } split / /, join '', $list =~ /"([^"]*)"/g;
}
cmp_ok(scalar keys %keys, '>', 30, 'site_parse.c names its keys');
ok(is_key($_), "zcc.conf(5) has the key $_") for sort keys %keys;

# The words of the closed lists: sectors, functions, desks, verbs that can be granted, lines.
my %words;
$words{$_} = 1 for map { /"([^"]+)"/g } $schema =~ /const char \*const \w+\[\] = \{([^}]*)\}/g;
my $verbs = text_of('include/zcc/verbs.def');
while ($verbs =~ /^VERB\(\w+, \d+, "([\w-]+)", '\w', ([^)]*)\)/mg) {
	$words{$1} = 1 if $2 !~ /VN_FREE/;
}
my ($lines) = text_of('include/zcc/types.h') =~ /#define ZCC_LINES\(X\)(.*?)\n\n/s;
$words{$_} = 1 for $lines =~ /"([^"]+)"/g;
my ($windows) = text_of('include/zcc/types.h') =~ /#define ZCC_WINDOWS\(X\)(.*?)\n\n/s;
$words{$_} = 1 for $windows =~ /"([^"]+)"/g;
cmp_ok(scalar keys %words, '>', 50, 'the closed lists are found');
like($manual, qr/^\.Ql \Q$_\E(?: [,.])?$/m, "zcc.conf(5) has the word $_") for sort keys %words;

# The bounds of every number that has them in the schema as plain numbers.
while ($schema =~ /(?:conf_int|read_size|(?:site_)?read_limit(?:_or)?)\(\s*c, g, "(\w+)", \d+, (\d+)/g) {
	my ($key, $most) = ($1, $2);
	my ($item) = $manual =~ /^\.It Cm \Q$key\E\n(.*?)^\.(?:It|El)/ms;
	like($item // '', qr/\b$most\b/, "zcc.conf(5) bounds $key by $most");
}

done_testing();
