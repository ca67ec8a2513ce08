"""The `sms` process: a supervisor, and under it one worker process per modem."""
