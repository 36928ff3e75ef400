"""PostgreSQL without an installed server: which binaries, where its files live, how it starts and stops."""
