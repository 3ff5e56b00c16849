# SPDX-License-Identifier: EUPL-1.2
# Recount::Waitroom - who waits where care is given, and by when he is triaged again (NT-12, PI-1):
# waitroom.json, and the alarms about who was not.
#
# And what must hold (zcc-case(7), "ALARMS"): over his time a U0 or U1 is an alarm of his own, and of the
# others there is one for all; none is raised about who is not, and none stays when nobody is.
package Recount::Waitroom;
use strict;
use warnings;
use Recount;

my %stays = map { $_ => 1 } qw(getrieerd ingezet aangehouden wachtend verlaten);
my @waits; # each with a time: {id, kind, from, due, to}

sub ends {
	my ($c, $t) = @_;
	push @waits, {%{ delete $c->{waits} }, to => $t} if $c->{waits};
}

# Of a triage that is taken back the time of the one before it holds again.
sub changed {
	my ($limit, $c, $t, $name, $d) = @_;
	my $is = $d->{triage} // {times => 0};
	$c->{made}{ $is->{times} } = $t if $name ne 'undo' && $is->{times} != ($c->{triages} // 0);
	@$c{qw(triages assessors)} = ($is->{times}, [grep { $_ } $is->{triagist}{by}, $is->{with}]);
	$c->{here} = $is->{times} && $is->{mode} eq 'physical' && $stays{ $c->{state} } && !$c->{callback} &&
	    ($is->{care} // '') =~ /^(?:|consult-hap|seh)$/;
	my $limit_s = $limit->{ 'retriage_' . lc($c->{urgency}) . '_s' };
	$c->{again} = $c->{here} && $limit_s ? $c->{made}{ $is->{times} } + 1000 * $limit_s : undef;
	my $kind = $c->{urgency} le 'U1' ? 'retriage-urgent' : 'retriage-late';
	my $was = $c->{waits};
	return if $was && defined $c->{again} && $was->{due} == $c->{again} && $was->{kind} eq $kind;
	ends($c, $t);
	$c->{waits} = {id => $c->{id}, kind => $kind, from => $t, due => $c->{again}} if defined $c->{again};
}

# Who is over his time goes first, the graver before the milder; then whose time comes sooner.
sub goes_before {
	my ($w, $x, $y) = @_;
	return !1 if !defined $x->{again};
	return 1 if !defined $y->{again};
	my ($x_is_over, $y_is_over) = map { $_->{again} < $w->{now} } $x, $y;
	return $x_is_over if $x_is_over != $y_is_over;
	return $x->{urgency} lt $y->{urgency} if $x_is_over && $x->{urgency} ne $y->{urgency};
	return $x->{again} < $y->{again};
}

sub check_list {
	my ($w, $said) = @_;
	my @here = grep { $_->{here} } @{ $w->{open} };
	same('who waits', join(' ', map { $_->{id} } sort { $a->{id} <=> $b->{id} } @here),
	    join ' ', sort { $a <=> $b } map { $_->{case} } @$said);
	my %is = map { $_->{id} => $_ } @here;
	my $before;
	for my $row (@$said) {
		my $c = $is{ $row->{case} } // next;
		my $at = "case $c->{id}, who waits";
		same("$at: triaged so often", $c->{triages}, $row->{times});
		same("$at: urgency", $c->{urgency}, $row->{urgency});
		same("$at: by", "@{ $c->{assessors} }", "@{ $row->{assessors} }");
		same("$at: again in", defined $c->{again} ? int(($c->{again} - $w->{now}) / 1000) : undef, $row->{due_in_s});
		same("$at: over", defined $c->{again} && $c->{again} < $w->{now} ? 1 : 0, $row->{overdue} ? 1 : 0);
		wrong('case %d stands behind one that waits better', $c->{id}) if $before && goes_before($w, $c, $before);
		$before = $c;
	}
}

sub check_alarms {
	my ($w, $alarms, $is_raised_in, $stood_in) = @_;
	ends($_, $w->{now}) for values %{ $w->{cases} };
	for my $of (@waits) {
		my $due = $of->{due} > $of->{from} ? $of->{due} : $of->{from};
		my $by = by_tick($w, $due);
		my $is_told = $of->{kind} eq 'retriage-late' ? $stood_in->($alarms, $of->{kind}, $due, $by) :
		    $is_raised_in->($of->{kind}, $of->{id}, $due, $by);
		wrong('NT-12: case %d waited %d s over its time, and no alarm says so', $of->{id},
		    ($of->{to} - $due) / 1000) if $of->{to} > $by && !$is_told;
	}
	for my $alarm (grep { $_->{kind} =~ /^retriage-/ } @{ $alarms->{past} }, values %{ $alarms->{alarm} }) {
		for my $t ($alarm->{raised}, ($alarm->{ended} // $w->{now}) - 2000) {
			next if $t < $alarm->{raised};
			wrong('NT-12: alarm %d says that somebody is over his time, and nobody is', $alarm->{id})
			    unless grep { $_->{kind} eq $alarm->{kind} && $_->{due} <= $t && $_->{from} <= $t && $t <= $_->{to} + 2000 &&
			    ($_->{kind} eq 'retriage-late' || $_->{id} == $alarm->{value}) } @waits;
		}
	}
}
1;
