"""The poses as tables: what each body part does, in numbers."""
