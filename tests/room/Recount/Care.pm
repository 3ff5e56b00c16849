# SPDX-License-Identifier: EUPL-1.2
# Recount::Care - KP-7, KP-8, KP-16, KP-18 from the rows of the journal alone: how long until a call was
# decided, with which urgency and care, who triaged twice or judged otherwise; how long a professional waited for a
# place or an answer, per kind of what he asks, and how often cases went on to another line or desk (PI-5).
package Recount::Care;
use strict;
use warnings;
use Recount;

my %decided = map { $_ => 1 } qw(ingezet opvolging overgedragen rav meldkamer gesloten);

sub courses {
	my ($w) = @_;
	my %of;
	for my $row (@{ $w->{rows} }) {
		my ($d, $id) = @$row{qw(data case)};
		next unless $d && $id;
		my $c = $of{$id} //= {};
		$c->{later} = 1 if $row->{event} eq 'case-entered';
		next unless $d->{act} && $d->{state} && exists $d->{triage};
		my $is_it = $decided{ $d->{state} } && defined $w->{cases}{$id}{answered} &&
		    $w->{cases}{$id}{answered} <= $row->{line_ms};
		if (($d->{act} eq 'undo' || $d->{act} eq 'wrong-patient') && !$is_it) {
			delete $c->{decided};
		} elsif ($is_it) {
			$c->{decided} //= $row->{line_ms};
		}
		my $is_answer = $is_it && !($d->{state} eq 'gesloten' && ($d->{reason} // '') eq 'geen-gehoor');
		my $is_judged = $d->{triage} ? 1 : 0;
		for my $of ([offered => $is_answer], [judged => $is_judged]) {
			my ($name, $is) = @$of;
			delete $c->{$name} if $d->{act} =~ /^(?:undo|wrong-patient)$/ && !$is;
			$c->{$name} //= $row->{line_ms} if $is;
		}
		my ($was, $t) = ($c->{triage}, $d->{triage});
		delete $c->{two} if $c->{two} && ($t ? $t->{times} : 0) < $c->{two};
		$c->{two} //= $t->{times}
		    if $was && $t && $t->{times} > $was->{times} && $t->{triagist}{by} ne $was->{triagist}{by};
		delete @$c{qw(anew why)} if $c->{anew} && ($t ? $t->{times} : 0) < $c->{anew};
		@$c{qw(anew why)} = ($t->{times}, $t->{asked_anew})
		    if !$c->{anew} && $t && $t->{asked_anew} && $t->{times} > ($was ? $was->{times} : 0);
		$c->{triage} = $t;
	}
	return \%of;
}
# Who asks how urgent it is has his answer when it was judged.
sub answer {
	my ($c, $asks) = @_;
	my @ends = sort { $a <=> $b } grep { defined } $c->{offered}, $asks eq 'urgentie' ? $c->{judged} : undef;
	return $ends[0];
}
sub professionals {
	my ($w, $of, $said) = @_;
	for my $p (@{ $said->{answered_professionals} }) {
		my $asks = $p->{asks} // 'all';
		my @took = sort { $a <=> $b } map {
			my $c = $w->{cases}{$_};
			my $end = $c && $c->{asks} && !$of->{$_}{later} && ($asks eq 'all' || $c->{asks} eq $asks) ?
			    answer($of->{$_}, $c->{asks}) : undef;
			defined $end ? $end - $c->{received} : ();
		} keys %$of;
		same("KP-18, $asks: answered", scalar @took, $p->{cases});
		same("KP-18, $asks: median", rank(1 / 2, @took) // 'none', $p->{median_ms} // 'none');
		same("KP-18, $asks: the 90th", rank(9 / 10, @took) // 'none', $p->{p90_ms} // 'none');
	}
	my @forwards = sort { $b <=> $a } map { $_->{forwards} } values %{ $w->{cases} };
	my $times = 0;
	$times += $_ for @forwards;
	same('PI-5: cases sent on', scalar(grep { $_ } @forwards), $said->{forwarded}{cases});
	same('PI-5: times', $times, $said->{forwarded}{times});
	same('PI-5: the most of one', $forwards[0] // 0, $said->{forwarded}{most});
}
sub rank {
	my ($share, @sorted) = @_;
	return undef unless @sorted;
	my $at = $share * @sorted;
	$at = int($at) + 1 if $at > int($at);
	return $sorted[$at - 1];
}
sub check {
	my ($w, $report) = @_;
	my ($of, $said) = (courses($w), $report->{course});
	my (%n, %urgency, %care, %why);
	for my $p (@{ $said->{decided} }) {
		my $line = $p->{line} // 'all';
		my @took = sort { $a <=> $b } map { $of->{$_}{decided} - $w->{cases}{$_}{received} }
		    grep { $w->{cases}{$_} && !$of->{$_}{later} && defined $of->{$_}{decided} &&
			($line eq 'all' || $w->{cases}{$_}{line} eq $line) } keys %$of;
		same("KP-7, $line: decided", scalar @took, $p->{cases});
		same("KP-7, $line: median", rank(1 / 2, @took) // 'none', $p->{median_ms} // 'none');
		same("KP-7, $line: the 90th", rank(9 / 10, @took) // 'none', $p->{p90_ms} // 'none');
	}
	professionals($w, $of, $said);
	for my $c (values %$of) {
		my $t = $c->{triage} or next;
		my ($own, $regie) = ($t->{triagist}{urgency}, $t->{regiearts} && $t->{regiearts}{urgency});
		$n{triaged}++;
		$n{triaged_by_two}++ if $c->{two};
		$n{asked_anew}++ if $c->{anew};
		$why{ $c->{why} }++ if $c->{anew};
		$n{answers_taken_over} += $t->{taken_over};
		$n{answers_changed} += $t->{changed};
		$urgency{ $regie // $own }++;
		$care{ $t->{care} }++ if $t->{care};
		$n{triagist_graver}++ if $own lt $t->{system}{urgency};
		$n{triagist_milder}++ if $own gt $t->{system}{urgency};
		$n{regiearts_graver}++ if $regie && $regie lt $own;
		$n{regiearts_milder}++ if $regie && $regie gt $own;
	}
	same("KP-16: $_", $n{$_} // 0, $said->{$_})
	    for qw(triaged triaged_by_two asked_anew answers_taken_over answers_changed triagist_graver triagist_milder regiearts_graver regiearts_milder);
	same("KP-16: $_", $why{$_} // 0, $said->{asked_anew_why}{$_}) for keys %{ $said->{asked_anew_why} };
	same("KP-8: $_", $urgency{$_} // 0, $said->{urgency}{$_}) for keys %{ $said->{urgency} };
	same("KP-8: $_", $care{$_} // 0, $said->{care}{$_}) for keys %{ $said->{care} };
	my $per = $said->{per_1000_milli};
	same("KP-8 per 1000: $_", int(($urgency{$_} // 0) * 1e6 / $per->{inhabitants} + .5), $per->{urgency}{$_})
	    for keys %{ $per ? $per->{urgency} : {} };
	same("KP-8 per 1000: $_", int(($care{$_} // 0) * 1e6 / $per->{inhabitants} + .5), $per->{care}{$_})
	    for keys %{ $per ? $per->{care} : {} };
	return sprintf 'KP-7, KP-8, KP-16: %d triaged, %d by two, %d asked anew, %d answers taken over; triagist graver %d, milder %d', map { $n{$_} // 0 }
	    qw(triaged triaged_by_two asked_anew answers_taken_over triagist_graver triagist_milder);
}
1;
