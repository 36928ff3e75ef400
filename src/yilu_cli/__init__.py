"""The command line: set-up, supervisor, commands. Standard library only, save in `inside`."""
