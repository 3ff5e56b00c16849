#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# notified.pl SOCKET - what a supervisor hears of a service (sd_notify): each message one line on
# stdout, from the moment that the first line, "listening", is there; until it is killed.
use strict;
use warnings;
use IO::Handle;
use Socket;

my ($path) = @ARGV;
socket(my $from, PF_UNIX, SOCK_DGRAM, 0) or die "no socket: $!\n";
bind($from, pack_sockaddr_un($path)) or die "$path: $!\n";
STDOUT->autoflush(1);
print "listening\n";
while (defined recv($from, my $said, 4096, 0)) {
	print $said =~ s/\n/ /gr, "\n";
}
