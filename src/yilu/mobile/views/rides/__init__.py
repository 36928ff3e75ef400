"""Exam rides on the phone: a family's pages without an account, and a driver's trips."""
