"""The workflows of branch life, one module for each part."""
