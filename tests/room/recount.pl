#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# recount.pl DIR [whole|wild] - the figures of an evening, counted again from the journal alone, and without our own
# code: what stands in DIR/audit.json (`zcc-ctl --json audit show`), by the rules of zcc-case(7) and the
# numbers of DIR/zcc.conf, must be what these say of the same moment:
#
#   status.json queue.json shifts.json alarms.json operators.json report.json   of zcc-ctl
#   screen.txt phone.txt staff.txt backs.txt hands.txt alarms.txt region.txt
#                                     the supervisor's screens, in Dutch; may be absent
#
# And what must hold all evening:
#   clocks      the time line does not fall and goes with the wall; nothing restarts the clock of a
#               case (VS-1): a norm runs from when the call came in, a call back from when it was one
#   standing    every act leads where zcc-case(7) says, and leaves what it says (TE-1, CB-1)
#   owners      nobody is without an owner for longer than the limits below
#   and what stands at the head of Recount/*.pm
#
# whole: it is the end of a whole evening, in which everything that a room does was done.  wild: more goes
# wrong at once than people can bear; what they do too late then says nothing of the hub.
#
# Prints what was counted and exits 0, or says each thing that is wrong and exits 1.
use strict;
use warnings;
use FindBin;
use JSON::PP;
use Time::Local qw(timegm);
use lib $FindBin::Bin;
use Recount;
use Recount::Alarms;
use Recount::Care;
use Recount::Deeds;
use Recount::Dossier;
use Recount::Kp10;
use Recount::Panels;
use Recount::Room;
use Recount::Tags;
use Recount::Waitroom;
use Recount::Workday qw(workday_end wall_ms);

my ($dir, $kind) = (@ARGV, '');
my ($is_whole, $is_wild) = ($kind eq 'whole', $kind eq 'wild');
my $json = JSON::PP->new->utf8;

