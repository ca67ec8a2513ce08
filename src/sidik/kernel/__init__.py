"""What every context speaks: plain Python, no Django, no word of police work."""
