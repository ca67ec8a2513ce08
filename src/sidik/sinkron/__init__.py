"""Carries the ledger from a site to the centre, and the centre's receipts back."""
