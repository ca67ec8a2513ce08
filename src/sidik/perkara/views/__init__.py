"""Parse, call one use case or query, render."""
