#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# What the field asks has an id; each id that the programs keep is named by a test that can fail.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";

my @ids = (
	(map { "HB-$_" } 1 .. 10), (map { "AU-$_" } 1 .. 4, 7), (map { "PE-$_" } 3 .. 5, 8, 9),
	qw(AM-3 C2 C3 C5 C10 C19 CB-1 CB-2 KB-2 KB-3 KB-4 KB-5 KB-6 KB-7 KB-8 KB-12 KO-5 KP-10
	    OP-1 OP-2 OP-3 OP-4 OV-1 OV-5 PI-1 PR-1 PT-1 RL-1 RL-2 RV-1 SH-1 T17 TB-1 TB-3 TB-4 TE-1 TE-2 VS-1),
	qw(C1 C6 ID-1 ID-2 BG-1 TR-1 TB-6 PI-5 PE-6 PE-7 PE-12 AU-5 AU-6 AU-8 G-27), (map { "NT-$_" } 1 .. 13),
	(map { "T$_" } 1 .. 7, 18, 19),
	(map { "goal $_" } 1 .. 18, 20 .. 24),
);

my %named;
find({no_chdir => 1, wanted => sub {
	return unless -f && m{^tests/(?!lint/ids\.t).*\.[ct]$};
	open my $in, '<', $_ or die "$_: $!\n";
	while (my $line = <$in>) {
		next unless $line =~ m{test_expect_success|^ ?/?\*|^#};
		$named{$1} //= $_ while $line =~ /\b([A-Z]{1,2}-?\d+)\b/g;
		next unless $line =~ /\bgoals? (\d+(?:(?:, | and )\d+)*)/i;
		$named{"goal $_"} //= $File::Find::name for $1 =~ /\d+/g;
	}
}}, 'tests');

ok($named{$_}, "$_ is named by a test" . ($named{$_} ? ": $named{$_}" : '')) for @ids;

done_testing();
