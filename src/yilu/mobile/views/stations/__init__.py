"""Stations on the phone: where to rest now, one place, checking in, reporting what is broken."""
