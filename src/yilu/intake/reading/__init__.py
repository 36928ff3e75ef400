"""Reading files nobody has vouched for, in a child process that may die without harm.

`process` is the parent's side; everything else runs in the child, imports neither Django nor our
settings, and speaks through `wire`.
"""
