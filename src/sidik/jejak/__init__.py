"""What happened: the append-only ledger that is audit trail, timeline and sync stream in one."""
