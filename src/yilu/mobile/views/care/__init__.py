"""Phone pages of care."""
