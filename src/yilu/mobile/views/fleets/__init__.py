"""Phone pages of volunteer fleets."""
