"""Says how to get the libraries that not everybody wants."""


def install(extra: str) -> str:
    """Return the command that installs an extra of this package, and where to run it."""
    return f"pip install '.[{extra}]' in the folder of storyboard's source"
