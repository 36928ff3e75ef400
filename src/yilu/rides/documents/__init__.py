"""Exam rides on paper: a driver's trips, and everybody an exam point is to expect."""
