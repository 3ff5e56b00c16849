#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# oracle.pl QUEUE.json < AUDIT.json - the audit from the first row on, judged without our own code:
#   - every case id from 1 to the greatest was received exactly once;
#   - the queue lists exactly the cases that are open by the audit and the states it shows;
#   - its order is that of zcc-rank(7), computed here from the printed fields alone;
# Prints "cases N, open M" and exits 0, or says what is wrong and exits 1.
use strict;
use warnings;
use JSON::PP;

my $json = JSON::PP->new->utf8;
open my $in, '<', $ARGV[0] or die "$ARGV[0]: $!\n";
my $queue = do { local $/; $json->decode(scalar <$in>) };
my %received;
# One row at a time: the audit may be long.
{
	local $/;
	my $audit = $json->decode(scalar <STDIN>);
	for my $row (@$audit) {
		$received{ $row->{case} }++ if $row->{event} =~ /^case-(?:received|entered)$/ && $row->{outcome} eq 'ok';
	}
}
my $cases = keys %received;
for my $id (1 .. $cases) {
	die "case $id was received " . ($received{$id} // 0) . " times\n"
	    unless ($received{$id} // 0) == 1;
}

sub is_callback { $_[0]{state} eq 'afgehaakt' || $_[0]{state} eq 'terugbellen' || $_[0]{callback} }
sub is_overdue { defined $_[0]{due_in_s} && $_[0]{due_in_s} < 0 }
# Who was promised a time stands by that time; everybody else by when the call came in.
sub arrival {
	my ($x) = @_;
	return is_callback($x) && $x->{promised_at} ? $x->{promised_at} : $x->{received_at};
}
sub before {
	my ($x, $y) = @_;
	return ($x->{urgency} // 'U9') cmp ($y->{urgency} // 'U9')
	    || (is_callback($x) ? 1 : 0) <=> (is_callback($y) ? 1 : 0)
	    || ($y->{returned} ? 1 : 0) <=> ($x->{returned} ? 1 : 0)
	    || (is_overdue($y) ? 1 : 0) <=> (is_overdue($x) ? 1 : 0)
	    || ($x->{promised_at} || $y->{promised_at} ? arrival($x) cmp arrival($y) : 0)
	    || $x->{received_at} cmp $y->{received_at} # ids rise with it, but of what was written on paper
	    || $x->{id} <=> $y->{id};
}
for my $i (1 .. $#$queue) {
	die "case $queue->[$i]{id} stands before case $queue->[$i - 1]{id} by the rule\n"
	    if before($queue->[ $i - 1 ], $queue->[$i]) > 0;
}
my %seen;
for my $row (@$queue) {
	die "case $row->{id} stands twice in the queue\n" if $seen{ $row->{id} }++;
	die "case $row->{id} in the queue was never received\n" unless $received{ $row->{id} };
	die "case $row->{id} is closed\n" if $row->{state} eq 'gesloten';
}
print "cases $cases, open " . scalar(@$queue) . "\n";
