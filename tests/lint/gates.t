#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# The gates of tests/proof are well formed and sorted, and each has its paragraph in zcc-proof(7).
use strict;
use warnings;
use File::Basename qw(dirname);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

# Letters before numbers, numbers by their value.
sub key_of {
	my ($letters, $number) = $_[0] =~ /^([A-Z]+)-?([0-9]+)$/ or return;
	return sprintf '%s %04d', $letters, $number;
}

open my $in, '<', 'tests/proof/gates' or die "tests/proof/gates: $!\n";
my @ids;
while (my $row = <$in>) {
	chomp $row;
	next if $row =~ /^#/;
	my ($id, $share, $least, $full, $command, @more) = split /\t/, $row, -1;
	ok(defined key_of($id), "$id is an id");
	push @ids, $id;
	like($share, qr/^[1-9][0-9]*$/, "$id has a share");
	like($least, qr/^[0-9]+$/, "$id says what it needs");
	like($full, qr/\w+ \w+/, "$id says its full count");
	my ($program) = $command =~ /^(?:[A-Z]+=[a-z]+ )*(\S+)/;
	my ($built) = $program =~ m{^\$ZCC_BUILD/(tests/\S+)$};
	ok($built ? -e "$built.c" || -d dirname($built) : -x $program, "$id has its program")
	    or diag($program);
	is(scalar @more, 0, "$id has five fields");
}
close $in;
cmp_ok(scalar @ids, '>', 0, 'there are gates');
is_deeply(\@ids, [sort { key_of($a) cmp key_of($b) } @ids], 'they are sorted');
my %seen;
ok(!(grep { $seen{$_}++ } @ids), 'no id stands there twice');

my $manual = text_of('man/zcc-proof.7');
my ($list) = $manual =~ /^\.Sh GATES\n(.*?)^\.S[hs] /ms;
my @told = $list =~ /^\.It ([A-Z]+-?[0-9]+)$/mg;
is_deeply(\@told, \@ids, 'the manual has the same gates, in the same order');

done_testing();
