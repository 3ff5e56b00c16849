#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# What stands twice is the same: the tables of the code and of the manuals, the screen of README.md
# and the golden one.
use strict;
use warnings;
use File::Basename qw(dirname);
use Test::More tests => 12;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

sub word {
	my ($identifier) = @_;
	return lc($identifier) =~ tr/_/-/r;
}

my (@code, @manual);
my $source = text_of('shared/care/state.c');
push @code, join(' | ', word($1), word($2), word($3), $4)
    while $source =~ /\{CASE_(\w+), ACT_(\w+), CASE_(\w+),\s*"([^"]*)"\}/g;
my $page = text_of('man/zcc-case.7');
push @manual, "$1 | $2 | $3 | $4" while $page =~ /^\.It (\w+) Ta ([\w-]+) Ta (\w+) Ta (.*)$/mg;
cmp_ok(scalar @code, '>', 30, 'state.c has its table of legal changes');
is_deeply(\@manual, \@code, 'zcc-case(7) prints the legal changes of state.c');

(@code, @manual) = ();
$source = text_of('shared/care/rank.c');
push @code, "$1 | $2" while $source =~ /^\s+\{"([^"]*)",\s*"([^"]*)",\s*by_\w+\}/mg;
$page = text_of('man/zcc-rank.7');
push @manual, "$1 | $2" while $page =~ /^\.It (.*)\n(.*)$/mg;
cmp_ok(scalar @code, '==', 6, 'rank.c has its six steps');
is_deeply(\@manual, \@code, 'zcc-rank(7) prints the steps of rank.c');

# A sentence in C: pieces in quotes, one after the other.
(@code, @manual) = ();
$source = text_of('include/zcc/refusals.def');
while ($source =~ /^REFUSAL\(WHY_\w+, (\d+), ZCC_E_\w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)/mg) {
	my ($number, $pieces) = ($1, $2);
	push @code, "$number | " . join('', $pieces =~ /"((?:[^"\\]|\\.)*)"/g) =~ s/\\"/\\(dq/gr;
}
$page = text_of('man/zcc-protocol.7') =~ s/.*^\.Ss Refusals$(.*?)^\.Ss .*/$1/smr;
push @manual, "$1 | $2" while $page =~ /^\.It (\d+) Ta (.*)$/mg;
cmp_ok(scalar @code, '>', 100, 'refusals.def has its refusals');
is_deeply(\@manual, \@code, 'zcc-protocol(7) prints the refusals of refusals.def');

# Alarms: kind, priority, for which desks, and for which later; the page tells besides what the value is.
my %priority = (HIGH => 'hoog', MIDDLE => 'middel', LOW => 'laag');
sub desks { join ', ', map { lc } $_[0] =~ /FOR_(\w+)/g }
@code = ();
$source = text_of('include/zcc/alarms.def');
while ($source =~ /^ALARM\(KIND_\w+, "([\w-]+)", ALARM_(\w+), ([A-Z_| ]+),\s*([A-Z_| 0]+), ABOUT_\w+,/mg) {
	my ($kind, $of, $first, $later) = ($1, $priority{$2}, desks($3), desks($4));
	push @code, "$kind | $of | " . ($later eq '' ? $first : "$first; $later");
}
my @number = $source =~ /^ALARM\(/mg;
cmp_ok(scalar @code, '==', scalar @number, 'the kinds of alarms.def are found');
@manual = map { /^\.It ([\w-]+) Ta (hoog|middel|laag) Ta (.*?) Ta ./ ? "$1 | $2 | $3" : () }
    split /\n/, text_of('man/zcc-case.7');
is_deeply([sort @manual], [sort @code], 'zcc-case(7) prints the kinds of alarms.def');
my @counted = map { my ($first, $later) = map { s/ /, /gr } @$_[2, 3];
	"$_->[0] | $_->[1] | " . ($later eq '' ? $first : "$first; $later") }
    map { [/^\s*'?([\w-]+)'? => \['(\w+)', '([\w ]+)', '([\w ]*)'\]/] }
    map { split /(?<=\]),(?=\s)/ } grep { /=> \['(?:hoog|middel|laag)', / } split /\n/, text_of('tests/room/Recount/Alarms.pm');
is_deeply([sort @counted], [sort @code], 'an evening is counted again by the same kinds');

my @golden = map { s/\s+$//r } (split /\n/, text_of('tests/screen/queue.screen'))[0 .. 23];
my ($picture) = text_of('README.md') =~ /((?:^(?:    .*)?\n){23}    .*\? hulp\n)/m;
is($picture && join("\n", map { s/^    //r } split /\n/, $picture), join("\n", @golden),
    'README.md shows the screen as it is');

# Board arguments: those of each verb, in the order of the wire.
my $args = text_of('shared/care/ask_args.c');
my @order = $args =~ /^\tX\((\w+), /mg;
my %of = $args =~ /^#define (OF_\w+) \(?((?:.*\\\n)*.*?)\)?$/mg;
sub args_of {
	my ($text) = @_;
	1 while $text =~ s/\b(OF_\w+)\b/$of{$1}/;
	return map { $_ => 1 } $text =~ /A\((\w+)\)/g;
}
my %takes = $args =~ /^ +\[VERB_(\w+)\] = (.*),$/mg;
@code = ();
my $verbs = text_of('include/zcc/verbs.def');
while ($verbs =~ /^VERB\(VERB_(\w+), (\d+), "([\w-]+)"/mg) {
	my %has = args_of($takes{$1} // '');
	push @code, "$2 | $3 | " . (join(', ', grep { $has{$_} } @order) || 'none');
}
@manual = map { /^\.It (\d+) Ta ([\w-]+) Ta [^T]*? Ta ([\w, ]+?)(?:;.*)?$/ ? "$1 | $2 | $3" : () }
    split /\n/, text_of('man/zcc-protocol.7') =~ s/.*^\.Ss Verbs$(.*?)^\.Ss .*/$1/smr;
cmp_ok(scalar keys %takes, '>', 30, 'ask_args.c has its verbs');
is_deeply(\@manual, \@code, 'zcc-protocol(7) prints the board arguments of ask_args.c');
