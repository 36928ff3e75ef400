"""Phone pages of branch life."""
