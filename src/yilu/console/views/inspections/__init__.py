"""Desk pages of 创文迎查."""
