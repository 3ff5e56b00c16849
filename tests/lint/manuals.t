#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Manuals are clean mdoc, have every option that --help shows and every verb, and point to pages
# that exist.
use strict;
use warnings;
use File::Basename qw(basename dirname);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

my $bin = $ENV{ZCC_BIN} // 'build/bin';
my %manual = ('zcc-hub' => 'man/zcc-hub.8', map { $_ => "man/$_.1" } qw(zcc-console zcc-ctl zcc-replay));

my @pages = glob 'man/*.[1-9]';
cmp_ok(scalar @pages, '>=', 8, 'the manuals are found');
for my $page (@pages) {
	my $said = `mandoc -T lint -W warning $page 2>&1`;
	ok($said eq '', "$page is clean mdoc") or diag($said);
	my $text = text_of($page);
	my @lost;
	while ($text =~ /^\.Xr (zcc\S*) (\d)/mg) {
		push @lost, "$1($2)" unless -e "man/$1.$2";
	}
	ok(!@lost, "$page points to pages that exist") or diag("not there: @lost");
	# mandoc takes any words for the name of a section, also another macro
	my @run_on = $text =~ /^(\.(?!\\).*\S\.[A-Z][a-z]\b.*)$/mg;
	ok(!@run_on, "no line of $page has two macros in one word") or diag(join "\n", @run_on);
	# these quote to the end of the line, also what is no part of it
	my @nested = $text =~ /^(\..*\b(?:Ql|[DQS]q) \S.* (?:No|Ql|[DQS]q)\b.*)$/mg;
	ok(!@nested, "no quote of $page stands in another") or diag(join "\n", @nested);
}

for my $program (sort keys %manual) {
	open my $said, '-|', "$bin/$program", '--help' or die "$bin/$program: $!\n";
	my $help = join '', <$said>;
	close $said;
	is($?, 0, "$program has its help");
	my $text = text_of($manual{$program});
	my %options = map { $_ => 1 } $help =~ /(?<![\w-])(--?[a-z][a-z-]*)/g;
	for my $option (sort keys %options) {
		my ($dashes, $name) = $option =~ /^(--?)(.*)$/;
		my $mdoc = $dashes eq '--' ? qr/Fl (?:Fl |-)\Q$name\E/ : qr/Fl \Q$name\E/;
		ok($text =~ /\b$mdoc(?=\s|$)/m, "$manual{$program} has $option");
	}
}

my $verbs = text_of('include/zcc/verbs.def');
my $known = text_of('man/zcc-ctl.1') . text_of('man/zcc-protocol.7');
my @verbs = $verbs =~ /^VERB\(\w+, \d+, "([\w-]+)"/mg;
cmp_ok(scalar @verbs, '>', 15, 'verbs.def has its verbs');
for my $verb (@verbs) {
	my $words = $verb =~ s/-/[- ]/gr;
	like($known, qr/^\.It .*\b$words\b/m, "$verb stands in zcc-ctl(1) or zcc-protocol(7)");
}

done_testing();
