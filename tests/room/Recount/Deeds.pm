# SPDX-License-Identifier: EUPL-1.2
# Recount::Deeds - what people in a room do, each with the id that asks for it: how often it was done, and in
# a whole evening what never was.
package Recount::Deeds;
use strict;
use warnings;
use Recount;

sub act { my ($name, $is) = @_; sub { my ($r, $d) = @_; ($d->{act} // '') eq $name && $r->{case} && $r->{event} !~ /^case-push/ && (!$is || $is->(@_)) } }
sub event { my ($name, $is) = @_; sub { $_[0]{event} eq $name && (!$is || $is->(@_)) } }
sub from { my $state = shift; sub { $_[2]{was} eq $state } }
sub refused { my %is = map { $_ => 1 } @_; sub { $_[0]{event} eq 'refused' && $_[0]{outcome} eq 'denied' && $is{ $_[0]{verb} } } }
sub by_time { !$_[0]{user} }

my @deeds = (
	# people
	['SH-1', 'shift begun', event('shift-started')], ['SH-1', 'shift ended', event('shift-ended')],
	['HB-10', 'shift offered', event('shift-offered')], ['HB-10', 'shift taken over', event('shift-handed-over')],
	['SH-1', 'shift refused', event('shift-refused')], ['SH-1', 'shift kept after all', event('shift-withdrawn')],
	['PE-8', 'refused without a shift', refused('next')], ['RL-2', 'refused beyond a competence', refused('close', 'deploy')],
	['SH-1', 'break of one\'s own', event('operator-moved', sub { $_[1]{paused} && ($_[0]{user} // '') eq $_[1]{operator} })],
	['KB-8', 'message', event('message-sent')], ['KB-8', 'message over', event('message-over')],
	['KB-8', 'message withdrawn', event('message-withdrawn')],
	# the telephone
	(map { my $line = $_; ['TB-1', "call on $line", event('case-received', sub { $_[1]{line} eq $line })] }
	    qw(spoed regulier zorgverlener 112 zelftriage)),
	['KB-2', 'call of a huisartsenpost', event('case-received', sub { $_[1]{post} })],
	['CB-1', 'anonymous call', event('case-received', sub { $_[1]{anonymous} })],
	['TE-1', 'next', act('claim', sub { $_[0]{verb} eq 'next' })],
	['TE-1', 'claim by number', act('claim', sub { $_[0]{verb} eq 'claim' })],
	['TE-1', 'hold', act('hold', sub { ($_[0]{verb} // '') eq 'hold' })],
	['TE-1', 'put on hold by taking another', act('hold', sub { ($_[0]{verb} // '') ne 'hold' })],
	['TE-1', 'resume', act('resume')], ['TE-1', 'on hold over the limit', act('return')],
	['TB-3', 'hung up while waiting', act('abandon', from('wachtend'))],
	['TE-1', 'conversation broke off', act('abandon', from('aangenomen'))],
	['TB-3', 'called again', act('again')], ['TE-1', 'release', act('release')],
	['CB-1', 'call back promised', act('promise')], ['CB-1', 'call back in vain', act('no-answer')],
	['CB-1', 'call back reached', act('reached')], ['CB-2', 'who waits for a unit called', act('check')],
	['TE-2', 'bell', event('case-rung')], ['TE-2', 'alarm that nobody takes it', event('alarm-raised', sub { $_[1]{kind} eq 'unclaimed' })],
	['TE-1', 'note', event('case-noted')], ['KB-15', 'tagged to learn from', event('tagged')], ['TE-1', 'close', act('close')], ['TE-1', 'undo', act('undo')],
	# windows
	['OP-1', 'window of a line', event('line-window')], ['C19', 'caller referred', event('refused', sub { $_[0]{line} })],
	# the ambulance service
	['RV-1', 'to the ambulance service', act('rav')], ['KB-5', 'to another service', act('meldkamer')],
	['RV-1', 'acknowledged by a centralist', act('accept', from('rav'))],
	['RV-1', 'spoken with the meldkamer', act('spoken')],
	['OV-1', 'warm transfer', act('transfer')], ['OV-1', 'warm transfer taken', act('accept', sub { $_[2]{was} !~ /^(?:rav|meldkamer)$/ })],
	['OV-1', 'warm transfer given back', act('hand-back', sub { $_[0]{user} })],
	['OV-5', 'warm transfer fell back', act('hand-back', \&by_time)],
	['PI-5', 'sent on to another line', act('forward', sub { ($_[1]{desk} // '') eq '' })],
	['PI-5', 'sent on to a desk', act('forward', sub { $_[1]{desk} })],
	['KB-1', 'what a professional asks, told with his call', event('case-received', sub { $_[1]{asks} })],
	['PI-8', 'as what he calls', event('case-received', sub { $_[1]{professional} })],
	['KB-1', 'and told afterwards', event('professional-asked')],
	['OV-4', 'who was expected did not come', act('no-show')],
	['OV-5', 'call of 112 passed on by a centralist', event('case-received', sub { ($_[0]{role} // '') eq 'centralist' })],
	['RV-1', 'alarm that the meldkamer waits', event('alarm-raised', sub { $_[1]{kind} eq 'rav-wait' })],
	# loss and downtime
	['VS-1', 'post lost', act('lost')], ['VS-1', 'taken over from a lost post', act('claim', from('verlaten'))],
	['VS-1', 'back, with who was on hold', act('back-hold')],
	['VS-1', 'post lost and its shift', event('shift-lost')], ['HB-3', 'hub started', event('hub-started')],
	['PT-1', 'card of paper, done', event('case-entered', sub { $_[1]{state} eq 'gesloten' })],
	['PT-1', 'card of paper, to call back', event('case-entered', sub { $_[1]{state} eq 'terugbellen' })],
	['PT-1', 'card of paper, waits', event('case-entered', sub { $_[1]{state} eq 'wachtend' })],
	# alarms
	['PE-9', 'alarm seen', event('alarm-seen')], ['PE-9', 'alarm widened', event('alarm-widened')],
	['PE-9', 'alarm over', event('alarm-gone')], ['PE-9', 'alarm put at rest', event('alarm-rested', sub { $_[0]{user} })],
	['PE-9', 'alarm woken', event('alarm-woken')], ['HB-4', 'clocks set', event('alarm-raised', sub { $_[1]{kind} eq 'clock-step' })],
	['TB-1', 'line below its target', event('alarm-raised', sub { $_[1]{kind} eq 'line-low' })],
	# toezicht
	['TE-1', 'moved to other lines', event('operator-moved', sub { @{ $_[1]{lines} } > 0 })],
	['TE-1', 'next in vain while others have work', sub { $_[0]{event} eq 'refused' && $_[0]{outcome} eq 'busy' && $_[0]{verb} eq 'next' }],
	['TE-1', 'moved back', event('operator-moved', sub { !@{ $_[1]{lines} } && !$_[1]{paused} && ($_[0]{user} // '') ne $_[1]{operator} })],
	['TE-1', 'break given', event('operator-moved', sub { $_[1]{paused} && ($_[0]{user} // '') ne $_[1]{operator} })],
	['TE-1', 'break over in its time', event('operator-moved', \&by_time)],
	['TE-1', 'call offered to one person', event('case-pushed')], ['TE-1', 'offer declined', event('case-push-declined')],
	['TE-1', 'offer over in its time', event('case-push-over')],
	['TE-1', 'offer taken', act('claim', sub { ($_[2]{pushed} // '') eq ($_[0]{user} // '') })],
	# triage
	['ID-1', 'who the patient is asked', sub { $_[0]{event} =~ /^patient-/ }], ['TB-6', 'advice authorised', act('authorise')],
	['NT-1', 'triage', act('triage')], ['NT-4', 'judged otherwise', act('triage', sub { $_[1]{triage}{triagist}{reason} })],
	['TB-6', 'judged by the regiearts', act('triage', sub { $_[1]{triage}{regiearts} })],
	['TB-5', 'consult sent back with an instruction', act('instruct')],
	['TB-5', 'alarm that a consult is not answered', event('alarm-raised', sub { $_[1]{kind} =~ /^consult-/ })],
	['TB-6', 'advice declined', act('decline')], ['TB-6', 'call back of declined advice', act('claim', sub { $_[1]{declined} })],
	# what is known of the patient, and who may read it
	['BG-1', 'told of the patient', event('background')], ['BG-1', 'behandelgrens', event('background', sub { $_[1]{limit} })],
	['PE-6', 'struck', event('struck')], ['PE-6', 'right after all', event('unstruck')],
	['AU-8', 'noodknop', event('noodknop')], ['AU-8', 'noodknop reviewed', event('noodknop-reviewed')],
	['AU-8', 'read by the noodknop', event('read', sub { ($_[1]{relation} // '') eq 'noodknop' })],
	['PI-1', 'assessed by two', act('triage', sub { $_[1]{triage}{with} })],
	['NT-12', 'triaged again who waits', act('triage', sub { $_[1]{triage}{times} > 1 && $_[1]{triage}{mode} eq 'physical' })],
	['NT-12', 'alarm that he is to be', event('alarm-raised', sub { $_[1]{kind} =~ /^retriage-/ })],
	['NT-9', 'advice with a safety net', act('triage', sub { $_[1]{triage}{advice} && $_[1]{triage}{safety_net} })],
);

sub check {
	my ($w, $is_whole) = @_;
	my @said;
	for my $deed (@deeds) {
		my ($id, $name, $is) = @$deed;
		my $n = grep { $is->($_, $_->{data} // {}, $w->{was}{ $_->{seq} } // {was => ''}) } @{ $w->{rows} };
		wrong('%s: nobody did this in a whole evening: %s', $id, $name) if $is_whole && !$n;
		push @said, "$name $n";
	}
	return join ', ', @said;
}
1;
