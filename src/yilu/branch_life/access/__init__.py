"""Who may see and do what in branch life, one module for each part."""
