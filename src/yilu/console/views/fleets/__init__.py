"""Desk pages of volunteer fleets."""
