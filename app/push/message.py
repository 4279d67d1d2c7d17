"""One push message: what it says, its constant size, its encryption, its headers."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from babel import Locale
from pywebpush import WebPusher  # pyright: ignore[reportMissingTypeStubs]

from app.messages import translate

PADDED_SIZE = 1_280
"""Bytes of JSON in every message: what a push service can see of it never varies. The wire allows 3,993."""

_BUTTONS = {"done": "push.action.done", "not_today": "push.action.not_today"}
_REMINDER = ("push.reminder.title", "push.reminder.body")
_TEST = ("push.test.title", "push.test.body")


@dataclass(frozen=True)
class Reminder:
    """A reminder for one device: the token works its two buttons and nothing else."""

    occurrence: UUID
    token: str
    language: str


@dataclass(frozen=True)
class Test:
    """A message a parent asked for, to see whether reminders arrive here."""

    id: UUID
    language: str


Note = Reminder | Test


def payload(note: Note, public_url: str) -> bytes:
    """The declarative push JSON of a note, padded to the constant size; ValueError when it does not fit."""
    fields = _reminder(note, public_url) if isinstance(note, Reminder) else _test(note, public_url)
    form = {"web_push": 8030, "notification": fields}
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > PADDED_SIZE:
        raise ValueError("push message is larger than the constant size")
    return text.ljust(PADDED_SIZE)


def encrypt(plain: bytes, p256dh: bytes, auth: bytes) -> bytes:
    """The body for one browser (RFC 8291, aes128gcm)."""
    keys = {"p256dh": _base64url(p256dh), "auth": _base64url(auth)}
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
    return _base64url(hmac.digest(key, b"topic:" + subject.bytes, hashlib.sha256)[:18])


def _reminder(note: Reminder, public_url: str) -> dict[str, object]:
    address = f"{public_url}/n/{note.occurrence}#{note.token}"
    data = {"o": str(note.occurrence), "t": note.token, "k": "reminder"}
    actions = [
        {"action": action, "title": translate(note.language, key), "navigate": address}
        for action, key in _BUTTONS.items()
    ]
    return _notification(_REMINDER, note.language, address, data) | {"actions": actions}


def _test(note: Test, public_url: str) -> dict[str, object]:
    data = {"o": str(note.id), "t": "", "k": "test"}
    return _notification(_TEST, note.language, f"{public_url}/", data)


def _notification(
    words: tuple[str, str], language: str, address: str, data: dict[str, str]
) -> dict[str, object]:
    title, body = words
    return {
        "title": translate(language, title),
        "body": translate(language, body),
        "navigate": address,
        "lang": language,
        "dir": Locale.parse(language, sep="-").text_direction,
        "tag": f"o-{data['o']}",
        "silent": False,
        "data": data,
    }


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
