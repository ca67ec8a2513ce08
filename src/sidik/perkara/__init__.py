"""The case and its people: LP, stages, who is who in it. The only writer of `tahap`."""
