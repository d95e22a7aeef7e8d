"""The command, one file a group of commands."""
