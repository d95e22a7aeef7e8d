"""What has a network look at more than one prompt: people apart, edits, anchors, references."""
