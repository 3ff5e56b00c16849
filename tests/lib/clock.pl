#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# clock.pl CLOCK SITE - keeps the clock of a test (tests/room/clockwork.h): it goes as every clock does, and
# ahead of it when asked.
#
# A line on stdin is how many ms are to pass at once.  They pass in steps, each when everybody is there: the
# site's hub has given a sign of life of this moment, and of each console (seat.c) the hub has heard lately.
# So who is slow is not taken for silent.  Then it prints on which ms of the clock it is.
#
# It ends with the test, and when the clock is gone.
use strict;
use warnings;
use Fcntl qw(:flock);
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

use constant {
	STEP_MS => 500,        # a hub that is this late hears everybody all the same
	HEARD_MS => 1200,      # a console gives a sign of life each second
	BOOT_MS => 1_000_000,  # CLOCKWORK_BOOT_MS
	PATIENCE_S => 60,      # in which everybody is there, or something is wrong
	REST_S => 0.01,
	LOOK_S => 0.001,
};
my %LIVE = (2 => 1, 3 => 1); # enum zcc_seg_state

my ($path, $site) = @ARGV;
my $parent = getppid;
my ($gone, $real) = (0, clock_gettime(CLOCK_MONOTONIC));
open my $clock, '+<', $path or die "clock.pl: $path: $!\n";
flock $clock, LOCK_SH or die "clock.pl: $path: $!\n";
$| = 1;

sub show {
	sysseek $clock, 0, 0;
	syswrite $clock, pack 'q<', int $gone;
}

# What passed by itself since the last time.
sub pass {
	my $now = clock_gettime(CLOCK_MONOTONIC);
	$gone += 1000 * ($now - $real);
	$real = $now;
	show();
}

sub is_there {
	my ($pid) = @_;
	return kill(0, $pid) || $!{EPERM};
}

# "The hub's last turn" of each segment of a hub that works: heartbeat_boot of include/zcc/segment.h.
sub turns {
	my @at;
	for my $name (glob "/dev/shm/zcc-$site-*") {
		open my $seg, '<', $name or next;
		next unless sysread($seg, my $head, 72) == 72;
		my ($pid, $state, $boot) = unpack '@48 Q< Q< Q<', $head;
		push @at, $boot - BOOT_MS if $LIVE{$state} && is_there($pid);
	}
	return @at;
}

# When the hub heard each console that lives: it holds a lock.
sub heard {
	my @at;
	for my $name (glob "$path.*") {
		open my $seat, '<', $name or next;
		my $ms = '';
		next if flock $seat, LOCK_SH | LOCK_NB;
		push @at, unpack 'q<', $ms if sysread($seat, $ms, 8) == 8;
	}
	return @at;
}

# Without a hub nobody is waited for.
sub follows {
	my ($to) = @_;
	my @turns = turns();
	return !@turns || !grep({ $_ < $to } @turns) && !grep({ $_ < $to - HEARD_MS } heard());
}

sub ahead {
	my $to = int $gone + $_[0]; # the file has whole ms
	while ($gone < $to) {
		my $at = $gone + STEP_MS < $to ? int $gone + STEP_MS : $to;
		my $until = $real + PATIENCE_S;
		$gone = $at if $gone < $at;
		show();
		until (follows($at)) {
			die "clock.pl: hub or console does not follow the clock\n" if $real > $until;
			select undef, undef, undef, LOOK_S;
			pass();
		}
	}
	print int $gone, "\n";
}

print "kept\n";
my $asked = '';
while (getppid == $parent && -e $path) {
	my $in = '';
	vec($in, fileno STDIN, 1) = 1;
	if (select($in, undef, undef, REST_S) > 0) {
		sysread(STDIN, $asked, 64, length $asked) or last;
	}
	pass();
	ahead($1) while $asked =~ s/^(\d+)\n//;
}
