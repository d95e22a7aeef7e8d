"""Reads a screenplay and decides what to shoot; never a pixel."""
