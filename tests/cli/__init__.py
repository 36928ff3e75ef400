"""The command line, on real processes."""
