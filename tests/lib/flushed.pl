#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# flushed.pl DIR [LEAVE...] <TRACE - would a power cut take away what was told?  TRACE is of
#
#     strace -f -y -e trace=$(flushed.pl --calls) ...
#
# What a file below DIR holds, and what a directory there calls by name, is flushed by whoever changed
# it before it is told: before anything is written to stdout, before the journal flushes a commit that
# counts on it, and before the end; and a file before it gets the name under which it is looked for.
# Says what is not, and ends with 1.  A path that begins with DIR/LEAVE is left out.
#
# Which file system would lose it does not matter here: ext4 flushes names with any file, others do not.
use strict;
use warnings;
use File::Basename qw(dirname);

my $calls = 'openat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,write,pwrite64,ftruncate,'
    . 'fsync,fdatasync';
if (@ARGV && $ARGV[0] eq '--calls') {
	print "$calls\n";
	exit;
}
my ($dir, @leave) = @ARGV or die "usage: flushed.pl DIR [LEAVE...] <TRACE\n";

my (%data, %name);    # PID => PATH => 1: changed, not flushed; of names: the directory
my (%known, $broken, $flushes);    # known: made, or opened as if to make it
$broken = $flushes = 0;

sub is_ours {
	my ($path) = @_;
	return $path =~ m{^\Q$dir\E} && !grep { $path =~ m{^\Q$dir/$_\E} } @leave;
}

sub tell_of {
	my ($line, $what) = @_;
	chomp $line;
	print "$what: $line\n";
	$broken++;
}

sub clean_before {
	my ($pid, $when, $line) = @_;
	tell_of($line, "$_ holds what is not flushed, $when") for sort keys %{$data{$pid}};
	tell_of($line, "names in $_ are not flushed, $when") for sort keys %{$name{$pid}};
	$data{$pid} = {};
	$name{$pid} = {};
}

sub named {
	my ($pid, $path) = @_;
	$name{$pid}{dirname($path)} = 1 if is_ours($path);
}

sub renamed {
	my ($pid, $from, $to, $line) = @_;
	tell_of($line, "$from is not flushed before its new name") if delete $data{$pid}{$from};
	# a directory takes what is below it along
	for my $changed ($data{$pid}, $name{$pid}) {
		for my $path (grep { m{^\Q$from\E(?:/|$)} } keys %$changed) {
			delete $changed->{$path};
			$changed->{$to . substr $path, length $from} = 1;
		}
	}
	named($pid, $to);
	$known{$to} = 1;
}

# The path of a name that a call was given, with the directory before it.
sub path_of {
	my ($at, $path) = @_;
	return $path =~ m{^/} ? $path : "$at/$path";
}

my $at = qr/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?/;
sub step {
	my ($pid, $call, $args, $line) = @_;
	$data{$pid} //= {};
	$name{$pid} //= {};
	if ($call eq 'openat' && $args =~ /^$at"([^"]*)", \S*O_CREAT/) {
		my $path = path_of($1, $2);
		# SQLite flushes the directory right after the first flush of a log that it made
		named($pid, $path) if !$known{$path}++ && $path !~ m{/journal\.db-};
	} elsif ($call =~ /^mkdir/ && $args =~ /^$at"([^"]*)"/) {
		named($pid, path_of($1, $2));
	} elsif ($call =~ /^rename/ && $args =~ /^$at"([^"]*)", $at"([^"]*)"/) {
		renamed($pid, path_of($1, $2), path_of($3, $4), $line);
	} elsif ($call =~ /^unlink/ && $args =~ /^$at"([^"]*)"/) {
		my $path = path_of($1, $2);
		delete $data{$pid}{$path};
		delete $known{$path};
	} elsif ($call =~ /^(?:pwrite64|write|ftruncate)$/ && $args =~ /^(\d+)<([^>]*)>/) {
		my ($fd, $path) = ($1, $2);
		clean_before($pid, 'when it says something', $line) if $fd == 1;
		# what the journal's own files hold is SQLite's to flush, at the commit
		$data{$pid}{$path} = 1 if is_ours($path) && $path !~ m{/journal\.db};
	} elsif ($call =~ /^f(?:data)?sync$/ && $args =~ /^\d+<([^>]*)>/) {
		delete $data{$pid}{$1};
		delete $name{$pid}{$1};
		$flushes++ if is_ours("$1/");
		clean_before($pid, 'when the journal commits', $line) if $1 =~ m{/journal\.db-wal$};
	}
}

my %open;    # calls that another thread interrupted
while (my $line = <STDIN>) {
	my ($pid, $rest) = $line =~ /^(\d+)\s+(.*)$/ or next;
	if ($rest =~ /^(.*) <unfinished \.\.\.>$/) {
		$open{$pid} = $1;
		next;
	}
	$rest = delete($open{$pid}) . $1 if $rest =~ /^<\.\.\. \w+ resumed>(.*)$/ && exists $open{$pid};
	next unless $rest =~ /^(\w+)\((.*)\)\s+= (-?\d+)/ && $3 >= 0;
	step($pid, $1, $2, $line);
}
clean_before($_, 'at the end', "process $_") for sort keys %{{%data, %name}};
$flushes > 0 or tell_of('', 'nothing was flushed at all');
exit($broken > 0);
