"""Turns text of any form into a Screenplay."""
