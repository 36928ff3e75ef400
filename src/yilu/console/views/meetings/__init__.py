"""Meetings at the desk."""
