"""Old registers brought in from Excel: looked at first, then whole or not at all."""
