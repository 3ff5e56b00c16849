#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Every C file stands in the Makefile, what stands there exists, and its lists are sorted.
use strict;
use warnings;
use File::Basename qw(basename dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

my $makefile = text_of('Makefile');

my @files;
find({no_chdir => 1, wanted => sub { push @files, $_ if /\.c$/ }}, qw(shared hub tui tests));
cmp_ok(scalar @files, '>', 100, 'the sources are found');
for my $file (sort @files) {
	my $stem = basename($file) =~ s/\.c$//r;
	my $below = $file =~ s{^tests/(.*)\.c$}{$1}r;
	ok($makefile =~ /(?:^|\s)(?:\Q$file\E|\Q$stem\E|\Q$below\E)\s|\Q$stem\E\.o/m,
	    "$file stands in the Makefile");
}

my %rows;
$rows{$1} = [$2 =~ /^\t(\S+) \\$/mg] while $makefile =~ /^([A-Z_]+) := \\\n((?:\t\S+ \\\n)+)/mg;
cmp_ok(scalar keys %rows, '>', 15, 'the lists are found');
for my $list (sort keys %rows) {
	is_deeply($rows{$list}, [sort @{$rows{$list}}], "$list is sorted");
	my @missing = grep { m{/.*\.c$} && !-e } @{$rows{$list}};
	ok(!@missing, "$list has only files that exist") or diag("missing: @missing");
}

done_testing();
