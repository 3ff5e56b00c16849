#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Whoever refuses gives as many values as the sentence has places, and every refusal is used.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

# How many values stand behind the name, up to the brace that ends them.
sub values_in {
	my ($rest) = @_;
	my ($depth, $commas) = (0, 0);
	for my $c (split //, $rest) {
		$depth++ if $c =~ /[({]/;
		$depth-- if $c =~ /[)}]/;
		return $commas if $depth < 0;
		$commas++ if $c eq ',' && $depth == 0;
	}
	return -1;
}

my %places;
my $table = text_of('include/zcc/refusals.def');
while ($table =~ /^REFUSAL\((WHY_\w+), \d+, ZCC_E_\w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)/mg) {
	my ($name, $sentence) = ($1, $2);
	my %of = map { $_ => 1 } $sentence =~ /\{(\w+)\}/g;
	$places{$name} = keys %of;
}
cmp_ok(scalar keys %places, '>', 100, 'the refusals are found');

my (@wrong, %used);
find({no_chdir => 1, wanted => sub {
	return unless /\.c$/;
	my $source = text_of($_);
	$used{$1} = 1 while $source =~ /\b(WHY_\w+)/g;
	while ($source =~ /\(struct because\)\{([^,}]*)/g) {
		my ($names, $num) = ($1, values_in(substr $source, pos $source));
		for my $name ($names =~ /\b(WHY_\w+)/g) {
			push @wrong, "$File::Find::name: $name has $num values for $places{$name} places"
			    if $num != $places{$name};
		}
	}
}}, qw(shared hub tui));
ok(!@wrong, 'every refusal gets the values of its places') or diag(join "\n", @wrong);
my @unused = grep { !$used{$_} } sort keys %places;
ok(!@unused, 'every refusal is used') or diag("@unused");

done_testing();
