#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# deaf.pl SOCKET - a supervisor that hears nothing: its socket takes no message more from anybody,
# from the moment that "full" is on stdout; until it is killed.
use strict;
use warnings;
use IO::Handle;
use Socket;

my ($path) = @ARGV;
socket(my $deaf, PF_UNIX, SOCK_DGRAM, 0) or die "no socket: $!\n";
bind($deaf, pack_sockaddr_un($path)) or die "$path: $!\n";
# Each sender may have only so much under way, so one after another fills the queue.
my $more;
do {
	socket(my $to, PF_UNIX, SOCK_DGRAM, 0) or die "no socket: $!\n";
	connect($to, pack_sockaddr_un($path)) or die "$path: $!\n";
	$more = 0;
	$more++ while defined send($to, 'x', MSG_DONTWAIT);
	$!{EAGAIN} or die "filling $path: $!\n";
} while ($more > 0);
STDOUT->autoflush(1);
print "full\n";
sleep;
