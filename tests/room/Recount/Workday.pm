# SPDX-License-Identifier: EUPL-1.2
# The end of the next day of work, counted without the hub's calendar: Easter by the rule of Gauss, summer
# time by the last Sundays of March and October.
package Recount::Workday;
use strict;
use warnings;
use Exporter 'import';
use Time::Local 'timegm';
our @EXPORT_OK = qw(workday_end wall_ms);

# "2026-11-30T06:47:09.846Z"
sub wall_ms {
	my ($y, $m, $d, $h, $min, $s, $ms) = $_[0] =~ /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)(?:\.(\d+))?Z$/
	    or die "no time: $_[0]\n";
	return timegm($s, $min, $h, $d, $m - 1, $y) * 1000 + ($ms // 0);
}
sub last_sunday {
	my ($y, $month) = @_; # of a month with 31 days, at 01:00 UTC
	my $t = timegm(0, 0, 1, 31, $month - 1, $y);
	return $t - 86400 * (gmtime $t)[6];
}
sub offset {
	my ($t) = @_;
	my $y = (gmtime $t)[5] + 1900;
	return $t >= last_sunday($y, 3) && $t < last_sunday($y, 10) ? 7200 : 3600;
}
# By the rule of Gauss.
sub easter {
	my ($y) = @_;
	my ($a, $k) = ($y % 19, int($y / 100));
	my $m = (15 - int((13 + 8 * $k) / 25) + $k - int($k / 4)) % 30;
	my $d = (19 * $a + $m) % 30;
	my $e = (2 * ($y % 4) + 4 * ($y % 7) + 6 * $d + (4 + $k - int($k / 4)) % 7) % 7;
	my $after = 22 + $d + $e; # of March
	$after -= 7 if $after == 57 || ($d == 28 && $e == 6 && $a > 10);
	return timegm(0, 0, 12, 1, 2, $y) + 86400 * ($after - 1);
}
sub is_work {
	my ($noon) = @_; # of a day, UTC
	my (undef, undef, undef, $d, $m, $y, $weekday) = gmtime $noon;
	return 0 if $weekday == 0 || $weekday == 6;
	my $after = ($noon - easter($y + 1900)) / 86400;
	return 0 if grep { $after == $_ } -2, 0, 1, 39, 49, 50;
	my $kings = (gmtime timegm(0, 0, 12, 27, 3, $y))[6] == 0 ? 26 : 27;
	return 0 if grep { $_->[0] == $m + 1 && $_->[1] == $d } [1, 1], [4, $kings], [5, 5], [12, 25], [12, 26];
	return 1;
}
# UTC ms of so many seconds after midnight of the day on which who calls then is helped.
sub workday_end {
	my ($call_ms, $end_s) = @_;
	my $local = int($call_ms / 1000) + offset($call_ms / 1000);
	my $noon = $local - $local % 86400 + 43200;
	$noon += 86400 if $local % 86400 >= 8 * 3600;
	$noon += 86400 until is_work($noon);
	my $end = $noon - 43200 + $end_s;
	return 1000 * ($end - offset($end - 7200));
}
1;
