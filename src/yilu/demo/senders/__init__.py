"""The six platform companies, each with its own software, habits and mistakes."""
