# SPDX-License-Identifier: EUPL-1.2
# Recount::Tags - KP-11 and KB-15 from the rows of the journal alone: how many cases were tagged, with which
# kind, how many of these tags were reviewed, and how many were none after all.
package Recount::Tags;
use strict;
use warnings;
use Recount;

sub check {
	my ($w, $report) = @_;
	my (%n, %given);
	for my $row (@{ $w->{rows} }) {
		my $d = $row->{data} // next;
		if ($row->{event} eq 'tagged') {
			$n{ $d->{kind} }{given}++;
			$given{ $d->{tag} } = $row->{user};
		} elsif ($row->{event} eq 'tag-reviewed') {
			wrong('KB-15: tag %d was reviewed by who gave it', $d->{tag}) if ($given{ $d->{tag} } // '') eq $row->{user};
			$n{ $d->{kind} }{reviewed}++;
			$n{ $d->{kind} }{none}++ if $d->{outcome} eq 'geen';
		}
	}
	for my $kind (sort keys %{ $report->{tags} }) {
		same("KP-11: $kind: $_", $n{$kind}{$_} // 0, $report->{tags}{$kind}{$_}) for qw(given reviewed none);
	}
	return sprintf 'KP-11: %d ketenincidenten, KB-15: %d leerpunten', map { $n{$_}{given} // 0 } qw(ketenincident leerpunt);
}
1;
