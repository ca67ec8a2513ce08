"""Deprivation of liberty and property: one missed day of detention is a release."""
