"""Run by the environment's Python, with packages: the only part of the command line that may use them."""
