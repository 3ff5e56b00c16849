#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# No source of more than 500 lines, no function of more than 80.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";

use constant {FILE_MAX => 500, FUNCTION_MAX => 80};

my @files;
find({no_chdir => 1, wanted => sub { push @files, $_ if /\.[ch]$/ }},
    qw(include shared hub tui tests));
cmp_ok(scalar @files, '>', 100, 'the sources are found');

for my $file (sort @files) {
	open my $in, '<', $file or die "$file: $!\n";
	my @lines = <$in>;
	chomp @lines;
	my @wrong;
	push @wrong, scalar(@lines) . ' lines'
	    if $file =~ /\.c$/ && @lines > FILE_MAX;
	my $start;
	for my $i (0 .. $#lines) {
		# A definition's brace stands alone in the first column, as does the one that ends it.
		$start = $i if $lines[$i] eq '{';
		next unless $lines[$i] eq '}' && defined $start;
		push @wrong, $start + 1 . ': a function of ' . ($i - $start - 1) . ' lines'
		    if $i - $start - 1 > FUNCTION_MAX;
		undef $start;
	}
	ok(!@wrong, "$file can be read at a sitting") or diag(join "\n", @wrong);
}

done_testing();
