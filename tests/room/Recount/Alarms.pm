# SPDX-License-Identifier: EUPL-1.2
# Recount::Alarms - what stands, who saw it, what rests, and how many alarms each desk gets against what a
# person can bear: alarms.json, alarm_load of status.json, and the screen of the alarms.
#
# And what must hold (zcc-case(7), "ALARMS"):
#   PE-9    what nobody has seen in time is for the next desk too
#   each urgent call over its limit on hold, and each that could not be called back, is an alarm at once; a
#   line below its target is one as long as it is; what rests comes back in its time
#   goal 22 (UX, EEMUA 191), of each desk apart, for nobody sits at two: in a whole evening less than one
#   alarm in 10 minutes on the average and never more than 10 in 10; and no more middle and high ones than
#   shares of 80, 15 and 5 % can bring.  A desk gets few, so that a share itself says little:
#   what is wrong is a number that such shares would bring less than once in a thousand evenings.
package Recount::Alarms;
use strict;
use warnings;
use Recount;

my %kinds = ( # priority, for whom, for whom later
	'clock-step' => ['laag', 'toezicht', ''], 'board-full' => ['hoog', 'toezicht', ''],
	'hold-limit' => ['middel', 'triage regie', 'toezicht'], 'callback-regie' => ['middel', 'regie', 'toezicht'],
	unclaimed => ['hoog', 'regie', 'toezicht'], 'rav-wait' => ['hoog', 'regie toezicht', ''],
	'consult-urgent' => ['middel', 'regie toezicht', ''], 'consult-late' => ['laag', 'regie toezicht', ''],
	'takeover-wait' => ['middel', 'toezicht', ''],
	'retriage-urgent' => ['middel', 'triage', 'regie toezicht'], 'retriage-late' => ['laag', 'triage', 'toezicht'],
	'line-low' => ['middel', 'toezicht', ''], 'callback-late' => ['laag', 'toezicht', ''],
	'shift-long' => ['laag', 'toezicht', ''], left => ['middel', 'regie', 'toezicht'],
	unreached => ['laag', 'regie', 'toezicht'], 'post-lost' => ['laag', 'toezicht', ''],
	'hold-long' => ['laag', 'triage', ''], 'regie-decides' => ['laag', 'regie', ''],
	'transfer-back' => ['laag', 'toezicht', ''], 'advice-late' => ['laag', 'regie', 'toezicht'],
	'review-late' => ['laag', 'toezicht', ''], 'tag-late' => ['laag', 'toezicht', ''],
);
my @desks = qw(triage regie vervolgzorg toezicht meldkamer);
my %field = (hoog => 'high', middel => 'middle', laag => 'low');
use constant {FLOOD_ABOVE => 10, FLOOD_BELOW => 5, LOAD_MINUTES => 10, LEAST_SHOWN => 20};

# --- The load of a desk ---------------------------------------------------------------------------------
sub minute { int($_[0] / 60000) }
sub last_10 {
	my ($l, $t) = @_;
	return scalar grep { minute($_) > minute($t) - LOAD_MINUTES && minute($_) <= minute($t) } @{ $l->{times} };
}
sub weigh {
	my ($w, $load, $desk, $priority, $row) = @_;
	my ($l, $t) = ($load->{$desk}, $row->{line_ms});
	my $day = $w->{day}->($t);
	my $was_flood = $l->{flood} && last_10($l, $t) >= FLOOD_BELOW;
	@$l{qw(day high middle low peak peak_at)} = ($day, 0, 0, 0, 0, undef), $was_flood = 0
	    if !defined $l->{day} || $l->{day} != $day;
	push @{ $l->{times} }, $t;
	push @{ $l->{came} }, [$t, $field{$priority}];
	$l->{of}{$_}++ for grep { $load->{on_duty}{$_} eq $desk } keys %{ $load->{on_duty} };
	my $now = last_10($l, $t);
	$l->{flood} = $was_flood || $now > FLOOD_ABOVE;
	$l->{ $field{$priority} }++;
	@$l{qw(peak peak_at)} = ($now, $row->{at}) if $now > $l->{peak};
}

