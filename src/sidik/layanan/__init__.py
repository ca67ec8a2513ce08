"""The public's door: what a reporter may be told, by whom it may be asked, and nothing else."""
