"""Reading branch life, one module for each part."""
