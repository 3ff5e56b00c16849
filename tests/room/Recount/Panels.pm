# SPDX-License-Identifier: EUPL-1.2
# Recount::Panels - what is handed over and who is to be called back: handovers of status.json, and the
# screens of toezicht that no other part reads: call backs, hand-overs, the region, the list of people, row 1.
package Recount::Panels;
use strict;
use warnings;
use Recount;

sub is_transfer { my $h = $_[0]{hand}; $h && $h->{kind} eq 'overdracht' && $h->{state} eq 'verzonden' }
sub is_unheard { $_[0]{unheard} && $_[0]{state} =~ /^(?:rav|meldkamer)$/ }
sub is_ride {
	my $h = $_[0]{hand};
	return $_[0]{state} eq 'overgedragen' && $h && $h->{ride} && defined $h->{accepted_line_ms};
}
sub is_late { defined $_[1]{due} && $_[1]{due} < $_[0]{now} }

sub check_hands {
	my ($w) = @_;
	my @open = @{ $w->{open} };
	my $said = $w->{status}{handovers};
	my @rides = grep { is_ride($_) } @open;
	my ($first) = sort { $a <=> $b } map { $_->{hand}{sent_line_ms} } grep { is_unheard($_) } @open;
	same('handovers: open', scalar(grep { is_unheard($_) || is_transfer($_) } @open), $said->{open});
	same('handovers: transfers', scalar(grep { is_transfer($_) } @open), $said->{transfers});
	same('handovers: longest', defined $first ? floor_s($w->{now} - $first) : 0, $said->{longest_s});
	same('handovers: rides', scalar @rides, $said->{rides});
	same('handovers: rides late', scalar(grep { is_late($w, $_) } @rides), $said->{rides_late});
	same('handovers: to be called', scalar(grep { defined $_->{promised} && $_->{promised} <= $w->{now} } @rides),
	    $said->{checks});
}

# "5 terug te bellen, 2 over tijd, 1 anoniem, 1 bij de regiearts", and a row for each.
sub read_backs {
	my ($w, @text) = @_;
	my @is = grep { $w->{is_callback}->($_) } @{ $w->{open} };
	my (@on, $sum);
	for my $text (@text) {
		if ($text =~ /^ (\d+) terug te bellen, (\d+) over tijd, (\d+) anoniem, (\d+) bij de regiearts/) {
			$sum = "$1 $2 $3 $4";
		} elsif ($text =~ /^  ?\S{2,5} +(\d+) +(\S+) +(?:(\d\d:\d\d)|-)(!?) +(\d+) (\w+) /) {
			push @on, join ' ', $1, $2, $3 // '-', $4, $5, $6;
		}
	}
	same('panel, call backs', join(' ', scalar @is, scalar(grep { is_late($w, $_) } @is),
	    map { my $f = $_; scalar grep { $_->{$f} } @is } qw(anonymous regie)), $sum);
	same('panel, call backs: rows', join(', ', map {
		join ' ', $_->{id}, $w->{wait_text}->($_->{received}), $_->{promised} ? $w->{clock}->($_->{promised}) : '-',
		    is_late($w, $_) ? '!' : '', $_->{attempts}, $_->{on}
	} sort { $a->{received} <=> $b->{received} || $a->{id} <=> $b->{id} } @is), join ', ', @on);
}

# "1 melding is overgedragen en nog niet overgenomen", and a row for each.
sub read_hands {
	my ($w, @text) = @_;
	my @is = grep { is_unheard($_) || is_transfer($_) } @{ $w->{open} };
	my (@on, $sum);
	for my $text (@text) {
		$sum = $1 if $text =~ /^ (\d+) melding(?:en zijn| is) overgedragen/;
		push @on, "$1 $2 $3 $4 $5" if $text =~ /^  ?\S{2,5} +(\d+) +\S+  (\S+) +(\S+) +(\S+) +(\S+?)!?\s*$/;
	}
	same('panel, hand-overs', scalar @is, $sum);
	same('panel, hand-overs: rows', join(', ', map {
		"$_->{id} $_->{hand}{kind} $_->{owner} $_->{hand}{to} " . $w->{wait_text}->($_->{hand}{sent_line_ms})
	} sort { $a->{received} <=> $b->{received} || $a->{id} <=> $b->{id} } @is), join ', ', @on);
}

# Per post and window: called, answered, share, hung up (KB-2).
sub read_region {
	my ($w, @text) = @_;
	my %on = map { /^ (hap-\S+) +(\d.*?)(?:  +\S*[A-Za-z].*)?$/ ? ($1 => join ' ', split ' ', $2) : () } @text;
	for my $said (@{ $w->{status}{posts} }) { # which are counted already
		my @is = map {
			my ($calls, $answered, $within, $gone) = @$said{ map { my $f = $_; $f } "calls_$_", "answered_$_", "within_$_", "abandoned_$_" };
			($calls, $answered, $w->{share_text}->($answered ? int($within * 1000 / $answered) : undef), $gone)
		} qw(60 shift today);
		my @words = split ' ', $on{ $said->{post} } // '';
		same("region, $said->{post}", "@is", join ' ', @words[0 .. ($#words < $#is ? $#words : $#is)]);
	}
}

# Row 1, and who is there with how much in hand, since when at that seat.
sub read_overview {
	my ($w, $room, @text) = @_;
	my %claims;
	$claims{ $_->{owner} }++ for grep { $w->{held}{ $_->{state} } } @{ $w->{open} };
	my $waiting = grep { $w->{waits}{ $_->{state} } } @{ $w->{open} };
	same('row 1: wait', $waiting, $text[0] =~ /\| wacht (\d+)|Overzicht +wacht (\d+)/ ? $1 // $2 : undef);
	my %seat = map { $_->{name} => $_ } sort { $a->{since} <=> $b->{since} } values %{ $room->{seats} };
	for my $text (@text) {
		my ($name, $open, $since) = $text =~ /^ (\S+) +\S+ +(\d+) open +(\S+)/ or next;
		next if !$seat{$name} || $since eq 'WEG';
		same("people, $name: open", $claims{$name} // 0, $open);
		same("people, $name: since", $w->{wait_text}->($seat{$name}{since}), $since);
	}
}
1;
