"""What the words of scripts look like: places, deeds, things, looks and camera directions."""
