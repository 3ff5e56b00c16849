#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# json.pl PATH - one value of the JSON document on stdin.  PATH: names and indexes with dots; at its
# end `length` of an array, `keys` of an object in order of the alphabet.  Exits 1 when there is no
# such thing, or when stdin is not exactly one document.
use strict;
use warnings;
use JSON::PP;

local $/;
my $at = JSON::PP->new->utf8->allow_nonref->decode(<STDIN>);
my @steps = split /\./, $ARGV[0];
while (@steps) {
	my $step = shift @steps;
	if (ref $at eq 'ARRAY' && $step eq 'length') {
		$at = scalar @$at;
	} elsif (ref $at eq 'HASH' && $step eq 'keys') {
		$at = join ' ', sort keys %$at;
	} elsif (ref $at eq 'ARRAY' && $step =~ /^\d+$/ && $step < @$at) {
		$at = $at->[$step];
	} elsif (ref $at eq 'HASH' && exists $at->{$step}) {
		$at = $at->{$step};
	} else {
		print STDERR "no '$step' in $ARGV[0]\n";
		exit 1;
	}
}
if (!defined $at) {
	print "null\n";
} elsif (JSON::PP::is_bool($at)) {
	print $at ? "true\n" : "false\n";
} else {
	binmode STDOUT, ':utf8';
	print ref $at ? JSON::PP->new->canonical->encode($at) : $at, "\n";
}
