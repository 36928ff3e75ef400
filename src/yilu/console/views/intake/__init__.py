"""Imports at the desk: hand a file in, watch it read, look it through, mend, write, take back."""
