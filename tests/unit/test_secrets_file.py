"""Secrets are made once, by whoever starts first, and only their owner can read them."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.secrets_file import read_or_make_secrets
from app.settings import SettingsError


def test_the_first_start_makes_secrets_that_only_their_owner_can_read(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secrets.json"
    made = read_or_make_secrets(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_or_make_secrets(path) == made
    assert list(path.parent.iterdir()) == [path]


def test_two_installations_share_no_secret(tmp_path: Path) -> None:
    one, two = (read_or_make_secrets(tmp_path / name) for name in ("one", "two"))
    values = [
        one.pepper,
        one.topic_key,
        one.vapid_private_key,
        two.pepper,
        two.topic_key,
        two.vapid_private_key,
    ]
    assert len(set(values)) == 6


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    code = (
        "import pathlib, sys; from app.secrets_file import read_or_make_secrets as read;"
        "print(read(pathlib.Path(sys.argv[1])).pepper)"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    told = {process.communicate(timeout=60)[0] for process in started}
    assert told == {f"{read_or_make_secrets(path).pepper}\n"}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "secrets.json"
    read_or_make_secrets(path)
    path.chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_or_make_secrets(path)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"pepper": "a"}', '{"pepper": "", "topic_key": "", "vapid_private_key": ""}'],
)
def test_a_file_that_holds_no_secrets_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secrets.json"
    path.touch(mode=0o600)
    path.write_text(text)
    with pytest.raises(SettingsError, match="backup"):
        read_or_make_secrets(path)
    assert path.read_text() == text


def test_a_place_that_cannot_hold_them_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(SettingsError, match=r"secrets\.json"):
        read_or_make_secrets(tmp_path / "data" / "secrets.json")
