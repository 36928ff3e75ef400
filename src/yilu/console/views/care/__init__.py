"""Desk pages of care."""
