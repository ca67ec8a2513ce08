"""Ways to the network; strangers to each other."""
