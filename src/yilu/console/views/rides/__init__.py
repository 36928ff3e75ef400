"""Exam rides at the desk: seasons, cars, bookings, plans, the day's board, thanks."""
