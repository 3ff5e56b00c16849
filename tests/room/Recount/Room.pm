# SPDX-License-Identifier: EUPL-1.2
# Recount::Room - who may what, who works, on which lines, with a break, what is offered to whom, and how
# busy everybody is: shifts.json, operators.json, the staff of status.json, and the panel of the staff.
#
# And what must hold:
#   PE-8    nobody changes anything in a role that works in shifts before his has begun
#   TE-1    next offers the lines on which somebody was put, and in a break nothing; a call that was offered
#           to one person is taken by nobody else, and is for everybody again in its time; a U0 or U1 is
#           always anybody's
package Recount::Room;
use strict;
use warnings;
use Recount;

# What a role that works in shifts may do without one: come, go, look, and take in what no window, role
# or full table refuses.
my %free = map { $_ => 1 } qw(hello bye shift intake draft messages show dossier search journal audit
    operator-list);

sub task_ends {
	my ($o, $t) = @_;
	@$o{qw(task push free)} = (undef, undef, $t);
}

sub shift_event {
	my ($o, $row, $d) = @_;
	my ($act, $t) = ($d->{act}, $row->{line_ms});
	if ($act eq 'started') {
		@$o{qw(shift lost)} = ({role => $d->{role}, began => $t, at => $row->{at}}, undef);
		task_ends($o, $t);
	} elsif ($act eq 'back') { # it goes on from when it began
		@$o{qw(shift lost)} = ($o->{lost}, undef);
		wrong('row %d: the shift of %s comes back and never was lost', $row->{seq}, $d->{operator}) if !$o->{shift};
		task_ends($o, $t);
	} elsif ($act eq 'offered') {
		$o->{shift}{offer} = $d->{to} // $d->{to_role};
	} elsif ($act eq 'refused' || $act eq 'withdrawn') {
		$o->{shift}{offer} = undef;
	} else {
		@$o{qw(lost shift)} = ($act eq 'lost' ? $o->{shift} : undef, undef);
		task_ends($o, $t);
	}
}

sub serves {
	my ($w, $o, $role) = @_;
	my %own = map { $_ => 1 } @{ $o->{lines} && @{ $o->{lines} } ? $o->{lines} : $w->{roles}{$role}{lines} };
	my %put = map { $_ => 1 } @{ $o->{task} && @{ $o->{task}{lines} } ? $o->{task}{lines} : $w->{lines} };
	return grep { $own{$_} && $put{$_} } @{ $w->{roles}{$role}{lines} };
}

