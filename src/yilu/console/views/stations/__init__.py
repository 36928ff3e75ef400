"""Stations at the desk: the register, the counter a keeper works at, needs and faults, what is missing."""