# --- The life of an alarm --------------------------------------------------------------------------------
sub is_alone { $_[0]{kind} =~ /^(?:unclaimed|left|unreached)$/ }
sub is_done { $_[0]{gone} && @{ $_[0]{seen} } }
sub rested_in_time {
	my ($w, $a, $t) = @_;
	return if !$a->{rest};
	my $until = $a->{rest}{until};
	wrong('alarm %d came back from its rest at %d, due at %d', $a->{id}, $t, $until)
	    if $t < $until || $t > by_tick($w, $until);
}

sub apply {
	my ($w, $c, $row, $name) = @_;
	my ($d, $t) = @$row{qw(data line_ms)};
	my $a = $c->{alarm}{ $d->{alarm} // 0 };
	if ($name eq 'raised') {
		my $kind = $kinds{ $d->{kind} } // do { wrong('nobody knows the alarm %s', $d->{kind}); return };
		same("alarm $d->{kind}: priority", $kind->[0], $d->{priority});
		weigh($w, $c->{load}, $_, $kind->[0], $row) for split / /, $kind->[1];
		return if !$d->{alarm}; # there was no room for it
		$c->{alarm}{ $d->{alarm} } = {id => $d->{alarm}, kind => $d->{kind}, value => $d->{value},
		    whom => $kind->[1], raised => $t, raised_at => $row->{at}, seen => [],
		    gone => $d->{gone} ? 1 : 0, gone_at => $d->{gone} ? $row->{at} : undef};
	} elsif (!$a) {
		wrong('row %d: %s of alarm %d, which is not there', $row->{seq}, $name, $d->{alarm});
	} elsif ($name eq 'seen') {
		$a->{first_seen} //= $t;
		push @{ $a->{seen} }, $row->{user};
		$c->{seen}{ $a->{value} }++ if is_alone($a) && @{ $a->{seen} } == 1 && $w->{in_shift}->($t);
	} elsif ($name eq 'gone') {
		rested_in_time($w, $a, $t);
		@$a{qw(gone gone_at rest ended)} = (1, $row->{at}, undef, $t);
	} elsif ($name eq 'rested') {
		$a->{rest} = {reason => $d->{reason}, until => $d->{until_line_ms}, by => $row->{user}};
		push @{ $a->{seen} }, $row->{user} if $row->{user} && !grep { $_ eq $row->{user} } @{ $a->{seen} };
	} elsif ($name eq 'woken') {
		rested_in_time($w, $a, $t) if !$row->{user};
		@$a{qw(rest seen)} = (undef, []);
	} elsif ($name eq 'widened') {
		my $later = $kinds{ $a->{kind} }[2];
		weigh($w, $c->{load}, $_, $kinds{ $a->{kind} }[0], $row) for split / /, $later;
		@$a{qw(whom widened)} = ("$a->{whom} $later", $t);
		$c->{widened}{ $a->{value} }++ if is_alone($a) && $w->{in_shift}->($t);
		wrong('alarm %d was widened too early', $a->{id}) if $t < $a->{raised} + 1000 * $w->{limit}{alarm_widen_s};
	} else { # it gave way
		delete $c->{alarm}{ $a->{id} };
		return;
	}
	return if !$a || !is_done($a);
	push @{ $c->{past} }, delete $c->{alarm}{ $a->{id} };
}

# Who is at which desk, and for how long: an alarm is for each who sits there, and seen by each for himself.
sub on_duty {
	my ($w, $c, $row) = @_;
	my ($d, $t, $is) = (@$row{qw(data line_ms)}, $c->{load}{on_duty});
	my $who = $d->{operator} // return;
	if ($d->{act} =~ /^(?:started|back)$/) {
		$is->{$who} = $w->{roles}{ $d->{role} }{desk};
		$c->{since}{$who} = $t;
	} elsif ($d->{act} =~ /^(?:ended|lost|accepted)$/ && delete $is->{$who}) {
		$c->{worked}{$who} += $t - $c->{since}{$who};
	}
}

sub count {
	my ($w) = @_;
	my $c = {alarm => {}, past => [], load => {on_duty => {}, map { $_ => {times => [], high => 0, middle => 0, low => 0, peak => 0} } @desks}};
	for my $row (@{ $w->{rows} }) {
		on_duty($w, $c, $row) if $row->{event} =~ /^shift-/ && $row->{data};
		apply($w, $c, $row, $1) if $row->{event} =~ /^alarm-(raised|seen|gone|rested|woken|widened|gave-way)$/;
	}
	return $c;
}

# --- What must have been told ----------------------------------------------------------------------------
sub must_widen {
	my ($w, $c) = @_;
	for my $of (@{ $c->{past} }, values %{ $c->{alarm} }) {
		next if $kinds{ $of->{kind} }[2] eq '';
		my $due = $of->{raised} + 1000 * $w->{limit}{alarm_widen_s};
		my ($end) = sort { $a <=> $b } grep { defined } $of->{first_seen}, $of->{ended}, $w->{now};
		wrong('PE-9: nobody saw alarm %d (%s) for %d s, and it was not widened', $of->{id}, $of->{kind},
		    ($end - $of->{raised}) / 1000) if $end > by_tick($w, $due) && !defined $of->{widened};
	}
}

# Did one of this kind stand at some moment of these?
sub stood_in {
	my ($c, $kind, $from, $to) = @_;
	return scalar grep { $_->{kind} eq $kind && $_->{raised} <= $to && ($_->{ended} // $to) >= $from }
	    @{ $c->{past} }, values %{ $c->{alarm} };
}

# How likely are so many of so many, or more, when each is one with this chance?
sub chance_of {
	my ($k, $n, $p) = @_;
	my ($term, $sum) = ((1 - $p) ** $n, 0);
	for my $i (0 .. $n) {
		$sum += $term if $i >= $k;
		$term *= ($n - $i) / ($i + 1) * $p / (1 - $p);
	}
	return $sum;
}

# What each desk was given, and each person at it; a line for each.
sub must_be_bearable {
	my ($w, $c, $is_whole, $is_wild) = @_;
	my ($minutes, @said) = (($w->{now} - $w->{rows}[0]{line_ms}) / 60000);
	for my $desk (grep { $c->{load}{$_}{came} } @desks) {
		my @came = @{ $c->{load}{$desk}{came} };
		my %n = map { my $f = $_; $f => scalar grep { $_->[1] eq $f } @came } values %field;
		my ($peak) = sort { $b <=> $a } map {
			my $from = $_->[0];
			scalar grep { $_->[0] >= $from && $_->[0] < $from + 60000 * LOAD_MINUTES } @came
		} @came;
		wrong('goal 22: desk %s gets %d alarms in %d min', $desk, scalar @came, $minutes)
		    if $is_whole && @came * 10 >= $minutes;
		wrong('goal 22: desk %s gets %d alarms in 10 min', $desk, $peak) if $is_whole && $peak > FLOOD_ABOVE;
		for my $share (['high', $n{high}, 0.05], ['middle and high', $n{middle} + $n{high}, 0.2]) {
			my ($what, $k, $p) = @$share;
			wrong('goal 22: of %d alarms of desk %s are %d %s', scalar @came, $desk, $k, $what)
			    if $is_whole && !$is_wild && chance_of($k, scalar @came, $p) < 0.001;
		}
		push @said, sprintf 'alarms, %s: %d (%d low, %d middle, %d high), at most %d in 10 min', $desk,
		    scalar @came, @n{qw(low middle high)}, $peak;
	}
	my %of = map { %{ $c->{load}{$_}{of} // {} } } @desks;
	for my $who (sort keys %of) {
		my $worked = ($c->{worked}{$who} // 0) +
		    ($c->{load}{on_duty}{$who} ? $w->{now} - $c->{since}{$who} : 0);
		wrong('goal 22: %s gets %d alarms in %d min', $who, $of{$who}, $worked / 60000)
		    if $is_whole && $worked >= 3600000 && $of{$who} * 600000 >= $worked;
		push @said, sprintf 'alarms, %s: %d in %d min', $who, $of{$who}, $worked / 60000;
	}
	return @said;
}

# At this moment: is a line below its target an alarm, and no other?
sub must_be_low {
	my ($w, $c) = @_;
	for my $line (@{ $w->{lines} }) {
		my ($f, $target) = ($w->{figures}{$line}, $w->{target}{$line});
		my $calls = $f->{answered_60} + $f->{abandoned_late_60};
		my $number = 1 + (grep { $w->{lines}[$_] eq $line } 0 .. $#{ $w->{lines} })[0];
		my ($stands) = grep { $_->{kind} eq 'line-low' && $_->{value} == $number && !$_->{gone} } values %{ $c->{alarm} };
		wrong('line %s is below its target, and no alarm says so', $line)
		    if !$stands && $calls >= $w->{limit}{line_low_calls} && 100 * $f->{within_60} < $calls * $target;
		my $back = $target + $w->{limit}{line_low_back_pct};
		$back = 100 if $back > 100;
		wrong('line %s has its target again, and an alarm says not', $line)
		    if $stands && !$stands->{rest} &&
		    ($calls < int($w->{limit}{line_low_calls} / 2) || 100 * $f->{within_60} >= $calls * $back);
	}
}

# --- What the programs say ---------------------------------------------------------------------------------
sub state_of {
	my ($a) = @_;
	return $a->{gone} ? 'weg' : $a->{rest} ? 'rust' : @{ $a->{seen} } ? 'gezien' : 'nieuw';
}

sub check_list {
	my ($w, $c, $said) = @_;
	my %is = %{ $c->{alarm} };
	same('alarms that nobody has seen', scalar(grep { !@{ $_->{seen} } } values %is), $w->{status}{alarms});
	same('alarms', join(' ', sort { $a <=> $b } keys %is), join ' ', sort { $a <=> $b } map { $_->{id} } @$said);
	for my $s (@$said) {
		my $a = $is{ $s->{id} } // next;
		my $at = "alarm $s->{id}";
		same("$at: $_", $a->{$_}, $s->{$_}) for qw(kind value raised_at gone_at);
		same("$at: state", state_of($a), $s->{state});
		same("$at: for", join(' ', sort split / /, $a->{whom}), join ' ', sort @{ $s->{for} });
		same("$at: gone", $a->{gone}, $s->{gone} ? 1 : 0);
		same("$at: first seen by", $a->{seen}[0], $s->{seen_by});
		same("$at: seen by", "@{ $a->{seen} }", "@{ $s->{seen_by_all} }");
		same("$at: rests for", ($a->{rest} // {})->{reason}, $s->{rest_reason});
		same("$at: rests by", ($a->{rest} // {})->{by}, $s->{rest_by});
	}
}

# As a desk counts at this moment.
sub load_of {
	my ($w, $c, $desk) = @_;
	my %l = %{ $c->{load}{$desk} };
	@l{qw(high middle low peak peak_at)} = (0, 0, 0, 0, undef) if !defined $l{day} || $l{day} != $w->{day}->($w->{now});
	$l{last_10_min} = last_10(\%l, $w->{now});
	$l{today} = $l{high} + $l{middle} + $l{low};
	$l{flood} = $l{flood} && $l{last_10_min} >= FLOOD_BELOW ? 1 : 0;
	return \%l;
}

sub check_load {
	my ($w, $c) = @_;
	my $said = $w->{status}{alarm_load};
	same('desks with a load', "@desks", join ' ', map { $_->{desk} } @{ $said->{desks} });
	for my $s (@{ $said->{desks} }) {
		my $l = load_of($w, $c, $s->{desk});
		same("load of $s->{desk}: $_", $l->{$_}, $s->{$_}) for qw(last_10_min today high middle low peak peak_at);
		same("load of $s->{desk}: flood", $l->{flood}, $s->{flood} ? 1 : 0);
	}
	my @stand = grep { !$_->{gone} } values %{ $c->{alarm} };
	same('alarms: more than a day', scalar(grep { $w->{now} - $_->{raised} > 86400000 } @stand), $said->{standing_24h});
	same('alarms: resting', scalar(grep { $_->{rest} } @stand), $said->{resting});
	same('alarms: chattering', scalar(grep { $_->{rest} && $_->{rest}{reason} eq 'klappert' } @stand), $said->{chattering});
	for my $s (@{ $w->{status}{lines} }) {
		for my $what (qw(seen widened)) {
			my $n = 0;
			$n += $c->{$what}{$_} for grep { $w->{cases}{$_}{line} eq $s->{line} } keys %{ $c->{$what} // {} };
			same("line $s->{line}: alarms $what", $n, $s->{"alarms_${what}_shift"});
		}
	}
}

# The lines of the list, as zcc-console(1) has them: what is for toezicht first, then what nobody saw, the most
# urgent, the newest; in a flood one line for all of a kind in the same state.
my %order = (NIEUW => 1, GEZIEN => 2, RUST => 3, WEG => 4, HOOG => 1, MIDDEL => 2, LAAG => 3);
sub lines_of {
	my ($w, $c, $is_flood) = @_;
	my %word = (hoog => 'HOOG', middel => 'MIDDEL', laag => 'LAAG');
	my @is = sort {
		$b->{ours} <=> $a->{ours} || $order{ $a->{state} } <=> $order{ $b->{state} } ||
		    $order{ $a->{prio} } <=> $order{ $b->{prio} } || $b->{raised} <=> $a->{raised} || $b->{id} <=> $a->{id}
	} map {
		my $of = $_;
		my $state = $of->{gone} ? 'WEG' : $of->{rest} ? 'RUST' : (grep { $_ eq $w->{looks} } @{ $of->{seen} }) ? 'GEZIEN' : 'NIEUW';
		+{%$of, num => 1, state => $state, prio => $word{ $kinds{ $of->{kind} }[0] },
		    ours => (grep { $_ eq 'toezicht' } split / /, $of->{whom}) ? 1 : 0}
	} values %{ $c->{alarm} };
	my (%first, @lines);
	for my $is (@is) {
		my $alike = "$is->{kind} $is->{state}";
		push @lines, $first{$alike} = $is if !($is_flood && $first{$alike});
		$first{$alike}{num}++ if $first{$alike} != $is;
	}
	return map { "$_->{prio} " . ($_->{num} > 1 ? "$_->{num}x " : '') . $_->{state} } @lines;
}

# The load of the desk of toezicht, and the list: "14:27 HOOG ... NIEUW".  What has no room is told by how many
# there are.
sub read_screen {
	my ($w, $c, @text) = @_;
	my ($l, $seen) = (load_of($w, $c, 'toezicht'), 0);
	my (@on, $all);
	for my $text (@text) {
		if ($text =~ /^ laatste 10 min (\d+)  \|  vandaag (\d+)  \|  piek (\d+) per 10 min(?: \((\d\d:\d\d|-)\))?  \|  vloed: (\w+)/) {
			my @said = ($1, $2, $3, $5);
			same('screen, load: last 10 min', $l->{last_10_min}, $said[0]);
			same('screen, load: today', $l->{today}, $said[1]);
			same('screen, load: peak', $l->{peak}, $said[2]);
			same('screen, load: flood', $l->{flood} ? 'ja' : 'nee', lc $said[3]);
			$seen++;
		} elsif ($text =~ /^ prio vandaag: laag (\d+) .*middel (\d+) .*hoog (\d+) /) {
			same('screen, load: priorities', "@$l{qw(low middle high)}", "$1 $2 $3");
			$seen++;
		} elsif ($text =~ /^[ >]\d\d:\d\d (HOOG|MIDDEL|LAAG) +(\d+x )?.* (NIEUW|GEZIEN|WEG|RUST)\b/) {
			push @on, "$1 " . ($2 // '') . $3;
		} elsif ($text =~ /^ \((\d+) in totaal\)/) {
			$all = $1;
		}
	}
	my @is = lines_of($w, $c, $l->{flood});
	same('screen, load: lines', 2, $seen);
	same('screen, alarms: how many', scalar keys %{ $c->{alarm} }, $all) if defined $all;
	splice @is, @on if defined $all && @on >= LEAST_SHOWN;
	same('screen, alarms', join(', ', @is), join ', ', @on);
}
1;