sub text_of {
	my ($name) = @_;
	open my $in, '<', "$dir/$name" or die "$dir/$name: $!\n";
	local $/;
	return scalar <$in>;
}
# --- The numbers of the region ------------------------------------------------------------------------
my $conf = text_of('zcc.conf');
my (%norm, %limit, %target, %roles, %urgency);
$norm{$1} = $2, $target{$1} = $3 while $conf =~ /\{ line = "(\w+)"; norm_s = (\d+); target_pct = (\d+);/g;
$urgency{$1} = "U$2" while $conf =~ /\{ line = "(\w+)";[^}]*?urgency = "?U?(\d)/g;
my @begins = map { /(\d+):(\d+)/ ? 60 * $1 + $2 : () } split /,/, $conf =~ /^shifts = \((.*)\);/m ? $1 : '';
while ($conf =~ /\{ name = "([\w-]+)"; desk = "(\w+)";( shift = true;)?\s+lines = \[(.*?)\];\s+verbs = \[(.*?)\];/gs) {
	my ($role, $desk, $shift, $lines, $verbs) = ($1, $2, $3, $4, $5);
	$roles{$role} = {desk => $desk, shift => $shift ? 1 : 0, lines => [$lines =~ /"([\w-]+)"/g], claims => $verbs =~ /"claim"/ ? 1 : 0};
}
$limit{$1} = $2 while $conf =~ /^\t(\w+) = \{ value = (\d+);/mg;
my @lines = qw(spoed regulier zorgverlener 112 zelftriage terugbellen);
# What a professional asks is for a desk; what the region says nothing of for that of the manual (KB-1).
my %desk_of = (urgentie => 'triage', inzet => 'regie', indicatie => 'vervolgzorg', vervolgzorg => 'vervolgzorg');
$desk_of{$1} = $2 while $conf =~ /asks = "([a-z]+)"; desk = "([a-z]+)"/g;
$norm{$_} // die "zcc.conf has no norm of line $_\n" for @lines;

# --- What a case may do: from where, to where -----------------------------------------------------------
my %held = map { $_ => 1 } qw(aangenomen getrieerd ingezet opvolging aangehouden);
my %waits = map { $_ => 1 } qw(wachtend verlaten afgehaakt terugbellen);
my %to = (
	claim => 'aangenomen', release => 'wachtend', 'put-back' => 'terugbellen', close => 'gesloten',
	abandon => 'afgehaakt', rav => 'rav', meldkamer => 'meldkamer', lost => 'verlaten', hold => 'aangehouden',
	'forward-back' => 'terugbellen', resume => 'aangenomen', 'back-hold' => 'aangehouden', return => 'wachtend', promise => 'terugbellen', decline => 'terugbellen',
	'no-answer' => 'terugbellen', reached => 'aangenomen', triage => 'getrieerd', deploy => 'ingezet', 'no-show' => 'terugbellen',
);
my %from = (
	claim => 'wachtend afgehaakt verlaten terugbellen aangehouden',
	release => 'aangenomen getrieerd aangehouden', 'put-back' => 'aangenomen getrieerd',
	hold => 'aangenomen getrieerd', resume => 'aangehouden', triage => 'aangenomen getrieerd',
	forward => 'wachtend aangenomen getrieerd aangehouden afgehaakt terugbellen',
	'forward-back' => 'aangenomen getrieerd',
	return => 'aangehouden', back => 'verlaten', 'back-hold' => 'verlaten', check => 'overgedragen',
	'no-show' => 'ingezet opvolging gesloten',
	authorise => 'gesloten', decline => 'gesloten', instruct => 'getrieerd ingezet aangehouden', judge => 'ingezet aangehouden', 'check-missed' => 'overgedragen', 'check-later' => 'overgedragen', lost => 'aangenomen getrieerd ingezet opvolging aangehouden',
	promise => 'aangenomen getrieerd wachtend afgehaakt terugbellen',
	'no-answer' => 'aangenomen getrieerd wachtend afgehaakt terugbellen',
	reached => 'aangenomen getrieerd wachtend afgehaakt terugbellen',
	abandon => 'wachtend aangehouden verlaten aangenomen getrieerd', deploy => 'aangenomen getrieerd ingezet',
);

# --- One case ---------------------------------------------------------------------------------------------
# Nobody has a U0 or U1 (TE-2), whether he is on the line, hung up, or was called in vain.
my %same = (left => "unclaimed", unreached => "unclaimed");
my (%told, %answered, %case, %referred, %was, @rows, @away, @musts);
my ($line_ms, $apart, $epoch, $shift_from, $last_seq) = (undef, undef, 0, undef, 0);
my @standing = qw(was back_from spoken on norm desk asks forwards state state_line clock_s owner callback answered abandoned within due promised attempts regie returned
    unheard contact urgency triaged consult judged judged_at);
my (@contacts, @hand_days, @accepted, @consults);

sub is_callback { $_[0]{callback} || $_[0]{state} eq 'afgehaakt' || $_[0]{state} eq 'terugbellen' }

# Care that was on its way when its post fell away still is, in whatever hand (VS-1).
sub is_under_way { ($_[0] // '') =~ /^(?:ingezet|opvolging)$/ }
sub goes_on { $_[0]{state} = $_[0]{was} if is_under_way($_[0]{was}) }
# What was triaged stays so in every hand, and help is due by a time that counts from the call.
sub is_talking { $_[0] eq 'aangenomen' || $_[0] eq 'getrieerd' }
# What runs, and how long that is: against it a screen says "nearly" and "over".
sub runs {
	my ($c, $from, $norm) = @_;
	@$c{qw(due clock_s)} = ($from + 1000 * $norm, $norm);
}
sub runs_until {
	my ($c, $promised) = @_;
	@$c{qw(due clock_s)} = ($promised, $norm{terugbellen});
}
sub stops { @{ $_[0] }{qw(due clock_s)} = (undef, 0) }
sub triage_runs {
	my ($c) = @_;
	my $call = $c->{received} + $c->{wall_ahead};
	my $norm = $c->{triaged} ? $limit{ 'triaged_' . lc($c->{urgency}) . '_s' } : undef;
	$norm = int((workday_end($call, $limit{triaged_u5_day_s}) - $call) / 1000)
	    if $c->{triaged} && $c->{urgency} eq 'U5' && $limit{triaged_u5_day_s};
	$norm ? runs($c, $c->{received}, $norm) : stops($c);
}
sub in_hand {
	my ($c) = @_;
	$c->{state} = $c->{triaged} ? 'getrieerd' : 'aangenomen';
	triage_runs($c);
}
# The clock of the line goes on from where it began; that of a call back from when it was one.
sub waits_again {
	my ($c) = @_;
	my $from = $c->{callback} ? $c->{back_from} // $c->{abandoned} // $c->{received} : $c->{received};
	return triage_runs($c) if $c->{triaged} && !$c->{callback};
	return runs_until($c, $c->{promised}) if $c->{callback} && defined $c->{promised};
	runs($c, $from, $c->{callback} ? $norm{terugbellen} : $c->{norm});
}
sub hung_up {
	my ($c, $t, $who, $was) = @_;
	push @{ $c->{cut} }, [$t, $c->{on}] if is_talking($was) || $was eq 'verlaten'; # spoken to, and not ended
	my $was_callback = $c->{callback};
	@$c{qw(abandoned within)} = ($t, !defined $c->{due} || $t <= $c->{due} ? 1 : 0)
	    unless defined $c->{answered} || defined $c->{abandoned};
	@$c{qw(callback returned owner)} = (1, 0, '');
	$c->{back_from} = $t unless $was_callback;
	defined $c->{promised} ? runs_until($c, $c->{promised}) : runs($c, $t, $norm{terugbellen});
	waits_again($c) if $was_callback;
}
sub taken {
	my ($c, $t, $who) = @_;
	$c->{spoken} = 1 unless defined $c->{answered} || defined $c->{abandoned};
	@$c{qw(answered within)} = ($t, !defined $c->{due} || $t <= $c->{due} ? 1 : 0)
	    unless defined $c->{answered} || defined $c->{abandoned};
	@$c{qw(owner returned)} = ($who, 0);
	triage_runs($c);
}
# To the meldkamer: it stays with who has it, else with who sends it, until somebody there has it.
sub is_spoken { ($_[0]{hand}{state} // '') eq 'gesproken' }
sub sent {
	my ($c, $t, $who, $was, $d) = @_;
	$c->{owner} = $who unless $held{$was} || $was eq 'rav' || $was eq 'meldkamer';
	$c->{promised} = undef; # help comes instead
	$c->{unheard} = 1;
	stops($c);
	push @{ $c->{sent} }, {from => $t};
	reached_them(@_) if is_spoken($d);
}
sub reached_them {
	my ($c, $t) = @_;
	push @hand_days, $t;
	push @contacts, {at => $t, took => $t - $c->{received}} unless defined $c->{contact};
	$c->{contact} //= $t;
	$c->{unheard} = 0;
	$c->{sent}[-1]{heard} //= $t if $c->{sent};
}
sub accepted {
	my ($c, $t, $who, $was) = @_;
	if ($was eq 'rav' || $was eq 'meldkamer') {
		reached_them($c, $t);
		$c->{state} = 'overgedragen';
		$was eq 'rav' ? runs($c, $t, $limit{ambulance_s}) : stops($c);
		$c->{promised} = $c->{due} if $was eq 'rav'; # then he who waits for it is called (CB-2)
		push @accepted, $t;
	} elsif ($was eq 'overgedragen' || $was eq 'aangehouden') {
		in_hand($c);
	}
	$c->{owner} = $who;
}
# The last of three that was given counts: of the regiearts, of the triagist, of the protocol (NT-4).
sub triaged {
	my ($c, $t, $who, $was, $d) = @_;
	my $by = $d->{triage}{regiearts} // $d->{triage}{triagist};
	consult_ends($c, $t);
	@$c{qw(triaged urgency)} = (1, $by->{urgency});
	my ($system, $own) = ($d->{triage}{system}{urgency}, $d->{triage}{triagist}{urgency});
	my $judged = "$own $d->{triage}{triagist}{at}"; # asked anew its time begins anew
	@$c{qw(judged judged_at)} = ($judged, $t) if $judged ne ($c->{judged} // '');
	$c->{consult} = {kind => $system le 'U1' ? 'consult-urgent' : 'consult-late', from => $c->{judged_at}}
	    if !$d->{triage}{regiearts} && $own gt $system;
	triage_runs($c);
	wrong('case %d: below the protocol, and not for the regiearts', $c->{id})
	    if !$d->{triage}{regiearts} && !$d->{triage}{to_regie} && $by->{urgency} gt $d->{triage}{system}{urgency};
}
# TB-5: a consult is asked until it is answered, judged anew, closed or sent to the meldkamer.
sub consult_ends {
	my ($c, $t) = @_;
	push @consults, {%{ delete $c->{consult} }, id => $c->{id}, to => $t} if $c->{consult};
}
# On to another line or desk (PI-5): nobody has it, and the norm of that line runs since the call came in.  Until
# somebody triages it the line says how urgent it is; of whom nobody has spoken to, the graver of the two.
sub sent_on {
	my ($c, $t, $who, $was, $d) = @_;
	my $f = $d->{forwarded} // {};
	same("PI-5: case $c->{id} was sent on: $_->[0]", $_->[1], $_->[2] // '')
	    for ['by', $who, $f->{by}], ['from line', $c->{on}, $f->{from_line}], ['from desk', $c->{desk}, $f->{from_desk}];
	wrong('PI-5: case %d was sent on to where it is', $c->{id})
	    if $d->{line} eq $c->{on} && ($d->{desk} // '') eq $c->{desk};
	wrong('PI-5: case %d was sent on, and nobody says why', $c->{id}) if !$f->{reason};
	my $urgency = $d->{line} eq $c->{on} ? $c->{urgency} : $urgency{ $d->{line} };
	$c->{urgency} = $urgency if !$c->{triaged} && ($c->{spoken} || $urgency lt $c->{urgency});
	@$c{qw(on norm asks owner)} = ($d->{line}, $norm{ $d->{line} }, $d->{asks} // '', '');
	$c->{desk} = $d->{desk} // '';
	$c->{forwards}++;
	$c->{state} = 'wachtend' if $held{$was} && $d->{act} eq 'forward';
	waits_again($c) if $held{$was} || !$c->{callback};
}
# Where no care of its own is on its way, nobody is on the line any more: a call back.
sub without_it {
	my ($c, $was, $by, $d) = @_;
	my $stays = $was !~ /^(?:getrieerd|ingezet|opvolging)$/ || $d->{act} ne 'wrong-patient' ||
	    ($was eq 'ingezet' && $by && $d->{triage}{care});
	$c->{callback} = 1 if !$stays && is_under_way($was);
	my $is = $stays ? $was : 'aangenomen';
	return $is eq 'aangenomen' && $by ? 'getrieerd' : $is;
}
sub mended {
	my ($c, $t, $who, $was, $d) = @_;
	my $by = $d->{triage} && ($d->{triage}{regiearts} // $d->{triage}{triagist});
	consult_ends($c, $t);
	$c->{triaged} = $by ? 1 : 0;
	$c->{urgency} = $by ? $by->{urgency} : $c->{urgency} le $urgency{ $c->{on} } ? $c->{urgency} : $urgency{ $c->{on} };
	$c->{$_} = without_it($c, $c->{$_}, $by, $d) for $was eq 'verlaten' ? 'was' : 'state';
	if ($was eq 'gesloten') {
		@$c{qw(state callback owner promised attempts back_from)} = ('terugbellen', 1, '', undef, 0, $t);
		runs($c, $t, $norm{terugbellen});
	} elsif ($waits{$was}) {
		waits_again($c);
	} elsif ($was !~ /^(?:aangehouden|rav|meldkamer|overgedragen)$/) {
		triage_runs($c);
	}
}
my %act = (
	forward => sub { sent_on(@_) },
	'forward-back' => sub { sent_on(@_) },
	claim => sub { taken(@_); goes_on($_[0]) },
	reached => sub { taken(@_); @{$_[0]}{qw(callback regie promised spoken back_from)} = (0, 0, undef, 1, undef) },
	release => sub { $_[0]{owner} = ''; waits_again($_[0]) },
	'put-back' => sub { $_[0]{owner} = ''; waits_again($_[0]) },
	close => sub { stops($_[0]) },
	abandon => sub { hung_up(@_) },
	rav => sub { sent(@_) },
	meldkamer => sub { sent(@_); $_[0]{state} = 'rav' if $_[3] eq 'rav' },
	readdress => sub { $_[0]{unheard} = 1; reached_them(@_) if is_spoken($_[4]) },
	spoken => sub { reached_them(@_) },
	accept => sub { accepted(@_) },
	transfer => sub { taken(@_[0 .. 2]), in_hand($_[0]) if $_[3] eq 'wachtend' },
	triage => sub { triaged(@_) },
	'hand-back' => sub { },
	deploy => sub { },
	# what nobody took meanwhile is his again, as it was; who was on hold has been so since then
	back => sub { in_hand($_[0]); goes_on($_[0]) },
	'back-hold' => sub { runs($_[0], $_[0]{held_from}, $limit{hold_s}) },
	check => sub { $_[0]{promised} = $_[1] + 1000 * $limit{check_s} },
	'check-missed' => sub { $_[0]{promised} = $_[1] + 1000 * $limit{check_s}; $_[0]{attempts}++ },
	authorise => sub { },
	# not agreed: a call back that begins now, by a time where it can be called and can wait (TB-6)
	decline => sub {
		my ($c, $t) = @_;
		$c->{back_from} = $t;
		my $by = $t + ($c->{urgency} le 'U1' ? 0 : 1000 * $norm{terugbellen});
		@$c{qw(callback returned owner regie attempts promised)} = (1, 0, '', $c->{anonymous} && $c->{urgency} le 'U3' ? 1 : 0, 0,
		    $c->{anonymous} ? undef : $by);
		defined $c->{promised} ? runs_until($c, $by) : runs($c, $t, $norm{terugbellen});
	},
	instruct => sub { consult_ends(@_[0, 1]) },
	# by a regiearts, and it stays where it is; who is on hold keeps the clock of that (TB-5)
	judge => sub {
		my ($c, $t, $who, $was, $d) = @_;
		consult_ends($c, $t);
		$c->{urgency} = $d->{triage}{regiearts}{urgency};
		triage_runs($c) if $was eq 'ingezet';
	},
	# the answers were of somebody else, or came (ID-2): no clock begins anew, nobody is less urgent by it
	'wrong-patient' => sub { mended(@_) },
	'right-patient' => sub { mended(@_) },
	'no-show' => sub { my ($c, $t) = @_; @$c{qw(callback owner promised back_from)} = (1, '', $t, $t); runs_until($c, $t) },
	identify => sub { },
	'check-later' => sub { $_[0]{promised} = $_[4]{promised_line_ms} },
	lost => sub { $_[0]{was} = $_[3]; $_[0]{lost_from} = $_[0]{state_line}; waits_again($_[0]) },
	hold => sub { $_[0]{held_from} = $_[1]; runs($_[0], $_[1], $limit{hold_s}) },
	resume => sub { in_hand($_[0]) },
	return => sub { @{$_[0]}{qw(owner returned)} = ('', 1); waits_again($_[0]) },
	promise => sub {
		my ($c, $t, $who, $was, $d) = @_;
		$c->{back_from} = $t unless $c->{callback};
		@$c{qw(callback returned owner promised)} = (1, 0, '', $d->{promised_line_ms});
		runs_until($c, $c->{promised});
	},
	'no-answer' => sub {
		my ($c) = @_;
		@$c{qw(callback owner promised)} = (1, '', undef);
		$c->{attempts}++;
		$c->{regie} = 1 if $c->{attempts} >= $limit{callback_attempts} && $c->{urgency} le 'U3';
		waits_again($c);
	},
	again => sub { },
	handover => sub { $_[0]{owner} = $_[4]{claimed_by} },
);

# How long nobody has had it.
sub owned_by {
	my ($c, $t) = @_;
	my $is_owned = !$waits{ $c->{state} };
	push @{$c->{alone}}, {from => $c->{alone_from}, to => $t, callback => $c->{alone_callback},
	    due => $c->{alone_due}, attempts => $c->{alone_attempts}, urgency => $c->{alone_urgency}}
	    if $is_owned && defined $c->{alone_from};
	$c->{alone_from} = $is_owned ? undef : $c->{alone_from} // $t;
	@$c{qw(alone_callback alone_due alone_attempts alone_urgency)} =
	    (is_callback($c) ? 1 : 0, $c->{due}, $c->{attempts}, $c->{urgency})
	    unless $is_owned;
}

# A U0 or U1 that nobody has, in each state in which it waits; one that cannot be called back, or is with
# the regiearts, is not waited for.  Who hangs up, or comes back from being on hold, has had nobody do
# anything: what was told about him stands.
sub was_told {
	my ($kind, $id, $from) = @_;
	return scalar grep { $_->[0] eq 'raised' && $_->[1] >= $from } @{ $told{"$kind $id"} // [] };
}
sub stands {
	my ($kind, $id) = @_;
	my @acts = grep { $_->[0] ne 'seen' } @{ $told{"$kind $id"} // [] };
	return @acts && $acts[-1][0] eq 'raised';
}
sub urgent_from {
	my ($c, $t, $name) = @_;
	my $was = $c->{urgent} && !defined $c->{urgent}[-1]{to} ? $c->{urgent}[-1] : undef;
	$was->{to} = $t if $was;
	return unless $c->{urgency} le 'U1' && $waits{ $c->{state} } && !(is_callback($c) && ($c->{anonymous} || $c->{regie}));
	my $base = is_callback($c) && defined $c->{promised} && $c->{promised} > $t ? $c->{promised} : $t;
	my %done = map {
		my $goes_on = $was && $name eq 'abandon' && ($was->{done}{$_} || was_told($_, $c->{id}, $was->{from}));
		($_ => $goes_on || ($name eq 'return' && stands('hold-limit', $c->{id})))
	} qw(bell unclaimed);
	# who hangs up before anybody took him is alone since before
	$base = $was->{base} if $was && $name eq 'abandon' && $was->{base} < $base;
	push @{ $c->{urgent} }, {from => $t, base => $base, done => \%done, urgency => $c->{urgency}};
}

sub same_clock {
	my ($at, $c, $d) = @_;
	same("$at: its clock", $c->{due}, $d->{due_line_ms});
	same("$at: the norm of its clock", $c->{clock_s}, $d->{norm_s});
}

sub received {
	my ($row, $d) = @_;
	my $c = {id => $row->{case}, line => $d->{line}, on => $d->{line}, desk => $d->{desk} // '',
	    asks => $d->{asks} // '', forwards => 0, urgency => $d->{urgency}, triaged => 0,
	    norm => $norm{ $d->{line} }, received => $row->{line_ms}, state => 'wachtend', owner => '',
	    callback => $d->{line} eq 'terugbellen' ? 1 : 0, attempts => 0, regie => 0, returned => 0,
	    anonymous => $d->{anonymous} ? 1 : 0, version => 1, post => $d->{post} // '',
	    state_line => $row->{line_ms}, alone => [], wall_ahead => wall_ms($row->{at}) - $row->{line_ms}};
	runs($c, $c->{received}, $c->{norm});
	# the same call as of the case where its answers were: somebody spoke with it, and it counts there (ID-2)
	@$c{qw(same_call spoken answered within)} = (1, 1, $c->{received}, 0) if $d->{same_call};
	wrong('case %d came twice', $c->{id}) if $case{ $c->{id} };
	same("case $c->{id} came in", $c->{received}, $d->{received_line_ms});
	same_clock("case $c->{id}", $c, $d) unless $row->{event} eq 'case-entered';
	$case{ $c->{id} } = $c;
	owned_by($c, $row->{line_ms});
	urgent_from($c, $row->{line_ms}, '');
}

# Within so long whoever has paper alone answers who calls, as evening.c has it.
use constant PAPER_MS => 10000;

# Written on paper while there was no hub (PT-1): everything is as of the time at which it was so, and
# who entered it is not who answered.
sub entered {
	my ($row, $d) = @_;
	my ($t, $answered) = ($d->{received_line_ms}, $d->{answered_line_ms});
	received({%$row, line_ms => $t}, $d);
	my $c = $case{ $row->{case} };
	$c->{wall_ahead} = wall_ms($row->{at}) - $row->{line_ms}; # as it is when it is entered
	wrong('case %d was written on paper while there was a hub', $c->{id})
	    unless grep { $_->{from} <= $t && $t <= $_->{to} } @away;
	@$c{qw(later state)} = (1, $d->{state});
	@$c{qw(spoken answered within)} = (1, $answered, $answered <= $t + 1000 * $c->{norm} ? 1 : 0) if defined $answered;
	same("case $c->{id}, on paper: within its norm", $c->{within}, $d->{within} ? 1 : 0) if defined $answered;
	if ($c->{state} eq 'gesloten') {
		@$c{qw(alone_from urgent)} = (undef, undef);
		stops($c);
	} elsif (defined $answered) {
		$c->{callback} = 1;
		runs($c, $t, $norm{terugbellen});
		wrong('case %d was answered on paper and is %s', $c->{id}, $c->{state}) if $c->{state} ne 'terugbellen';
	} else {
		wrong('case %d waits on paper and is %s', $c->{id}, $c->{state}) if $c->{state} ne 'wachtend';
	}
	same_clock("case $c->{id}, on paper", $c, $d);
	wrong('case %d was answered on paper %d s after it came in', $c->{id}, ($answered - $t) / 1000)
	    if defined $answered && ($answered < $t || $answered > $t + PAPER_MS);
	delete $c->{urgent};
	urgent_from($c, $row->{line_ms}, '');
	$_->{base} = ($answered // $t) for @{ $c->{urgent} // [] };
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
	$was{ $row->{seq} } = {was => $was, urgency => $c->{urgency}, line => $c->{on}, held_before => '',
	    held_now => '', pushed => undef};
	if ($name eq 'undo') {
		@$c{@standing} = @{ $c->{before} }{@standing};
		pop @{ $c->{cut} } if $was eq 'afgehaakt' && $c->{state} =~ /^(?:aangenomen|getrieerd|verlaten)$/;
	} elsif (!$act{$name}) {
		wrong('row %d: nobody knows the act %s', $row->{seq}, $name);
		return;
	} else {
		wrong('row %d: %s of case %d, which is %s', $row->{seq}, $name, $c->{id}, $was)
		    if $from{$name} && !grep { $_ eq $was } split / /, $from{$name};
		$c->{state} = $to{$name} // $was;
		$c->{state} = 'getrieerd' if $c->{state} eq 'aangenomen' && $c->{triaged};
		$act{$name}->($c, $t, $row->{user} // '', $was, $d);
		$c->{was} = undef if $c->{state} ne 'verlaten';
	}
	my ($held_before, $held_now) = map { $held{ $_->{state} } ? $_->{owner} : '' } \%before, $c;
	$answered{$held_now}++ if $held_now ne $held_before && $name =~ /^(?:claim|reached)$/;
	$answered{$held_before}-- if $name eq 'undo' && $held_now eq '' && ($answered{$held_before} // 0) > 0;
	@{ $was{ $row->{seq} } }{qw(held_before held_now)} = ($held_before, $held_now);
	same("case $c->{id}, row $row->{seq} ($name): since when", $c->{lost_from}, $d->{state_line_ms})
	    if $name =~ /^back/;
	same("case $c->{id}, row $row->{seq} ($name): since when", $t, $d->{state_line_ms})
	    if $name =~ /^(?:hold|claim|lost|return|release|rav)$/;
	@$c{qw(state_line hand reason)} = @$d{qw(state_line_ms hand reason)};
	my $is_urgent = $c->{urgency} le 'U1';
	push @musts, [$is_urgent ? 'hold-limit' : 'hold-long', $c->{id}, $t] if $name eq 'return';
	push @musts, [$is_urgent ? 'callback-regie' : 'regie-decides', $c->{id}, $t] if $c->{regie} && !$before{regie};
	push @musts, ['post-lost', $c->{id}, $t] if $name eq 'lost';
	# whose shift ended, or who was revoked, leaves no question why nobody took it
	push @musts, ['transfer-back', $c->{id}, $t] if $name eq 'hand-back' && !$row->{user} &&
	    $t - $d->{hand}{sent_line_ms} >= 1000 * $limit{transfer_s};
	$c->{before} = \%before;
	$c->{version}++;
	my $at = "case $c->{id}, row $row->{seq} ($name)";
	same("$at: state", $c->{state}, $d->{state});
	same("$at: what it was", $c->{was} // '', $d->{before} // '');
	same("$at: who has it", $c->{owner}, $d->{claimed_by} // '');
	same_clock($at, $c, $d);
	same("$at: $_", $c->{$_}, $d->{$_} ? 1 : 0) for qw(callback regie returned);
	same("$at: urgency", $c->{urgency}, $d->{urgency} // $c->{urgency});
	same("$at: attempts", $c->{attempts}, $d->{attempts});
	same("$at: $_->[0]", $_->[1], $_->[2] // '') for ['line', $c->{on}, $d->{line}], ['desk', $c->{desk}, $d->{desk}],
	    ['what is asked', $c->{asks}, $d->{asks}], ['sent on', $c->{forwards}, $d->{forwards}];
	same("$at: promised", $c->{promised}, $d->{promised_line_ms});
	same("$at: contact with the meldkamer", $c->{contact}, $d->{hand}{contact_line_ms})
	    if $name =~ /^(?:rav|meldkamer|spoken|accept|readdress)$/;
	Recount::Waitroom::changed(\%limit, $c, $t, $name, $d);
	consult_ends($c, $t) if $c->{state} =~ /^(?:gesloten|rav|meldkamer|overgedragen)$/;
	$c->{sent}[-1]{over} //= $t if $c->{unheard} && $c->{state} ne 'rav' && $c->{state} ne 'meldkamer';
	owned_by($c, $t);
	urgent_from($c, $t, $name) unless $name eq 'again';
}

# --- Row by row ---------------------------------------------------------------------------------------------
$ENV{TZ} = 'Europe/Amsterdam';
my $month_s; # of the first of the month, 00:00 UTC
sub ms_of { # RFC 3339; within one month
	$month_s //= timegm(0, 0, 0, 1, $2 - 1, $1) - 86400 if $_[0] =~ /^(\d+)-(\d+)/;
	my ($d, $h, $m, $s) = $_[0] =~ /^\d+-\d+-(\d+)T(\d+):(\d+):([\d.]+)Z$/ or die "no time: $_[0]\n";
	return int((($d * 24 + $h) * 60 + $m) * 60000 + $s * 1000 + 0.5);
}
my $status = $json->decode(text_of('status.json'));
my $audit = $json->decode(text_of('audit.json'));
my $now = $status->{line_ms};
# The clocks were set, and the hub says so within a second: only then the wall may leave the line.
my @set = map { [$_->{line_ms}, $_->{data}{value}] }
    grep { $_->{event} eq 'alarm-raised' && $_->{data}{kind} eq 'clock-step' } @$audit;
sub was_set {
	my ($t, $by) = @_;
	return scalar grep { $t <= $_->[0] && $_->[0] <= $t + 2000 && abs(abs($by) - $_->[1]) < 500 } @set;
}
for my $row (@$audit) {
	last if $row->{seq} > $status->{seq}; # looking leaves rows too
	my ($t, $d) = ($row->{line_ms}, $row->{data});
	wrong('row %d follows row %d', $row->{seq}, $last_seq) unless $row->{seq} == $last_seq + 1;
	wrong('row %d: the time line falls', $row->{seq}) if defined $line_ms && $t < $line_ms;
	my $gap = ms_of($row->{at}) - $t;
	$apart = $gap if defined $apart && was_set($t, $gap - $apart);
	wrong('row %d: the time line leaves the wall by %d ms', $row->{seq}, $gap - $apart)
	    if defined $apart && abs($gap - $apart) > 1000;
	($last_seq, $line_ms) = ($row->{seq}, $t);
	push @rows, $row;
	$apart //= $gap;
	if ($row->{event} eq 'hub-started') {
		$epoch = $row->{epoch};
		push @away, {from => $rows[-2]{line_ms}, to => $t} if @rows > 1;
	} elsif ($row->{event} eq 'shift-began') {
		$shift_from = $t;
	} elsif ($row->{event} eq 'case-received') { # made for whose answers were in another case, it waits since then
		received($row->{verb} ? $row : {%$row, line_ms => $d->{received_line_ms}}, $d);
	} elsif ($row->{event} eq 'case-entered') {
		entered($row, $d);
	} elsif ($row->{event} =~ /^case-push/) {
		next; # changes nothing of the case
	} elsif ($d && $row->{case} && $d->{act}) {
		changed($row, $d);
	} elsif ($row->{event} eq 'case-rung') {
		push @{ $told{"bell $row->{case}"} }, ['raised', $t, $case{ $row->{case} }{on}];
	} elsif ($row->{event} =~ /^(?:patient-|background$|(?:un)?struck$)/ && $case{ $row->{case} }) {
		$case{ $row->{case} }{version}++; # who it is and what is known: no clock, no state, no owner
	} elsif ($row->{event} eq 'professional-asked' && $case{ $row->{case} }) {
		my $c = $case{ $row->{case} };
		$c->{version}++; # what is asked says for which desk it is (KB-1)
		$c->{asks} = $d->{asks} if $d->{asks};
		same("KB-1: case $c->{id}: its desk", $d->{asks} ? $desk_of{ $d->{asks} } : $c->{desk}, $d->{desk} // '');
		$c->{desk} = $d->{desk} // '';
	} elsif ($row->{event} =~ /^(?:wrong-patient|right-patient|part-moved|tagged|tag-reviewed)$/ && $case{ $row->{case} }) {
		$case{ $row->{case} }{version}++;
		$case{ $row->{case} }{anonymous} = $d->{has_phone} ? 0 : 1 if $row->{event} =~ /-patient$/;
	} elsif ($row->{event} eq 'case-noted' && $case{ $row->{case} }) {
		$case{ $row->{case} }{version}++;
		$case{ $row->{case} }{anonymous} = 0 if $d->{has_phone};
	} elsif ($row->{event} eq 'refused' && $row->{line}) {
		push @{$referred{ $row->{line} }}, $t;
	} elsif ($row->{event} =~ /^alarm-(raised|seen|gone)$/) {
		push @{ $told{ ($same{ $d->{kind} } // $d->{kind}) . " $d->{value}" } }, [$1, $t, ($case{ $d->{value} } // {})->{on}];
	} elsif ($row->{event} =~ /^shift-/ && $d) {
		$answered{ $d->{operator} } = 0 if $d->{act} =~ /^(?:started|back|ended|accepted|lost)$/;
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
sub local_day { # of a moment of the time line, in Amsterdam
	my @l = localtime(($apart + $_[0]) / 1000 + $month_s);
	return ($l[5] + 1900) * 1000 + $l[7];
}

my %evening = (status => $status, rows => \@rows, now => $now, away => \@away, cases => \%case, open => \@open,
    was => \%was, limit => \%limit, target => \%target, roles => \%roles, lines => \@lines, shifts => \@begins,
    held => \%held, waits => \%waits, is_callback => \&is_callback, share_text => \&share_text,
    looks => 'karel', in_shift => \&in_shift, in_day => \&in_day, day => \&local_day, wait_text => \&wait_text,
    wall_s => sub { ($apart + $_[0]) / 1000 + $month_s }, at_s => sub { ms_of($_[0]) / 1000 + $month_s });
$evening{clock} = sub { my @l = localtime $evening{wall_s}->($_[0]); sprintf '%02d:%02d', @l[2, 1] };
my $room = Recount::Room::count(\%evening);
my $alarms = Recount::Alarms::count(\%evening);

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
	my @of = grep { $_->{line} eq $line && !$_->{same_call} } @cases;
	my @here = grep { (is_callback($_) ? 'terugbellen' : $_->{on}) eq $line } grep { $waits{ $_->{state} } } @open;
	my ($longest) = sort { $a <=> $b } map { $_->{received} } @here;
	my $f = $figures{$line} = {
		waiting => scalar @here, late => scalar(grep { late($_) } @here),
		longest_s => defined $longest ? floor_s($now - $longest) : 0,
		oldest => $longest,
	};
	my $unanswered = grep { $_->{state} eq 'wachtend' && late($_) && !$_->{spoken} } @of; # nor called back
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
		$f->{"received_$name"} = grep { !$_->{later} && $in->($_->{received}) } @of;
		$f->{"cut_$name"} = grep { $in->($_->[0]) && $_->[1] eq $line } map { @{ $_->{cut} // [] } } @cases;
		$f->{"referred_$name"} = grep { $in->($_) } @{ $referred{$line} // [] };
		$f->{"share_${name}_permille"} = $all ? int($within * 1000 / $all) : undef;
	}
	my (%per_five, %in_shift);
	for my $t (map { $_->{received} } grep { !$_->{later} } @of) {
		$per_five{ int($t / 300000) }++;
		$in_shift{ int($t / 300000) }++ if in_shift($t);
	}
	same("line $line: $_", $f->{$_}, $said->{$_}) for grep { $_ ne 'oldest' } sort keys %$f;
	$f->{trend} = [map { $per_five{ int($now / 300000) - $_ } // 0 } reverse 0 .. 11];
	($f->{peak}) = sort { $b <=> $a } values %in_shift, 0;
	same("line $line: calls per five minutes", "@{ $f->{trend} }", "@{ $said->{trend_5_min} }");
}

# Posts that forward their calls (KB-2), and what a report of their reachability needs (KP-10).
sub in_day { local_day($_[0]) == local_day($now) }
for my $said (@{ $status->{posts} // [] }) {
	my @of = grep { $_->{post} eq $said->{post} } @cases;
	for my $window ([60 => \&in_hour], [shift => \&in_shift], [today => \&in_day]) {
		my ($name, $in) = @$window;
		my @answered = grep { defined $_->{answered} && $in->($_->{answered}) } @of;
		same("post $said->{post}: calls_$name", scalar(grep { $in->($_->{received}) } @of), $said->{"calls_$name"});
		same("post $said->{post}: answered_$name", scalar @answered, $said->{"answered_$name"});
		same("post $said->{post}: within_$name", scalar(grep { $_->{within} } @answered), $said->{"within_$name"});
		same("post $said->{post}: abandoned_$name",
		    scalar(grep { defined $_->{abandoned} && $in->($_->{abandoned}) } @of), $said->{"abandoned_$name"});
	}
}

# Two clocks (C5): from the call to the meldkamer, of one local day; and what was accepted.
my $hand_day = @hand_days ? local_day($hand_days[-1]) : 0;
my @today = grep { local_day($_->{at}) == $hand_day } @contacts;
my ($slowest) = sort { $b <=> $a } map { $_->{took} } @today;
same('contacts with the meldkamer', scalar @today, $status->{handovers}{contacts});
same('contacts in time', scalar(grep { $_->{took} <= 1000 * $limit{mka_contact_s} } @today),
    $status->{handovers}{contacts_in_time});
same('the slowest contact', defined $slowest ? floor_s($slowest) : 0, $status->{handovers}{contact_worst_s});
same('rides accepted', scalar(grep { local_day($_) == $hand_day } @accepted), $status->{handovers}{accepted});
same('on its way, unheard', scalar(grep { $_->{unheard} && $_->{state} =~ /^(?:rav|meldkamer)$/ } @open),
    $status->{handovers}{unheard});

# Whoever goes to the meldkamer is acknowledged there, or an alarm says that nobody has (RV-1).  While the
# hub is away nothing can be raised: its first second counts then.
sub is_raised_in {
	my ($kind, $value, $from, $to) = @_;
	return scalar grep { $_->[0] eq 'raised' && $_->[1] >= $from && $_->[1] <= $to }
	    @{ $told{"$kind $value"} // [] };
}
sub must_be_raised_by { by_tick(\%evening, $_[0]) }
my (%rung, %unclaimed);
for my $c (@cases) {
	for my $u (@{ $c->{urgent} // [] }) {
		my $end = $u->{to} // $now;
		for my $step (['bell', $limit{unclaimed_bell_s}], ['unclaimed', $limit{unclaimed_alarm_s}]) {
			my ($kind, $s) = @$step;
			next if $u->{done}{$kind};
			my $due = $u->{base} + 1000 * $s;
			$due = $u->{from} if $due < $u->{from}; # entered afterwards
			wrong('case %d (%s) was alone for %d s, and there was no %s', $c->{id}, $u->{urgency},
			    ($end - $u->{base}) / 1000, $kind eq 'bell' ? 'bell' : 'alarm')
			    if $end > must_be_raised_by($due) &&
			    !is_raised_in($kind, $c->{id}, $due, must_be_raised_by($due));
			wrong('case %d: %s too early', $c->{id}, $kind)
			    if is_raised_in($kind, $c->{id}, $u->{from} + 1, ($end < $due ? $end : $due) - 1);
		}
	}
	$rung{ $_->[2] }++ for grep { in_shift($_->[1]) } @{ $told{"bell $c->{id}"} // [] };
	$unclaimed{ $_->[2] }++ for grep { $_->[0] eq 'raised' && in_shift($_->[1]) }
	    @{ $told{"unclaimed $c->{id}"} // [] };
}
for my $said (@{ $status->{lines} }) {
	same("line $said->{line}: bells", $rung{ $said->{line} } // 0, $said->{rung_shift});
	same("line $said->{line}: alarms that nobody took it", $unclaimed{ $said->{line} } // 0, $said->{alarmed_shift});
}

my ($acknowledged, $alarmed) = (0, 0);
for my $c (@cases) {
	for my $sent (@{ $c->{sent} // [] }) {
		my $end = $sent->{heard} // $sent->{over} // $now;
		my $due = $sent->{from} + 1000 * $limit{rav_wait_s};
		my $is_raised = is_raised_in('rav-wait', $c->{id}, $due, must_be_raised_by($due));
		$acknowledged++ if defined $sent->{heard};
		$alarmed++ if $is_raised;
		wrong('case %d waited %d s for the meldkamer, and no alarm was raised', $c->{id},
		    ($end - $sent->{from}) / 1000) if $end > must_be_raised_by($due) && !$is_raised;
		wrong('case %d was alarmed about too early', $c->{id})
		    if is_raised_in('rav-wait', $c->{id}, $sent->{from}, $due - 1);
	}
}

Recount::Panels::check_hands(\%evening);
my $queue = $json->decode(text_of('queue.json'));
same('cases in the queue', scalar @open, scalar @$queue);
for my $row (@$queue) {
	my $c = $case{ $row->{id} };
	if (!$c || $c->{state} eq 'gesloten') {
		wrong('case %d stands in the queue', $row->{id});
		next;
	}
	same("case $c->{id}: $_", $c->{$_}, $row->{$_}) for qw(urgency state version attempts forwards);
	same("case $c->{id}: line", $c->{on}, $row->{line});
	same("case $c->{id}: $_", $c->{$_}, $row->{$_} // '') for qw(asks desk);
	same("case $c->{id}: who has it", $c->{owner}, $row->{claimed_by} // '');
	same("case $c->{id}: has waited", floor_s($now - $c->{received}), $row->{waited_s});
	same("case $c->{id}: is due", defined $c->{due} ? floor_s($c->{due} - $now) : undef, $row->{due_in_s});
	same("case $c->{id}: $_", $c->{$_} ? 1 : 0, $row->{$_} ? 1 : 0)
	    for qw(callback anonymous returned regie);
}

Recount::Dossier::check(\%evening, $queue);
my (%claims, %said_claims);
$claims{ $_->{owner} }++ for grep { $held{ $_->{state} } } @open;
my $shifts = $json->decode(text_of('shifts.json'));
$said_claims{ $_->{name} } += $_->{claims} for @$shifts;
same("cases of $_", $claims{$_} // 0, $said_claims{$_}) for sort keys %said_claims;
my %takes = map { @{ $_->{lines} // [] } ? ($_->{name} => 1) : () } @$shifts;

same("calls answered by $_->{name}", $answered{ $_->{name} } // 0, $_->{answered_shift})
    for grep { $_->{shift_since} && $takes{ $_->{name} } } @$shifts;
Recount::Room::check_shifts(\%evening, $room, $shifts);
Recount::Room::check_operators(\%evening, $room, $json->decode(text_of('operators.json')));
$evening{figures} = \%figures;
Recount::Alarms::check_list(\%evening, $alarms, $json->decode(text_of('alarms.json')));
Recount::Alarms::check_load(\%evening, $alarms);
Recount::Alarms::must_widen(\%evening, $alarms);
Recount::Alarms::must_be_low(\%evening, $alarms);
consult_ends($_, $now) for @cases;
for my $asked (@consults) {
	my ($kind, $id, $due) = (@$asked{qw(kind id)}, $asked->{from} + 1000 * $limit{consult_s});
	wrong('TB-5: case %d was judged below the protocol for %d s, and no alarm says that nobody answers', $id,
	    ($asked->{to} - $asked->{from}) / 1000)
	    if $asked->{to} > must_be_raised_by($due) && !is_raised_in($kind, $id, $due, must_be_raised_by($due));
	wrong('TB-5: case %d: alarmed about its consult too early', $id)
	    if is_raised_in($kind, $id, $asked->{from}, ($asked->{to} < $due ? $asked->{to} : $due) - 1);
}
Recount::Waitroom::check_list(\%evening, $json->decode(text_of('waitroom.json')));
Recount::Waitroom::check_alarms(\%evening, $alarms, \&is_raised_in, \&Recount::Alarms::stood_in);
for my $must (@musts) {
	my ($kind, $id, $t) = @$must;
	wrong('case %d: %s, and no alarm', $id, $kind) unless is_raised_in($kind, $id, $t - 2000, by_tick(\%evening, $t))
	    || grep { $_->[1] < $t } @{ $told{"$kind $id"} // [] };
}

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
	return sprintf '%du%02d', int($s / 3600), int($s % 3600 / 60) if $s < 86400;
	return int($s / 86400) . 'd';
}
# A digit for each five minutes, against the busiest of the shift.
sub trend_text {
	my ($f) = @_;
	my @t = @{ $f->{trend} };
	my ($peak) = sort { $b <=> $a } @t, $f->{peak};
	my $rises = $t[10] > $t[9] && $t[9] >= $t[8];
	return join('', map { $_ ? int(($_ * 9 + $peak - 1) / $peak) : '.' } @t) . ($rises ? '^' : '');
}
sub sum { my $n = 0; $n += $_ for @_; $n }
my ($oldest) = sort { $a <=> $b } grep { defined } map { $figures{$_}{oldest} } @lines;
my %talking = map { $_->{owner} => 1 } grep { is_talking($_->{state}) && !$_->{callback} } @open;

sub read_overview {
	my ($rows_seen, $sum_seen) = (0, 0);
	my $share = qr/([\d,]+%|n\.v\.t\.)/;
	for my $text (split /\n/, text_of('screen.txt')) {
		if ($text =~ /^ wacht (\d+)  langst (\S+)  60 min: afgehaakt (\d+) \((\d+)%\), verbroken (\d+)  in gesprek (\d+)\//) {
			my @on = ($1, $2, $3, $4, $5, $6);
			my $gone = sum(map { $figures{$_}{abandoned_60} } @lines);
			my $all = $gone + sum(map { $figures{$_}{answered_60} } @lines);
			same('screen, all: wait', sum(map { $figures{$_}{waiting} } @lines), $on[0]);
			same('screen, all: oldest', defined $oldest ? wait_text($oldest) : '-', $on[1]);
			same('screen, all: hung up', $gone, $on[2]);
			same('screen, all: hung up, share', $all ? int($gone * 100 / $all) : 0, $on[3]);
			same('screen, all: cut off', sum(map { $figures{$_}{cut_60} } @lines), $on[4]);
			same('screen, all: in conversation', scalar keys %talking, $on[5]);
			$sum_seen++;
		}
		my ($line) = grep { $text =~ /^ \Q$_\E\s/ } @lines;
		my $f = defined $line ? $figures{$line} : next;
		my @on = $text =~ /^ \S+ +(\d+) +(?:([\dmsud]+)!? +)?\d+[smu]\d* +$share!? +([\d.]{12}\^?) +$share +(\d+) +(\d+)/;
		$rows_seen++;
		same("screen, $line: waits", $f->{waiting}, $on[0]);
		same("screen, $line: oldest", defined $f->{oldest} ? wait_text($f->{oldest}) : undef, $on[1]);
		same("screen, $line: 60 min", share_text($f->{share_60_permille}), $on[2]);
		same("screen, $line: per 5 min", trend_text($f), $on[3]);
		same("screen, $line: shift", share_text($f->{share_shift_permille}), $on[4]);
		same("screen, $line: hung up", $f->{abandoned_shift}, $on[5]);
		same("screen, $line: cut off", $f->{cut_shift}, $on[6]);
	}
	same('lines on the screen', scalar @lines, $rows_seen);
	same('sums on the screen', 1, $sum_seen);
}
# Of each window: called, answered, share, hung up, cut off, referred.
sub read_panel {
	for my $text (split /\n/, text_of('phone.txt')) {
		my ($line) = grep { $text =~ /^ \Q$_\E +\d+ +\d+ / } @lines;
		my $f = defined $line ? $figures{$line} : next;
		my (undef, @on) = split ' ', $text;
		same("panel, $line", join(' ', map {
			my $w = $_;
			(@$f{"received_$w", "answered_$w"}, share_text($f->{"share_${w}_permille"}),
			    @$f{"abandoned_$w", "cut_$w", "referred_$w"})
		} qw(60 shift)), "@on");
	}
}
# What everybody has answered since his shift began.
sub read_staff {
	my %on = map { /^.(\S+) .* (\d+)  \d\d:\d\d/ ? ($1 => $2) : () } split /\n/, text_of('staff.txt');
	same("staff, $_: conversations", $answered{$_} // 0, $on{$_}) for sort grep { $takes{$_} } keys %on;
}
sub rows_of { my ($name) = @_; -e "$dir/$name.txt" ? split /\n/, text_of("$name.txt") : () }
if (my @rows = rows_of('screen')) {
	read_overview();
	Recount::Panels::read_overview(\%evening, $room, @rows);
}
read_panel() if rows_of('phone');
if (my @rows = rows_of('staff')) {
	read_staff();
	Recount::Room::read_staff(\%evening, $room, @rows);
}
for my $screen (['backs', \&Recount::Panels::read_backs], ['hands', \&Recount::Panels::read_hands],
    ['region', \&Recount::Panels::read_region]) {
	my @rows = rows_of($screen->[0]);
	$screen->[1]->(\%evening, @rows) if @rows;
}
my @shown = rows_of('alarms');
Recount::Alarms::read_screen(\%evening, $alarms, @shown) if @shown;

# --- Nobody without an owner for too long ------------------------------------------------------------------------
# Of who is on the line: U0 and U1 two minutes, of which the last one and a half with an alarm (TE-2), others the ten minutes of the norm for posts
# (TB-2), or the norm of their line where that is longer.  A call back is tried five minutes after its
# time at the latest; a U4 or U5 stays behind graver calls when all are busy, and then toezicht has been told.
# Whoever did not answer has no time of his own until he is promised one.
use constant {URGENT_S => 120, CALLER_S => 600, AFTER_TIME_S => 300};
my (%worst, $late_s);
$late_s = 0;
for my $c ($is_wild ? () : @cases) {
	for my $a (@{ $c->{alone} }, defined $c->{alone_from} ? {from => $c->{alone_from}, to => $now,
	    callback => $c->{alone_callback}, due => $c->{alone_due}, attempts => $c->{alone_attempts},
	    urgency => $c->{alone_urgency}} : ()) {
		my $s = int(($a->{to} - $a->{from}) / 1000);
		if ($a->{callback}) {
			next if $a->{attempts};
			my $after = int(($a->{to} - $a->{due}) / 1000);
			$late_s = $after if $after > $late_s;
			my $told_by = must_be_raised_by($a->{due} + 1000 * $limit{callback_late_s});
			wrong('case %d (%s) was called back %d s after its time', $c->{id}, $a->{urgency}, $after)
			    if $after > AFTER_TIME_S && ($a->{urgency} le 'U3' || ($a->{to} > $told_by &&
			        !Recount::Alarms::stood_in($alarms, 'callback-late', $a->{due}, $told_by)));
			next;
		}
		my $urgency = $a->{urgency};
		my $limit = $urgency le 'U1' ? URGENT_S : $c->{norm} > CALLER_S ? $c->{norm} : CALLER_S;
		$worst{$urgency} = $s if $s > ($worst{$urgency} // -1);
		wrong('case %d (%s, %s) was without an owner for %d s, of at most %d', $c->{id}, $urgency,
		    $c->{line}, $s, $limit) if $s > $limit;
	}
}

my @shares = map {
	my $line = $_;
	my @of = grep { $_->{line} eq $line && !$_->{same_call} } @cases;
	my @counted = grep { defined $_->{answered} || (defined $_->{abandoned} && !$_->{within}) } @of;
	@counted ? sprintf('%s %d of %d', $line, scalar(grep { defined $_->{answered} && $_->{within} } @counted),
	    scalar @counted) : ();
} @lines;

my $deeds = Recount::Deeds::check(\%evening, $is_whole);
my @kp10 = Recount::Kp10::check(\%evening, $json->decode(text_of('report.json')));
push @kp10, Recount::Tags::check(\%evening, $json->decode(text_of('report.json')));
push @kp10, Recount::Care::check(\%evening, $json->decode(text_of('report.json')));
my @borne = Recount::Alarms::must_be_bearable(\%evening, $alarms, $is_whole, $is_wild);
print "$_\n" for @Recount::wrong, @kp10, @borne;
print "deeds: $deeds\n";
print "answered within the norm, all evening: ", join(', ', @shares), "\n";
printf "to the meldkamer: %d acknowledged, %d alarmed about\n", $acknowledged, $alarmed;
printf "%d rows, %d cases, %d figures compared; longest on the line without an owner: %s; latest call back "
    . "%d s after its time\n", $last_seq, scalar @cases, $Recount::compared,
    join(', ', map { "$_ $worst{$_} s" } sort keys %worst), $late_s;
exit(@Recount::wrong ? 1 : 0);
