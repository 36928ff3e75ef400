"""Desk pages of points."""
