"""Draws orders and lays sheets out; knows no script."""
