#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# memory.pl PID WORD... - the words that stand in the memory of a process, in any case of letters: one
# on each line, with the mapping it was found in.  Exit 0 = none, 1 = some, 2 = it cannot be read.
use strict;
use warnings;
no warnings 'portable'; # addresses have more than 32 bits

my ($pid, @words) = @ARGV;
die "usage: memory.pl PID WORD...\n" unless @words;
my $any = join '|', map { quotemeta } @words;
open my $maps, '<', "/proc/$pid/maps" or (warn("maps of $pid: $!\n"), exit 2);
open my $mem, '<:raw', "/proc/$pid/mem" or (warn("memory of $pid: $!\n"), exit 2);
my ($read, $found) = (0, 0);
while (my $line = <$maps>) {
	my ($from, $to, $name) = $line =~ /^([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+ *(.*)$/ or next;
	next if $name =~ /^\[v/;
	my ($at, $end) = (hex $from, hex $to);
	sysseek $mem, $at, 0 or next;
	while ($at < $end) {
		my $n = sysread $mem, my $piece, $end - $at > 1 << 24 ? 1 << 24 : $end - $at;
		last unless $n;
		$read += $n;
		$at += $n;
		while ($piece =~ /($any)/gi) {
			printf "%s at %x in %s\n", $1, $at - $n + $-[1], $name || 'memory without a name';
			$found = 1;
		}
	}
}
die "nothing of $pid could be read\n" unless $read;
exit $found;
