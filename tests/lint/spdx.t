#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Every source, script and manual names the licence in its first lines.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";

my $spdx = 'SPDX-License-Identifier: EUPL-1.2';
my @files = ('Makefile', '.ci/run');
find({no_chdir => 1, wanted => sub {
	push @files, $_ if -f && m{\.(?:[ch]|def|po|sh|pl|t|conf|bash|service|sysusers|tmpfiles|[1-8])$}
	    && !m{/corpus/|/journals/};
}}, qw(include shared hub tui tests conf man));
cmp_ok(scalar @files, '>', 150, 'the sources are found');

for my $file (sort @files) {
	open my $in, '<', $file or die "$file: $!\n";
	my $head = join '', map { scalar(<$in>) // '' } 1 .. 3;
	like($head, qr/\Q$spdx\E/, "$file names its licence");
}

done_testing();
