#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# The steps marked in the hub are those of steps.def, each is marked, and only a build of MODE=fault
# knows of them.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

my %listed = map { $_ => 1 } text_of('hub/edge/steps.def') =~ /^STEP\("([a-z-]+)"\)$/mg;
cmp_ok(scalar keys %listed, '>', 20, 'the list is found');

my (%marked, @files);
find({no_chdir => 1, wanted => sub { push @files, $_ if /\.c$/ }}, 'hub');
for my $file (@files) {
	my $text = text_of($file);
	$marked{$1} = 1 while $text =~ /\b(?:fault_step\(|engine_step\(\w+, )"([a-z-]+)"\);/g;
	@marked{"journal-$1", "journal-$1-done"} = (1, 1) while $text =~ /\bAROUND\("([a-z]+)", /g;
}
is_deeply([sort keys %marked], [sort keys %listed], 'what is marked is what is listed');

my $hub = ($ENV{ZCC_BIN} // 'build/bin') . '/zcc-hub';
SKIP: {
	skip "$hub is not built, or of MODE=fault", 1
	    unless -e $hub && !-e dirname($hub) . '/../hub/edge/fault.o';
	unlike(text_of($hub), qr/ZCC_FAULT|snapshot-named/, 'a hub of another build has nothing of it');
}

done_testing();
