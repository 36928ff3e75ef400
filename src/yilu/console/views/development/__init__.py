"""Developing members at the desk: files, steps, applications, papers."""
