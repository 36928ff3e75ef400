"""Appeals at the desk: inbox, case, departments' tasks, causes, what is learnt, and statistics."""
