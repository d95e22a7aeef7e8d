"""The questions a model is asked, one Markdown file each."""
