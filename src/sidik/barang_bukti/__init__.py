"""Exhibits and their weights, which must balance to the last hundredth of a gram."""
