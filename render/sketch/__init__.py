"""The artist without a model."""
