"""Members at the desk, behind the membership door: who belongs where, the gaps, and placing."""
