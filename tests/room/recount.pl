#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# recount.pl DIR - the figures of an evening, counted again from the journal alone, and without our own
# code: what stands in DIR/audit.json (`zcc-ctl --json audit show`), by the rules of zcc-case(7) and the
# numbers of DIR/zcc.conf, must be what these say of the same moment:
#
#   status.json queue.json shifts.json alarms.json   of zcc-ctl
#   screen.txt                                        the supervisor's screen, in Dutch; may be absent
#
# And what must hold all evening:
#   clocks      the time line does not fall and goes with the wall; nothing restarts the clock of a
#               case (VS-1): a norm runs from when the call came in, a call back from when it was one
#   standing    every act leads where zcc-case(7) says, and leaves what it says (TE-1, CB-1)
#   owners      nobody is without an owner for longer than the limits below
#
# Prints what was counted and exits 0, or says each thing that is wrong and exits 1.
use strict;
use warnings;
use JSON::PP;

my ($dir) = @ARGV;
my $json = JSON::PP->new->utf8;
my (@wrong, $compared);

sub text_of {
	my ($name) = @_;
	open my $in, '<', "$dir/$name" or die "$dir/$name: $!\n";
	local $/;
	return scalar <$in>;
}
sub wrong { push @wrong, sprintf shift, @_ }
sub shown { defined $_[0] ? "'$_[0]'" : 'nothing' }
sub same {
	my ($what, $counted, $said) = @_;
	$compared++;
	return if defined $counted == defined $said && (!defined $said || $counted eq $said);
	wrong('%s: counted %s, and %s is said', $what, shown($counted), shown($said));
}

