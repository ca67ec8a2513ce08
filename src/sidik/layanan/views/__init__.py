"""Two doors: officers issue keys (`petugas`), the public uses them (`umum`)."""
