"""Measures finished pictures, draws again what is off, finishes the best of several."""
