#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Includes run downward, also within a folder, hub and tui never meet, and each foreign header has one
# home.
use strict;
use warnings;
use File::Basename qw(basename dirname);
use File::Find qw(find);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";

my @shared = ('include/zcc', 'shared/base', 'shared/care', 'shared/edge');
my @pure = @shared[0 .. 2];
# A folder, and what it may include beside itself.
my %below = (
	'include/zcc' => [],
	'shared/base' => [@shared[0 .. 0]],
	'shared/care' => [@shared[0 .. 1]],
	'shared/edge' => [@pure],
	'hub/core' => [@pure],
	'hub/edge' => [@shared, 'hub/core'],
	'hub' => [@shared, 'hub/core', 'hub/edge'],
	'hub/ctl' => [@shared, 'hub/core', 'hub/edge'],
	'hub/replay' => [@shared],
	'tui/core' => [@pure],
	'tui/edge' => [@shared, 'tui/core'],
	'tui' => [@shared, 'tui/core', 'tui/edge'],
);
# A foreign header, and the only files that see it.
my %home = (
	'msgpack.h' => qr{^shared/edge/wire\w*\.c$},
	'zmq.h' => qr{^shared/edge/sock\.c$},
	'sodium.h' => qr{^shared/edge/seal\.c$},
	'libconfig.h' => qr{^shared/edge/conf\w*\.c$},
	'sqlite3.h' => qr{^hub/edge/journal_sqlite\w*\.[ch]$},
	'curses.h' => qr{^tui/edge/term\.c$},
	'sys/mman.h' => qr{^shared/edge/seg_map\.c$},
	'jansson.h' => qr{^hub/ctl/(?:\w*json\w*)\.[ch]$},
	'libintl.h' => qr{^tui/(?:edge/lang\.c|core/text\.h)$},
);
# What a pure folder has no business with: clocks, sockets, files, processes.
my $impure = qr{^(?:time|poll|fcntl|unistd|signal|pthread|dirent|sys/(?!types)\w+|netinet/\w+)\.h$};

my @files;
find({no_chdir => 1, wanted => sub { push @files, $_ if /\.[ch]$|\.def$/ }}, qw(include shared hub tui));
cmp_ok(scalar @files, '>', 100, 'the sources are found');

# A module is its .c and .h; X_priv.h is the inside of X.
sub module {
	return basename($_[0]) =~ s/(?:_priv)?\.\w+$//r;
}

my (%wrong, %seen, %uses);
for my $file (sort @files) {
	my $folder = dirname($file);
	my $may = $below{$folder};
	if (!$may) {
		push @{$wrong{$folder}}, "$file: the folder has no place among the layers";
		next;
	}
	open my $in, '<', $file or die "$file: $!\n";
	while (<$in>) {
		next unless /^\s*#\s*include\s+(["<])([^">]+)[">]/;
		my ($kind, $name) = ($1, $2);
		if ($kind eq '"') {
			my $to = dirname(-e "include/$name" ? "include/$name" : $name);
			push @{$wrong{$folder}}, "$file:$.: $name is not below $folder"
			    unless grep { $_ eq $to } $folder, @$may;
			$uses{$folder}{module($file)}{module($name)} = 1
			    if $to eq $folder && module($name) ne module($file);
		} else {
			push @{$seen{$name}}, $file if $home{$name};
			push @{$wrong{$folder}}, "$file:$.: <$name> in a pure folder"
			    if $folder =~ m{/core$|^shared/care$} && $name =~ $impure;
		}
	}
}
for my $folder (sort keys %below, grep { !$below{$_} } keys %wrong) {
	ok(!$wrong{$folder}, "$folder includes only what is below it")
	    or diag(join "\n", @{$wrong{$folder}});
}
# A module that stands on none that is left is taken away: what stays is a circle, or on one.
for my $folder (sort keys %uses) {
	my $of = $uses{$folder};
	while (my @free = grep { my $on = $of->{$_}; !grep { $of->{$_} } keys %$on } keys %$of) {
		delete @$of{@free};
	}
	ok(!%$of, "no modules of $folder stand on each other in a circle")
	    or diag(map { "$_ stands on " . join(', ', sort keys %{$of->{$_}}) . "\n" } sort keys %$of);
}
for my $name (sort keys %home) {
	my @strangers = grep { $_ !~ $home{$name} } @{$seen{$name} // []};
	ok(!@strangers, "<$name> has one home") or diag("also in: @strangers");
}

done_testing();
