# SPDX-License-Identifier: EUPL-1.2
# Recount::Kp10 - KP-10 from the journal alone: telephone reachability of the posts, and reachability and
# use of the crisisdienst.
#
#   per huisartsenpost, or none, and line: calls, answered, of these within the norm, hung up, of these
#   late, longest wait for an answer.  Over the lines they are what the hub says of a post; over the posts,
#   what it says of a line.
#   All of it is what `report kpi` says.
#   of the crisisdienst: how often the ggz was asked to take a patient over, how that ended and after how
#   long, and how many cases were closed for the crisisdienst
package Recount::Kp10;
use strict;
use warnings;
use Recount;

my @figures = qw(calls answered within abandoned late);

sub cells {
	my ($w, $in) = @_;
	my %cell;
	for my $c (values %{ $w->{cases} }) {
		my $at = $cell{ $c->{post} }{ $c->{line} } //= {map { $_ => 0 } @figures, 'worst_s'};
		$at->{calls}++ if $in->($c->{received});
		if (defined $c->{answered} && $in->($c->{answered})) {
			my $s = int(($c->{answered} - $c->{received}) / 1000);
			$at->{answered}++;
			$at->{within} += $c->{within};
			$at->{worst_s} = $s if $s > $at->{worst_s};
		} elsif (defined $c->{abandoned} && $in->($c->{abandoned})) {
			$at->{abandoned}++;
			$at->{late} += !$c->{within};
		}
	}
	return \%cell;
}

sub total { my $n = 0; $n += $_ for @_; $n }

# Each way of asking ends once: taken, given back, too late, or over with the case.
sub crisis {
	my ($w) = @_;
	my (%open, %n, @took);
	for my $row (@{ $w->{rows} }) {
		my ($d, $t) = @$row{qw(data line_ms)};
		next unless $d && $row->{case} && $d->{act} && $row->{event} !~ /^case-push/;
		my $h = $d->{hand};
		if ($d->{act} eq 'transfer' && $h->{to_role} && $h->{to} eq 'ggz') {
			$open{ $row->{case} } = $t;
			$n{asked}++;
		} elsif (defined(my $from = $open{ $row->{case} })) {
			my $how = $d->{act} eq 'accept' ? 'taken' : $d->{act} eq 'hand-back' ? ($row->{user} ? 'returned' : 'unanswered')
			    : $h && $h->{kind} eq 'overdracht' && $h->{state} eq 'verzonden' ? next : 'ended';
			$n{$how}++;
			push @took, $t - $from if $how eq 'taken';
			wrong('KP-10: case %d was asked of the ggz for %d s', $row->{case}, ($t - $from) / 1000)
			    if $t > by_tick($w, $from + 1000 * $w->{limit}{transfer_s});
			delete $open{ $row->{case} };
		}
	}
	$n{$_} //= 0 for qw(asked taken returned unanswered ended);
	same('KP-10: asked of the ggz', $n{asked}, total(@n{qw(taken returned unanswered ended)}, scalar keys %open));
	my ($worst) = sort { $b <=> $a } @took;
	$n{used} = grep { $_->{state} eq 'gesloten' && ($_->{reason} // '') eq 'ggz-crisisdienst' } values %{ $w->{cases} };
	$n{longest_s} = int(($worst // 0) / 1000);
	return (\%n, sprintf 'crisisdienst asked %d, taken %d (longest after %d s), given back %d, not answered %d, used %d',
	    @n{qw(asked taken longest_s returned unanswered used)});
}

sub check {
	my ($w, $report) = @_;
	my $today = cells($w, $w->{in_day});
	for my $said (@{ $w->{status}{posts} }) {
		my @of = values %{ $today->{ $said->{post} } // {} };
		for my $f (qw(calls answered within abandoned)) {
			same("KP-10: $said->{post}: $f today", total(map { $_->{$f} } @of), $said->{"${f}_today"});
		}
	}
	my $shift = cells($w, $w->{in_shift});
	for my $said (@{ $w->{status}{lines} }) {
		my @of = map { $_->{ $said->{line} } // () } values %$shift;
		for my $f (['answered', 'answered'], ['within', 'within'], ['abandoned', 'abandoned'], ['late', 'abandoned_late']) {
			same("KP-10: $said->{line}: $f->[0] in the shift", total(map { $_->{ $f->[0] } } @of), $said->{"$f->[1]_shift"});
		}
	}
	my $all = cells($w, sub { 1 });
	my ($crisis, $crisis_said) = crisis($w);
	my %on = map { (($_->{post} // '') . " $_->{line}" => $_) } @{ $report->{reach} };
	same('report: cells', scalar(map { values %$_ } values %$all), scalar keys %on);
	my ($ggz) = grep { $_->{role} eq 'ggz' } @{ $report->{asked} };
	my ($used) = grep { $_->{reason} eq 'ggz-crisisdienst' } @{ $report->{closed} };
	same("report, ggz: $_->[0]", $crisis->{ $_->[0] }, ($ggz // {})->{ $_->[1] } // 0)
	    for map { [$_, $_ eq 'unanswered' ? 'lapsed' : $_] } qw(asked taken returned unanswered ended longest_s);
	same('report, crisisdienst: used', $crisis->{used}, $used ? $used->{cases} : 0);
	my @said;
	for my $post (sort keys %$all) {
		for my $line (grep { $all->{$post}{$_} } @{ $w->{lines} }) {
			my ($at, $of) = ($all->{$post}{$line}, $on{"$post $line"} // {});
			same("report, $post $line: $_->[0]", $at->{ $_->[0] }, $of->{ $_->[1] })
			    for map { [$_, $_ eq 'late' ? 'abandoned_late' : $_ eq 'worst_s' ? 'longest_s' : $_] } @figures, 'worst_s';
			push @said, sprintf 'KP-10 %s %s: %d calls, %d answered, %d within the norm, %d hung up, %d of these late, longest %d s',
			    $post || 'direct', $line, @{ $all->{$post}{$line} }{@figures}, $all->{$post}{$line}{worst_s};
		}
	}
	return (@said, "KP-10 $crisis_said");
}
1;
