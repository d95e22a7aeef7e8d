"""Scripts that come with the program, to be boarded by anyone who tries it."""

from importlib.resources import files


def names() -> tuple[str, ...]:
    """Return the file names of all samples, in order."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name for name in found if name.endswith((".fountain", ".txt"))))


def read(name: str) -> str:
    """Return the text of a sample; raises KeyError with the names there are when it is not one."""
    if name not in names():
        raise KeyError(f"no sample {name}; there are {', '.join(names())}")
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
