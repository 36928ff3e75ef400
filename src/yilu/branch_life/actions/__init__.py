"""Everything that can happen in branch life, one module for each part."""
