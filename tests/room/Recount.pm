# SPDX-License-Identifier: EUPL-1.2
# Recount - what the parts of recount.pl have in common: what is wrong, and how often something was
# compared.  A part gets the evening as one hash, see recount.pl.
package Recount;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(wrong same floor_s by_tick);

our (@wrong, $compared);
sub wrong { push @wrong, sprintf shift, @_ }
sub shown { defined $_[0] ? "'$_[0]'" : 'nothing' }
sub same {
	my ($what, $counted, $said) = @_;
	$compared++;
	return if defined $counted == defined $said && (!defined $said || $counted eq $said);
	wrong('%s: counted %s, and %s is said', $what, shown($counted), shown($said));
}
sub floor_s { $_[0] < 0 ? -int((999 - $_[0]) / 1000) : int($_[0] / 1000) }

# The moment by which a hub has done what was due at $t: a tick later, or within the first second of one
# that was away then.
sub by_tick {
	my ($w, $t) = @_;
	my ($away) = grep { $_->{from} <= $t && $t <= $_->{to} } @{ $w->{away} };
	return 2000 + ($away ? $away->{to} : $t);
}
1;