# --- The numbers of the region ------------------------------------------------------------------------
my $conf = text_of('zcc.conf');
my (%norm, %limit);
$norm{$1} = $2 while $conf =~ /\{ line = "(\w+)"; norm_s = (\d+);/g;
$limit{$1} = $2 while $conf =~ /^\t(\w+) = \{ value = (\d+);/mg;
my @lines = qw(spoed regulier zorgverlener 112 zelftriage terugbellen);
$norm{$_} // die "zcc.conf has no norm of line $_\n" for @lines;

# --- What a case may do: from where, to where -----------------------------------------------------------
my %held = map { $_ => 1 } qw(aangenomen getrieerd ingezet opvolging aangehouden);
my %waits = map { $_ => 1 } qw(wachtend verlaten afgehaakt terugbellen);
my %to = (
	claim => 'aangenomen', release => 'wachtend', 'put-back' => 'terugbellen', close => 'gesloten',
	abandon => 'afgehaakt', rav => 'rav', lost => 'verlaten', hold => 'aangehouden',
	resume => 'aangenomen', return => 'wachtend', promise => 'terugbellen',
	'no-answer' => 'terugbellen', reached => 'aangenomen',
);
my %from = (
	claim => 'wachtend afgehaakt verlaten terugbellen aangehouden', release => 'aangenomen aangehouden',
	'put-back' => 'aangenomen', hold => 'aangenomen', resume => 'aangehouden',
	return => 'aangehouden', lost => 'aangenomen getrieerd ingezet opvolging aangehouden',
	promise => 'aangenomen wachtend afgehaakt terugbellen',
	'no-answer' => 'aangenomen wachtend afgehaakt terugbellen',
	reached => 'aangenomen wachtend afgehaakt terugbellen',
	abandon => 'wachtend aangehouden verlaten aangenomen',
);

# --- One case ---------------------------------------------------------------------------------------------
my (%case, %referred, %alarm, @shift_acts, %working);
my ($line_ms, $apart, $epoch, $shift_from, $last_seq) = (undef, undef, 0, undef, 0);
my @standing = qw(state owner callback answered abandoned within due promised attempts regie returned);

sub is_callback { $_[0]{callback} || $_[0]{state} eq 'afgehaakt' || $_[0]{state} eq 'terugbellen' }

# The clock of the line goes on from where it began; that of a call back from when it was one.
sub waits_again {
	my ($c) = @_;
	my $from = $c->{callback} ? $c->{abandoned} // $c->{received} : $c->{received};
	$c->{due} = $c->{callback} && defined $c->{promised} ? $c->{promised}
	    : $from + 1000 * ($c->{callback} ? $norm{terugbellen} : $c->{norm});
}
sub hung_up {
	my ($c, $t) = @_;
	my $was_callback = $c->{callback};
	@$c{qw(abandoned within)} = ($t, !defined $c->{due} || $t <= $c->{due} ? 1 : 0)
	    unless defined $c->{answered} || defined $c->{abandoned};
	@$c{qw(callback returned owner)} = (1, 0, '');
	$c->{due} = $c->{promised} // $t + 1000 * $norm{terugbellen};
	waits_again($c) if $was_callback;
}
sub taken {
	my ($c, $t, $who) = @_;
	@$c{qw(answered within)} = ($t, !defined $c->{due} || $t <= $c->{due} ? 1 : 0)
	    unless defined $c->{answered} || defined $c->{abandoned};
	@$c{qw(owner returned due)} = ($who, 0, undef);
}
my %act = (
	claim => sub { taken(@_) },
	reached => sub { taken(@_); @{$_[0]}{qw(callback regie promised)} = (0, 0, undef) },
	release => sub { $_[0]{owner} = ''; waits_again($_[0]) },
	'put-back' => sub { $_[0]{owner} = ''; waits_again($_[0]) },
	close => sub { $_[0]{due} = undef },
	abandon => sub { hung_up(@_) },
	rav => sub { my ($c, $t, $who, $was) = @_; $c->{owner} = $who unless $held{$was}; $c->{due} = undef },
	lost => sub { waits_again($_[0]) },
	hold => sub { $_[0]{due} = $_[1] + 1000 * $limit{hold_s} },
	resume => sub { $_[0]{due} = undef },
	return => sub { @{$_[0]}{qw(owner returned)} = ('', 1); waits_again($_[0]) },
	promise => sub {
		my ($c, $t, $who, $was, $d) = @_;
		@$c{qw(callback returned owner promised)} = (1, 0, '', $d->{promised_line_ms});
		$c->{due} = $c->{promised};
	},
	'no-answer' => sub {
		my ($c) = @_;
		@$c{qw(callback owner promised)} = (1, '', undef);
		$c->{attempts}++;
		$c->{regie} = 1 if $c->{attempts} >= $limit{callback_attempts} && $c->{urgency} le 'U3';
		waits_again($c);
	},
	again => sub { },
	spoken => sub { },
	handover => sub { $_[0]{owner} = $_[4]{claimed_by} },
);

# How long nobody has had it.
sub owned_by {
	my ($c, $t) = @_;
	my $is_owned = !$waits{ $c->{state} };
	push @{$c->{alone}}, {from => $c->{alone_from}, to => $t, callback => $c->{alone_callback},
	    due => $c->{alone_due}, attempts => $c->{alone_attempts}} if $is_owned && defined $c->{alone_from};
	$c->{alone_from} = $is_owned ? undef : $c->{alone_from} // $t;
	@$c{qw(alone_callback alone_due alone_attempts)} = (is_callback($c) ? 1 : 0, $c->{due}, $c->{attempts})
	    unless $is_owned;
}

sub received {
	my ($row, $d) = @_;
	my $c = {id => $row->{case}, line => $d->{line}, urgency => $d->{urgency},
	    norm => $norm{ $d->{line} }, received => $row->{line_ms}, state => 'wachtend', owner => '',
	    callback => $d->{line} eq 'terugbellen' ? 1 : 0, attempts => 0, regie => 0, returned => 0,
	    anonymous => $d->{anonymous} ? 1 : 0, version => 1,
	    due => $row->{line_ms} + 1000 * $norm{ $d->{line} }, alone => []};
	wrong('case %d came twice', $c->{id}) if $case{ $c->{id} };
	same("case $c->{id} came in", $c->{received}, $d->{received_line_ms});
	same("case $c->{id}, its clock", $c->{due}, $d->{due_line_ms});
	$case{ $c->{id} } = $c;
	owned_by($c, $row->{line_ms});
}

sub changed {
	my ($row, $d) = @_;
	my ($c, $name, $t) = ($case{ $row->{case} }, $d->{act}, $row->{line_ms});
	if (!$c) {
		wrong('row %d changes case %d, which never came', $row->{seq}, $row->{case});
		return;
	}
	my %before = map { $_ => $c->{$_} } @standing;
	my $was = $c->{state};
	if ($name eq 'undo') {
		@$c{@standing} = @{ $c->{before} }{@standing};
	} elsif (!$act{$name}) {
		wrong('row %d: nobody knows the act %s', $row->{seq}, $name);
		return;
	} else {
		wrong('row %d: %s of case %d, which is %s', $row->{seq}, $name, $c->{id}, $was)
		    if $from{$name} && !grep { $_ eq $was } split / /, $from{$name};
		$c->{state} = $to{$name} // $was;
		$act{$name}->($c, $t, $row->{user} // '', $was, $d);
	}
	$c->{before} = \%before;
	$c->{version}++;
	my $at = "case $c->{id}, row $row->{seq} ($name)";
	same("$at: state", $c->{state}, $d->{state});
	same("$at: who has it", $c->{owner}, $d->{claimed_by} // '');
	same("$at: its clock", $c->{due}, $d->{due_line_ms});
	same("$at: $_", $c->{$_}, $d->{$_} ? 1 : 0) for qw(callback regie returned);
	same("$at: attempts", $c->{attempts}, $d->{attempts});
	same("$at: promised", $c->{promised}, $d->{promised_line_ms});
	owned_by($c, $t);
}

# --- Row by row ---------------------------------------------------------------------------------------------
sub ms_of { # RFC 3339; within one month
	my ($d, $h, $m, $s) = $_[0] =~ /^\d+-\d+-(\d+)T(\d+):(\d+):([\d.]+)Z$/ or die "no time: $_[0]\n";
	return int((($d * 24 + $h) * 60 + $m) * 60000 + $s * 1000 + 0.5);
}
my $status = $json->decode(text_of('status.json'));
my $audit = $json->decode(text_of('audit.json'));
my $now = $status->{line_ms};
for my $row (@$audit) {
	last if $row->{seq} > $status->{seq}; # looking leaves rows too
	my ($t, $d) = ($row->{line_ms}, $row->{data});
	wrong('row %d follows row %d', $row->{seq}, $last_seq) unless $row->{seq} == $last_seq + 1;
	wrong('row %d: the time line falls', $row->{seq}) if defined $line_ms && $t < $line_ms;
	my $gap = ms_of($row->{at}) - $t;
	wrong('row %d: the time line leaves the wall by %d ms', $row->{seq}, $gap - $apart)
	    if defined $apart && abs($gap - $apart) > 1000;
	($last_seq, $line_ms) = ($row->{seq}, $t);
	$apart //= $gap;
	if ($row->{event} eq 'hub-started') {
		$epoch = $row->{epoch};
	} elsif ($row->{event} eq 'shift-began') {
		$shift_from = $t;
	} elsif ($row->{event} eq 'case-received') {
		received($row, $d);
	} elsif ($d && $row->{case} && $d->{act}) {
		changed($row, $d);
	} elsif ($row->{event} eq 'case-noted' && $case{ $row->{case} }) {
		$case{ $row->{case} }{version}++;
		$case{ $row->{case} }{anonymous} = 0 if $d->{has_phone};
	} elsif ($row->{event} eq 'refused' && $row->{line}) {
		push @{$referred{ $row->{line} }}, $t;
	} elsif ($row->{event} =~ /^alarm-(raised|seen|gone)$/) {
		$alarm{ $d->{alarm} } = {%{ $alarm{ $d->{alarm} } // {} }, $1 => $t, %$d} if $d->{alarm};
	} elsif ($row->{event} =~ /^shift-/ && $d) {
		push @shift_acts, [$d->{act}, $d->{operator}];
		$working{ $d->{operator} } = 1 if $d->{act} eq 'started';
		delete $working{ $d->{operator} } if $d->{act} =~ /^(?:ended|accepted|lost)$/;
	}
}
same('the newest row', $status->{seq}, $last_seq);
same('starts of the hub', $epoch, $status->{epoch});

# --- What the programs say of this moment ---------------------------------------------------------------------
my @cases = map { $case{$_} } sort { $a <=> $b } keys %case;
my @open = grep { $_->{state} ne 'gesloten' } @cases;
sub late { defined $_[0]{due} && $_[0]{due} < $now }
sub in_hour { int($_[0] / 60000) > int($now / 60000) - 60 }
sub in_shift { defined $shift_from && $_[0] >= $shift_from }
sub floor_s { $_[0] < 0 ? -int((999 - $_[0]) / 1000) : int($_[0] / 1000) }

same('waiting', scalar(grep { $waits{ $_->{state} } } @open), $status->{cases}{waiting});
same('open', scalar(grep { !$waits{ $_->{state} } } @open), $status->{cases}{open});
same('closed', @cases - @open, $status->{cases}{closed});
my @back = grep { is_callback($_) } @open;
same('call backs', scalar @back, $status->{callbacks}{open});
same('call backs overdue', scalar(grep { late($_) } @back), $status->{callbacks}{overdue});
same("call backs: $_", scalar(do { my $f = $_; grep { $_->{$f} } @back }), $status->{callbacks}{$_})
    for qw(anonymous regie);

my %figures;
for my $line (@lines) {
	my ($said) = grep { $_->{line} eq $line } @{ $status->{lines} };
	my @of = grep { $_->{line} eq $line } @cases;
	my @here = grep { (is_callback($_) ? 'terugbellen' : $_->{line}) eq $line } grep { $waits{ $_->{state} } } @open;
	my ($longest) = sort { $a <=> $b } map { $_->{received} } @here;
	my $f = $figures{$line} = {
		waiting => scalar @here, late => scalar(grep { late($_) } @here),
		longest_s => defined $longest ? floor_s($now - $longest) : 0,
		oldest => $longest,
	};
	my $unanswered = grep { $_->{state} eq 'wachtend' && late($_) && !defined $_->{answered} } @of;
	for my $window ([60 => \&in_hour], [shift => \&in_shift]) {
		my ($name, $in) = @$window;
		my @answered = grep { defined $_->{answered} && $in->($_->{answered}) } @of;
		my @gone = grep { defined $_->{abandoned} && $in->($_->{abandoned}) } @of;
		my $within = grep { $_->{within} } @answered;
		my $too_late = grep { !$_->{within} } @gone;
		my $all = @answered + $too_late + $unanswered;
		$f->{"answered_$name"} = @answered;
		$f->{"within_$name"} = $within;
		$f->{"abandoned_$name"} = @gone;
		$f->{"abandoned_late_$name"} = $too_late;
		$f->{"referred_$name"} = grep { $in->($_) } @{ $referred{$line} // [] };
		$f->{"share_${name}_permille"} = $all ? int($within * 1000 / $all) : undef;
	}
	same("line $line: $_", $f->{$_}, $said->{$_}) for grep { $_ ne 'oldest' } sort keys %$f;
}

my $queue = $json->decode(text_of('queue.json'));
same('cases in the queue', scalar @open, scalar @$queue);
for my $row (@$queue) {
	my $c = $case{ $row->{id} };
	if (!$c || $c->{state} eq 'gesloten') {
		wrong('case %d stands in the queue', $row->{id});
		next;
	}
	same("case $c->{id}: $_", $c->{$_}, $row->{$_}) for qw(line urgency state version attempts);
	same("case $c->{id}: who has it", $c->{owner}, $row->{claimed_by} // '');
	same("case $c->{id}: has waited", floor_s($now - $c->{received}), $row->{waited_s});
	same("case $c->{id}: is due", defined $c->{due} ? floor_s($c->{due} - $now) : undef, $row->{due_in_s});
	same("case $c->{id}: $_", $c->{$_} ? 1 : 0, $row->{$_} ? 1 : 0)
	    for qw(callback anonymous returned regie);
}

my (%claims, %said_claims);
$claims{ $_->{owner} }++ for grep { $held{ $_->{state} } } @open;
my $shifts = $json->decode(text_of('shifts.json'));
$said_claims{ $_->{name} } += $_->{claims} for @$shifts;
same("who works: $_", $working{$_}, 1) for grep { defined $_ } map { $_->{shift_since} ? $_->{name} : undef } @$shifts;
same("cases of $_", $claims{$_} // 0, $said_claims{$_}) for sort keys %said_claims;

my $unseen = grep { !$_->{seen} } values %alarm;
same('alarms that nobody has seen', $unseen, $status->{alarms});

# --- The screen ------------------------------------------------------------------------------------------------
sub share_text { defined $_[0] ? sprintf('%d,%d%%', int($_[0] / 10), $_[0] % 10) : 'n.v.t.' }
# All durations of a screen step together, with the ten seconds of the time line, from two minutes on
# with its minutes; see zcc-console(1).
sub wait_text {
	my ($since) = @_;
	my $ms = $now - $now % 10000 - $since;
	$ms = $now - $now % 60000 - $since, $ms = 120000 > $ms ? 120000 : $ms if $ms >= 120000;
	my $s = $ms < 0 ? 0 : int($ms / 1000);
	return int($s / 10) * 10 . 's' if $s < 60;
	return sprintf '%dm%02d', int($s / 60), int($s % 60 / 10) * 10 if $s < 120;
	return int($s / 60) . 'm' if $s < 3600;
	return sprintf '%dh%02d', int($s / 3600), int($s % 3600 / 60) =~ s/h/u/r if $s < 86400;
	return int($s / 86400) . 'd';
}
my $rows_seen = 0;
if (-e "$dir/screen.txt") {
	for my $text (split /\n/, text_of('screen.txt')) {
		my ($line) = grep { $text =~ /^ \Q$_\E\s/ } @lines;
		my $f = defined $line ? $figures{$line} : next;
		my @on = $text =~ /^ \S+\s+(\d+) +(?:([\dmusd]+)!? +)?\d+[smuh]!? +([\d,]+%|n\.v\.t\.)!? +([\d,]+%|n\.v\.t\.) +(\d+) +(\d+)/;
		$rows_seen++;
		same("screen, $line: waits", $f->{waiting}, $on[0]);
		same("screen, $line: oldest", defined $f->{oldest} ? wait_text($f->{oldest}) : undef, $on[1]);
		same("screen, $line: 60 min", share_text($f->{share_60_permille}), $on[2]);
		same("screen, $line: shift", share_text($f->{share_shift_permille}), $on[3]);
		same("screen, $line: answered", $f->{answered_shift}, $on[4]);
		same("screen, $line: hung up", $f->{abandoned_shift}, $on[5]);
	}
	same('lines on the screen', scalar @lines, $rows_seen);
}

# --- Nobody without an owner for too long ------------------------------------------------------------------------
# Of who is on the line: U0 and U1 half a minute (TE-2), others the ten minutes of the norm for posts
# (TB-2), or the norm of their line where that is longer.  A call back is tried five minutes after its
# time at the latest; whoever did not answer then has no time of his own until he is promised one.
use constant {URGENT_S => 30, CALLER_S => 600, AFTER_TIME_S => 300};
my (%worst, $late_s);
$late_s = 0;
for my $c (@cases) {
	for my $a (@{ $c->{alone} }, defined $c->{alone_from} ? {from => $c->{alone_from}, to => $now,
	    callback => $c->{alone_callback}, due => $c->{alone_due}, attempts => $c->{alone_attempts}} : ()) {
		my $s = int(($a->{to} - $a->{from}) / 1000);
		if ($a->{callback}) {
			next if $a->{attempts};
			my $after = int(($a->{to} - $a->{due}) / 1000);
			$late_s = $after if $after > $late_s;
			wrong('case %d was called back %d s after its time', $c->{id}, $after)
			    if $after > AFTER_TIME_S;
			next;
		}
		my $limit = $c->{urgency} le 'U1' ? URGENT_S : $c->{norm} > CALLER_S ? $c->{norm} : CALLER_S;
		$worst{ $c->{urgency} } = $s if $s > ($worst{ $c->{urgency} } // -1);
		wrong('case %d (%s, %s) was without an owner for %d s, of at most %d', $c->{id}, $c->{urgency},
		    $c->{line}, $s, $limit) if $s > $limit;
	}
}

print "$_\n" for @wrong;
printf "%d rows, %d cases, %d figures compared; longest on the line without an owner: %s; latest call back "
    . "%d s after its time\n", $last_seq, scalar @cases, $compared,
    join(', ', map { "$_ $worst{$_} s" } sort keys %worst), $late_s;
exit(@wrong ? 1 : 0);
