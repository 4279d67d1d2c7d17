"""The secrets an installation makes for itself at its first start, in a file only its owner can read."""

import json
import os
import secrets
import stat
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from app import base64url
from app.settings import SettingsError

_KEY_BYTES = 32


@dataclass(frozen=True)
class Secrets:
    """One key per purpose, each base64url text without padding."""

    pepper: str
    """Mixed into every password before it is hashed."""
    topic_key: str
    """Turns an occurrence into an opaque push topic."""
    vapid_private_key: str
    """The 32-byte private number that signs our pushes; changing it ends every subscription."""


def read_or_make_secrets(path: Path) -> Secrets:
    """The secrets at `path`, made first where there are none; refuses a file that others can read."""
    try:
        if not path.exists():
            _make(path)
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            message = f"{path.name} can be read by other users of this machine; run: chmod 600 {path}"
            raise SettingsError(message)
        return _parsed(path.read_text())
    except (ValueError, TypeError):
        message = f"{path.name} is not a secrets file; restore it from your backup"
        raise SettingsError(message) from None
    except OSError as error:
        message = f"{path} cannot hold the secrets ({type(error).__name__})"
        raise SettingsError(message) from None


def _parsed(text: str) -> Secrets:
    found = Secrets(**json.loads(text))
    if any(len(base64url.decode(value)) != _KEY_BYTES for value in asdict(found).values()):
        raise ValueError
    return found


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    private = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    made = Secrets(
        pepper=base64url.encode(secrets.token_bytes(_KEY_BYTES)),
        topic_key=base64url.encode(secrets.token_bytes(_KEY_BYTES)),
        vapid_private_key=base64url.encode(private.to_bytes(_KEY_BYTES, "big")),
    )
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(made), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link fails where the name exists, so two processes that start together agree on one file.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _keep_the_name(path.parent)


def _keep_the_name(folder: Path) -> None:
    # Without this a power cut may lose the file, while the passwords hashed with its pepper stay.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
