"""Two ways to the centre, strangers to each other: the line and the stick."""
