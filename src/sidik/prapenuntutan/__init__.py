"""The file on its way to the prosecutor and back: splitsing, tahap I, P-codes, tahap II."""
