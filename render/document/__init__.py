"""Lays a sheet out on pages."""
