"""Where in our code an error came from, for the log: places, never words that somebody wrote."""

from pathlib import Path
from traceback import extract_tb

_NEAREST = 6


def places_of(error: BaseException) -> str:
    """The last few of our own lines that the error passed, as `file:line > file:line`."""
    frames = [frame for frame in extract_tb(error.__traceback__) if "site-packages" not in frame.filename]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-_NEAREST:])
