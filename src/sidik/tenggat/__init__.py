"""When it is due: three kinds of clock, dated rules of law, and what happens when one lapses."""
