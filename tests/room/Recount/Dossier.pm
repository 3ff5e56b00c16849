# SPDX-License-Identifier: EUPL-1.2
# Recount::Dossier - what is known of the patients, and who read what was not his: the behandelgrenzen of
# queue.json and the uses of the noodknop of status.json.
#
# And what must hold:
#   BG-1    of two words about the same thing the newer holds, until it is struck
#   PE-6    what was not recorded, or is struck already, is not struck
#   AU-8    who reads by the noodknop used it for this case, for so long, and it shows in the audit; somebody
#           else reviews each use, once
package Recount::Dossier;
use strict;
use warnings;
use Recount;

sub told {
	my ($c, $row, $d) = @_;
	my $part = $c->{part}{ $row->{seq} } = {case => $row->{case}, limit => $d->{limit}, is => $d->{allowed} ? 0 : 1};
	$c->{limit}{ $row->{case} }{ $d->{limit} } = {seq => $row->{seq}, is => $part->{is}} if $d->{limit};
}
sub struck {
	my ($c, $row, $d) = @_;
	my $part = $c->{part}{ $d->{part} };
	wrong('PE-6: row %d strikes part %d of case %d, which is not there, or %s', $row->{seq}, $d->{part}, $row->{case},
	    $d->{struck} ? 'struck' : 'not struck')
	    if !$part || $part->{case} != $row->{case} || !!$part->{struck} == !!$d->{struck};
	return if !$part;
	$part->{struck} = $d->{struck};
	return if !$part->{limit};
	my $is = $c->{limit}{ $row->{case} }{ $part->{limit} };
	%$is = (seq => 0, is => 0) if $d->{struck} && $is->{seq} == $d->{part};
	%$is = (seq => $d->{part}, is => $part->{is}) if !$d->{struck} && $is->{seq} < $d->{part};
}
sub reviewed {
	my ($c, $row, $d) = @_;
	my $use = $c->{use}{ $d->{use} };
	wrong('AU-8: row %d: %s reviews use %d of the noodknop', $row->{seq}, $row->{user}, $d->{use})
	    if !$use || $use->{user} eq $row->{user} || $use->{reviewed};
	$use->{reviewed} = 1 if $use;
}
sub was_read {
	my ($c, $row, $d) = @_;
	my $may = grep { $_->{case} == $row->{case} && $_->{user} eq $row->{user} && $row->{line_ms} < $_->{until} }
	    values %{ $c->{use} };
	wrong('AU-8: row %d: %s reads case %d by the noodknop', $row->{seq}, $row->{user}, $row->{case})
	    if !$may || !$row->{emergency};
}

sub check {
	my ($w, $queue) = @_;
	my $c = {part => {}, limit => {}, use => {}};
	for my $row (@{ $w->{rows} }) {
		my ($event, $d) = @$row{qw(event data)};
		if ($event eq 'background') {
			told($c, $row, $d);
		} elsif ($event =~ /^(?:un)?struck$/) {
			struck($c, $row, $d);
		} elsif ($event eq 'noodknop') {
			$c->{use}{ $d->{use} } = {case => $row->{case}, user => $row->{user}, until => $d->{until_line_ms}};
			same("use $d->{use} of the noodknop: until", $row->{line_ms} + 1000 * $w->{limit}{noodknop_s},
			    $d->{until_line_ms});
		} elsif ($event eq 'noodknop-reviewed') {
			reviewed($c, $row, $d);
		} elsif ($event eq 'read' && $d && ($d->{relation} // '') eq 'noodknop') {
			was_read($c, $row, $d);
		}
	}
	same('uses of the noodknop to review', scalar(grep { !$_->{reviewed} } values %{ $c->{use} }),
	    $w->{status}{to_review});
	for my $row (@$queue) {
		my $is = $c->{limit}{ $row->{id} } // {};
		same("case $row->{id}: behandelgrenzen", join(' ', sort grep { $is->{$_}{is} } keys %$is),
		    join ' ', sort @{ $row->{limits} // [] });
	}
}
1;
