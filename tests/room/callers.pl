#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# callers.pl CSV - the people who called on a day of a call centre, in that order, for the callers of an
# evening: a line "PATIENCE SERVICE" each, in seconds, PATIENCE "-" for who waits as long as it takes.
#
# CSV is bank_calls_day_0000_1400.csv of callcentre-queue-day.  Its licence lets tests use it, and lets
# nobody ship it or a part of it: so what this prints is made where the tests run, and kept nowhere.
#
# Who hung up has shown how long he waits, and who was answered how long he talks; of the other half each
# gets what somebody else of that day showed, so that no time is a made one:
#
#   service   of who hung up: that of the next caller who was answered
#   patience  of who was answered after C seconds, so waits longer than that: of one of all who waited
#             longer than C; when that one was answered too, of one who waited longer than he did, and so
#             on.  On the average over the choices that is the Kaplan-Meier estimate.  Nobody left: "-".
use strict;
use warnings;

use constant SEED => 19990101; # always the same choices
my @callers;
my $names = <> // die "callers.pl: no rows\n";
my %at;
@at{ split /,/, $names =~ s/\s+\z//r } = 0 .. 100;
defined $at{$_} or die "callers.pl: no column $_\n" for qw(q_start q_s outcome ser_s);
while (my $row = <>) {
	my ($start, $waited, $outcome, $served) = (split /,/, $row)[@at{qw(q_start q_s outcome ser_s)}];
	my $has_queued = $start ne '00:00:00';
	push @callers, {waited => $waited, hung_up => 1} if $outcome eq 'HANG' && $has_queued && $waited > 0;
	push @callers, {waited => $waited, service => $served} if $outcome eq 'AGENT' && $served > 0;
}

my ($next) = map { $_->{service} // () } @callers;
for my $c (reverse @callers) {
	$next = $c->{service} //= $next // die "callers.pl: nobody was answered\n";
}

my @longest = sort { $a->{waited} <=> $b->{waited} } @callers;
srand SEED;
sub patience_of {
	my ($c) = @_;
	until ($c->{hung_up}) {
		my $from = 0;
		$from++ while $from < @longest && $longest[$from]{waited} <= $c->{waited};
		return '-' if $from == @longest;
		$c = $longest[$from + int rand(@longest - $from)];
	}
	return $c->{waited};
}
printf "%s %d\n", patience_of($_), $_->{service} for @callers;
