"""One push message: what it says, its constant size, its encryption, its headers."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from babel import Locale
from pywebpush import WebPusher  # pyright: ignore[reportMissingTypeStubs]

from app import base64url
from app.messages import translate
from app.models import Purpose

PADDED_SIZE = 2_048
"""Bytes of JSON in every message: what a push service can see of it never varies. The wire allows 3,993."""

_BUTTONS = {"done": "push.action.done", "later": "push.action.later", "not_today": "push.action.not_today"}
_OPENS = {Purpose.DONE: "/", Purpose.NOTICE: "/play", Purpose.TEST: "/"}
_KINDS = {Purpose.REMIND: "reminder", Purpose.DONE: "done", Purpose.NOTICE: "notice", Purpose.TEST: "test"}


@dataclass(frozen=True)
class Note:
    """What one device is told. Its `subject` is an occurrence, or whatever else it is told of but once."""

    purpose: Purpose
    subject: UUID
    token: str
    """Says that it was shown, and works a reminder's buttons and nothing else; empty where there is none."""
    title: str
    body: str
    language: str
    turn: int = 0
    silent: bool = False


def payload(note: Note, public_url: str) -> bytes:
    """The declarative push JSON of a note, padded to the constant size; ValueError when it does not fit."""
    form = {"web_push": 8030, "notification": _notification(note, public_url)}
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > PADDED_SIZE:
        raise ValueError("push message is larger than the constant size")
    return text.ljust(PADDED_SIZE)


def encrypt(plain: bytes, p256dh: bytes, auth: bytes) -> bytes:
    """The body for one browser (RFC 8291, aes128gcm)."""
    keys = {"p256dh": base64url.encode(p256dh), "auth": base64url.encode(auth)}
    return cast("bytes", WebPusher({"endpoint": "", "keys": keys}).encode(plain, "aes128gcm")["body"])


def headers(topic: str, deadline: datetime, now: datetime) -> dict[str, str]:
    """What the push service reads: how long to keep it, that it may wake the phone, what it replaces."""
    return {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(1, int((deadline - now).total_seconds()))),
        "Urgency": "high",
        "Topic": topic,
    }


def topic(key: bytes, subject: UUID) -> str:
    """24 characters by which a push service knows a repeated message, and nothing else about it."""
    return base64url.encode(hmac.digest(key, b"topic:" + subject.bytes, hashlib.sha256)[:18])


def _notification(note: Note, public_url: str) -> dict[str, object]:
    is_reminder = note.purpose == Purpose.REMIND
    opens = f"/n/{note.subject}#{note.token}" if is_reminder else _OPENS[note.purpose]
    address = f"{public_url}{opens}"
    fields: dict[str, object] = {
        "title": note.title,
        "body": note.body,
        "navigate": address,
        "lang": note.language,
        "dir": Locale.parse(note.language, sep="-").text_direction,
        # What replaces a reminder carries the reminder's own tag.
        "tag": "o-notice" if note.purpose == Purpose.NOTICE else f"o-{note.subject}",
        "silent": note.silent or note.purpose == Purpose.DONE,
        "data": {"o": str(note.subject), "t": note.token, "k": _KINDS[note.purpose], "n": note.turn},
    }
    if is_reminder:
        fields["actions"] = [
            {"action": action, "title": translate(note.language, key), "navigate": address}
            for action, key in _BUTTONS.items()
        ]
    return fields
