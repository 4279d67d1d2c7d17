"""The names of the pictures a routine, a child or a content item can carry."""

from pathlib import Path
from typing import Final

_NAMES: Final = Path(__file__).with_name("pictograms.txt")

# The frontend build draws one file for each of these names; the app stores only the name.
PICTOGRAMS: Final[frozenset[str]] = frozenset(_NAMES.read_text(encoding="ascii").split())
