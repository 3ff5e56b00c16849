# SPDX-License-Identifier: EUPL-1.2
# What the tests of sources and manuals share.
use strict;
use warnings;

# The whole of a file, as its bytes.
sub text_of {
	my ($path) = @_;
	open my $in, '<:raw', $path or die "$path: $!\n";
	local $/;
	return scalar(<$in>) // ''; # an empty file too
}

1;
