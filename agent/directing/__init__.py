"""Turns a Screenplay into a Board."""
