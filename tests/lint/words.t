#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# What does not belong in the tree: debts without an owner, paths and hosts of one machine.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";

# Written in two parts, so that this file does not match itself.
my %never = (
	'a debt' => qr/\b(?:TO${\''}DO|FIX${\''}ME|X${\''}XX)\b/,
	'a path of one machine' => qr{(?<![\w.])/(?:work|home/\w+|tmp/${\''}wt|root)/},
	'a number of an issue' => qr/\b(?:issue|ticket|pull request)s? ${\''}#?\d+|(?<![\w&])\(#\d+\)/i,
	'a conflict' => qr/^(?:<{7}|={7}|>{7})(?: |$)/m,
);

my @files = ('Makefile', '.ci/run', 'README.md');
find({no_chdir => 1, wanted => sub { push @files, $_ if -f && !m{/corpus/|\.csv$} }},
    qw(include shared hub tui tests conf man));
cmp_ok(scalar @files, '>', 200, 'the files are found');

my %found;
for my $file (sort @files) {
	open my $in, '<', $file or die "$file: $!\n";
	while (my $line = <$in>) {
		for my $what (keys %never) {
			push @{$found{$what}}, "$file:$.: $line" if $line =~ $never{$what};
		}
	}
}
for my $what (sort keys %never) {
	ok(!$found{$what}, "nowhere $what") or diag(join '', @{$found{$what}});
}

done_testing();
