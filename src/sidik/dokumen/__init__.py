"""Letters: facts in, one frozen paper out. Decides nothing about when a letter is due."""
