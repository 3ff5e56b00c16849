#!/usr/bin/perl
# SPDX-License-Identifier: EUPL-1.2
# Every key, kind of care and finding of a triage protocol stands in its manual; each finding has a
# planted fault that shows it; the complaints that are shipped are those of the region.
use strict;
use warnings;
use File::Basename qw(dirname);
use Test::More;

chdir dirname(__FILE__) . '/../..' or die "cannot go to the top of the tree: $!\n";
require './tests/lint/tree.pl';

my $manual = text_of('man/zcc-triage.5');
my $schema = text_of('shared/edge/protocol_parse.c') . text_of('shared/edge/protocol_complaint.c');

my %keys;
for my $call ($schema =~ /conf_keys\(([^;]*)\);/g) {
	$keys{$_} = 1 for map { split / / } $call =~ /"([a-z_ ]+)"/g;
}
cmp_ok(scalar keys %keys, '>', 50, 'the reader of protocols names its keys');
for my $key (sort keys %keys) {
	like($manual, qr/^\.(?:Ss|It Cm|Cm)(?: [\w]+ ,)* \Q$key\E(?: |$)/m, "zcc-triage(5) has the key $key");
}

my %cares = text_of('shared/care/kind.c') =~ /\{"([a-z-]+)", (\d)\}/g;
my %shown = $manual =~ /^\.It Ql (\S+) Ta U(\d)$/mg;
cmp_ok(scalar keys %cares, '==', 19, 'kind.c has the kinds of care');
is_deeply(\%shown, \%cares, 'zcc-triage(5) prints them with the gravest urgency of each');

my %found;
$found{$_} = 1 for map { text_of($_) =~ /check_found\(\s*&?c, "([a-z0-9-]+)"/g } glob 'shared/care/protocol_check*.c';
my ($list) = $manual =~ /^\.Sh DIAGNOSTICS$(.*?)^\.Sh /ms;
is_deeply([sort $list =~ /^\.It Cm (\S+)$/mg], [sort keys %found], 'zcc-triage(5) explains each finding');
my $says = join '', map { text_of($_) =~ /^(# Says: .*\n)/m ? $1 : '' } glob 'tests/protocols/*.conf';
like($says, qr/\[\Q$_\E\]$/m, "a planted fault shows $_") for sort keys %found;

my ($codes) = text_of('conf/regions/twente.conf') =~ /^complaints = \((.*?)\);/ms;
my %region = map { $_ => 1 } $codes =~ /"([^"]+)"/g;
for my $file (glob 'conf/protocols/*.conf') {
	my ($complaints) = text_of($file) =~ /^complaints = \((.*?)^\);/ms;
	my @strange = grep { !$region{$_} } $complaints =~ /^\t\{ code = "([^"]+)"/mg;
	ok(!@strange, "the complaints of $file are the region's") or diag("not there: @strange");
}

done_testing();
