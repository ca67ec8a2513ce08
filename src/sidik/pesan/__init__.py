"""Short messages: carries text in and out; the words are someone else's."""