# Somebody takes a case: may he?
sub claimed {
	my ($w, $p, $row, $is_urgent, $line, $pushed) = @_;
	my ($who, $o) = ($row->{user}, $p->{ $row->{user} });
	wrong('row %d: case %d is offered to %s, and %s takes it', $row->{seq}, $row->{case}, $pushed, $who)
	    if $pushed && $pushed ne $who && !$is_urgent;
	return if $row->{verb} ne 'next' || $is_urgent;
	wrong('row %d: next in a break of %s', $row->{seq}, $who) if $o->{task} && $o->{task}{paused};
	wrong('row %d: next gives %s case %d of line %s', $row->{seq}, $who, $row->{case}, $line)
	    if ($pushed // '') ne $who && !grep { $_ eq $line } serves($w, $o, $row->{role});
}

# A break with an end, a call for one person, a message: over when its time is, or by somebody before.
sub over_in_time {
	my ($w, $what, $until, $t) = @_;
	wrong('%s was over at %d, due at %d', $what, $t, $until)
	    if $t < $until || $t > by_tick($w, $until);
}

sub acted {
	my ($w, $p, $row) = @_;
	my $o = $p->{ $row->{user} // '' };
	return if !$o || !$row->{verb} || $row->{outcome} ne 'ok' || $free{ $row->{verb} };
	my $role = $w->{roles}{ $row->{role} // '' };
	wrong('row %d: %s of %s without a shift', $row->{seq}, $row->{verb}, $row->{user})
	    if $role && $role->{shift} && !$o->{shift} && $row->{event} !~ /^shift-/;
}

sub count {
	my ($w) = @_;
	my (%p, %pushed, %message, %seat);
	for my $row (@{ $w->{rows} }) {
		my ($event, $d, $t) = @$row{qw(event data line_ms)};
		acted($w, \%p, $row);
		if ($event eq 'operator-added') {
			@{ $p{ $d->{operator} } }{qw(roles lines not_complaints not_decisions revoked)} =
			    (@$d{qw(roles lines not_complaints not_decisions)}, 0);
		} elsif ($event eq 'operator-revoked') {
			$p{ $d->{operator} }{revoked} = 1;
		} elsif ($event eq 'hub-started') {
			%seat = ();
		} elsif ($event eq 'seat') {
			my $at = "$row->{user} $row->{access_point}";
			delete $seat{$at};
			$seat{$at} = {name => $row->{user}, role => $row->{role}, since => $t} if $d->{there};
			$p{ $row->{user} }{since} = $t;
		} elsif ($event =~ /^shift-/ && $d) {
			my $push = $p{ $d->{operator} }{push};
			if ($d->{act} eq 'lost') { # no console of his gives a sign any more
				delete @seat{ grep { $seat{$_}{name} eq $d->{operator} } keys %seat };
			}
			shift_event($p{ $d->{operator} }, $row, $d);
			delete $pushed{ $push->{case} } if $push && !$p{ $d->{operator} }{push};
		} elsif ($event eq 'operator-moved') {
			my $o = $p{ $d->{operator} };
			over_in_time($w, "the break of $d->{operator}", $o->{task}{until_line_ms}, $t)
			    if !$row->{user} && $o->{task}{until_line_ms};
			$o->{task} = {%$d, by => $row->{user}, at => $row->{at}};
		} elsif ($event =~ /^case-push/) {
			my $o = $p{ $d->{to} };
			over_in_time($w, "the offer of case $row->{case}", $o->{push}{until}, $t) if $d->{act} eq 'over';
			delete $pushed{ $row->{case} };
			$o->{push} = undef;
			next if $d->{act} ne 'offered';
			same("case $row->{case}: is offered until", $t + 1000 * $w->{limit}{push_s}, $d->{until_line_ms});
			$o->{push} = {case => $row->{case}, by => $row->{user}, until => $d->{until_line_ms}};
			$pushed{ $row->{case} } = $d->{to};
		} elsif ($event =~ /^message-/) {
			over_in_time($w, "message $d->{message}", $message{ $d->{message} }, $t) if $d->{act} eq 'over';
			$message{ $d->{message} } = $d->{act} eq 'sent' ? $d->{until_line_ms} : undef;
		} elsif ($d && $row->{case} && $d->{act} && $d->{act} ne 'again') {
			my $at = $w->{was}{ $row->{seq} };
			my $to = $at->{pushed} = $pushed{ $row->{case} };
			claimed($w, \%p, $row, $at->{urgency} le 'U1', $at->{line}, $to) if $d->{act} eq 'claim';
			$p{$to}{push} = undef if $to;
			delete $pushed{ $row->{case} };
			$p{ $at->{held_before} }{free} = $t
			    if $at->{held_before} ne '' && $at->{held_before} ne $at->{held_now};
		}
	}
	return {people => \%p, seats => \%seat, messages => scalar grep { defined } values %message};
}

# --- What the programs say -------------------------------------------------------------------------------
# Of one person, how many and since when: a caller in the ear, on hold, and in hand at all.  A call back is in
# nobody's ear until somebody is reached.
sub is_in_ear { $_[0]{state} =~ /^(?:aangenomen|getrieerd)$/ && !$_[0]{callback} }
sub is_on_hold { $_[0]{state} eq 'aangehouden' }
sub is_in_hand { $_[0]{state} =~ /^(?:aangenomen|getrieerd|ingezet|opvolging|aangehouden)$/ }
sub hands_of {
	my ($w, $name, $is) = @_;
	my @of = grep { $_->{owner} eq $name && $is->($_) } @{ $w->{open} };
	my ($latest) = sort { $b <=> $a } map { $_->{state_line} } @of;
	return (scalar @of, $latest);
}

sub check_shifts {
	my ($w, $room, $said) = @_;
	my $p = $room->{people};
	my %said = map { $_->{name} => $_ } @$said;
	my @work = sort grep { $p->{$_}{shift} } keys %$p;
	same('who works', "@work", join(' ', sort grep { $w->{roles}{ $said{$_}{role} }{shift} } keys %said));
	for my $name (@work) {
		my ($o, $s) = ($p->{$name}, $said{$name} // {});
		my $at = "shift of $name";
		my $takes = $w->{roles}{ $o->{shift}{role} }{claims};
		same("$at: role", $o->{shift}{role}, $s->{role});
		same("$at: since", $o->{shift}{at}, $s->{shift_since});
		same("$at: handed over to", $o->{shift}{offer}, $s->{handed_over_to});
		same("$at: lines", $takes ? join(' ', serves($w, $o, $o->{shift}{role})) : '', join ' ', @{ $s->{lines} // [] });
		same("$at: break", $o->{task}{paused} ? 1 : 0, $s->{paused} ? 1 : 0);
		same("$at: moved by", $o->{task}{by}, $s->{moved_by});
		same("$at: moved at", $o->{task}{at}, $s->{moved_at});
		same("$at: is offered", $o->{push}{case}, $s->{pushed_case});
		same("$at: is offered by", $o->{push}{by}, $s->{pushed_by});
		same("$at: speaks with", (hands_of($w, $name, \&is_in_ear))[0], $s->{in_conversation});
		same("$at: on hold", (hands_of($w, $name, \&is_on_hold))[0], $s->{on_hold});
	}
	for my $said (@{ $w->{status}{staff} }) {
		my $of = $w->{roles}{ $said->{role} };
		my %there = map { $_ => 1 } $of->{shift} ? grep { $p->{$_}{shift}{role} eq $said->{role} } @work
		    : map { $_->{name} } grep { $_->{role} eq $said->{role} } values %{ $room->{seats} };
		same("there: $said->{role}", scalar keys %there, $said->{there});
	}
	same('consoles', scalar keys %{ $room->{seats} }, $w->{status}{consoles});
}

sub check_operators {
	my ($w, $room, $said) = @_;
	my $p = $room->{people};
	same('operators', join(' ', sort keys %$p), join ' ', sort map { $_->{name} } @$said);
	for my $s (@$said) {
		my $o = $p->{ $s->{name} } // {};
		same("operator $s->{name}: $_", join(' ', sort @{ $o->{$_} // [] }), join ' ', sort @{ $s->{$_} // [] })
		    for qw(roles lines not_complaints not_decisions);
		same("operator $s->{name}: revoked", $o->{revoked} ? 1 : 0, $s->{revoked} ? 1 : 0);
	}
}

# The end of a shift is the first of the times at which one begins, more than an hour on.
sub end_text {
	my ($w, $o) = @_;
	my (undef, $minute, $hour) = localtime($w->{wall_s}->($o->{shift}{began}));
	my $began = $hour * 60 + $minute;
	my ($least) = sort { $a->[0] <=> $b->[0] } map {
		my $after = $_ - $began;
		[$after <= 60 ? $after + 1440 : $after, $_]
	} @{ $w->{shifts} };
	return (sprintf('%02d:%02d', int($least->[1] / 60), $least->[1] % 60),
	    60000 * $least->[0] + $o->{shift}{began} - $o->{shift}{began} % 60000);
}

sub clock_text { my @l = localtime $_[0]; sprintf '%02d:%02d', @l[2, 1] }

# name role lines state since conversations end, and who changed his lines or his break
sub read_staff {
	my ($w, $room, @text) = @_;
	my $p = $room->{people};
	my (%seen, %sum);
	for my $text (@text) {
		if ($text =~ /^ in gesprek (\d+)  in de wacht (\d+)  pauze (\d+)  dienst eindigt binnen het uur (\d+)/) {
			same('staff, sum: talking', $sum{talking} // 0, $1);
			same('staff, sum: on hold', $sum{hold} // 0, $2);
			same('staff, sum: break', $sum{paused} // 0, $3);
			same('staff, sum: ends within the hour', $sum{ends} // 0, $4);
			$sum{is_said} = 1;
		}
		my ($name, $state, $since, $calls, $end, $moved) = $text =~
		    /^[ >](\S+) +\S+ +(?:alle lijnen|-|\S+(?: \+\d+)?) +([A-Z][A-Z ]*[A-Z]) +(\S+)(?: +(\d+))?(?:  +(\d\d:\d\d))?(?:  door (.*?))? *$/;
		next if !defined $name || !$p->{$name}{shift};
		my $o = $p->{$name};
		my ($talks, $talks_since) = hands_of($w, $name, \&is_in_ear);
		my ($holds, $holds_since) = hands_of($w, $name, \&is_on_hold);
		my ($has, $has_since) = hands_of($w, $name, \&is_in_hand);
		my ($since_seat) = map { $_->{since} } grep { $_->{name} eq $name } values %{ $room->{seats} };
		my $free = ($o->{free} // 0) > ($since_seat // 0) ? $o->{free} : $since_seat;
		my $takes = $w->{roles}{ $o->{shift}{role} }{claims};
		$seen{$name} = 1;
		next if $state eq 'WEG' || !defined $since_seat; # the clock of a post that is lost
		same("staff, $name: state", $talks ? 'IN GESPREK' : $holds ? 'WACHT' : $has ? 'BELT TERUG' : $o->{task}{paused} ? 'PAUZE'
		    : $takes ? 'VRIJ' : 'AANWEZIG', $state);
		same("staff, $name: since", $w->{wait_text}->($talks ? $talks_since : $holds ? $holds_since : $has ? $has_since : $free), $since);
		my ($ends, $end_line) = end_text($w, $o);
		same("staff, $name: end", $ends, $end);
		same("staff, $name: moved", $o->{task}{by} ? "$o->{task}{by}, " . clock_text($w->{at_s}->($o->{task}{at}))
		    : undef, $moved);
		$sum{talking} += $talks ? 1 : 0;
		$sum{hold} += !$talks && $holds ? 1 : 0;
		$sum{paused} += $o->{task}{paused} ? 1 : 0;
		$sum{ends} += $end_line - $w->{now} <= 3600000 ? 1 : 0;
	}
	same('staff on the panel', join(' ', sort grep { $p->{$_}{shift} } keys %$p), join ' ', sort keys %seen);
	same('sums of the staff', 1, $sum{is_said});
}
1;
