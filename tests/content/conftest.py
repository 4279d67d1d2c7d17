"""A copy of the shipped content that a test may spoil."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.content.loader import CONTENT, load_library

PICTURE = re.compile(r"\bpicture: ([a-z-]+)")
Spoil = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def library():
    """The shipped library."""
    return load_library()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with the shipped content files."""
    folder = tmp_path / "app" / "content"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    # The programs, which show pictures too, do not come along: the copy lists what its own files show.
    shown = {name for path in folder.rglob("*.yaml") for name in PICTURE.findall(path.read_text("utf-8"))}
    (folder / "pictograms.txt").write_text("\n".join(sorted(shown)), encoding="ascii")
    return folder


@pytest.fixture
def spoil(content: Path) -> Spoil:
    """Replace the first occurrence of some text in one copied file; gives the file."""

    def replace(file: str, old: str, new: str) -> Path:
        path = content / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} to spoil"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace
