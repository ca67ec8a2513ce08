"""What the chiefs see: cases, lateness, workload, performance. It reads all and writes nothing."""
