"""The words of the interface: one catalogue per language, the same one the browser uses."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale

DEFAULT_LANGUAGE: Final = "en"
CATALOGUES: Final = Path(__file__).parent / "content" / "messages"
PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")

# A text, or its CLDR plural forms ("one", "other" ...), chosen by the parameter `count`.
Message = str | Mapping[str, str]


class MessageError(LookupError):
    """A key or a parameter the catalogue does not know: a mistake in our code."""


def translate(language: str, key: str, **params: object) -> str:
    """The text of `key` with its parameters put in; raises MessageError if any of them is wrong."""
    messages = catalogue(language if language in languages() else DEFAULT_LANGUAGE)
    if key not in messages:
        raise MessageError(f"no message {key}")
    text = _form(language, key, messages[key], params.get("count"))
    return _filled(key, text, params)


def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for, the default one first."""
    return _languages()


def negotiate(accept_language: str | None) -> str:
    """The best language for an Accept-Language header; the default when nothing fits."""
    for wanted in _by_preference(accept_language or ""):
        for language in (wanted, wanted.partition("-")[0]):
            if language in languages():
                return language
    return DEFAULT_LANGUAGE


@cache
def catalogue(language: str) -> Mapping[str, Message]:
    """Every message of one language, read once."""
    return json.loads((CATALOGUES / f"{language}.json").read_text(encoding="utf-8"))


@cache
def _languages() -> tuple[str, ...]:
    found = {path.stem for path in CATALOGUES.glob("*.json")}
    return (DEFAULT_LANGUAGE, *sorted(found - {DEFAULT_LANGUAGE}))


def _form(language: str, key: str, message: Message, count: object) -> str:
    if isinstance(message, str):
        return message
    if not isinstance(count, int | float):
        raise MessageError(f"{key} has plural forms and needs a number called count")
    form = Locale.parse(language, sep="-").plural_form(count)
    return message.get(form, message["other"])


def _filled(key: str, text: str, params: Mapping[str, object]) -> str:
    wanted = set(PLACEHOLDER.findall(text))
    if missing := wanted - params.keys():
        raise MessageError(f"{key} needs {', '.join(sorted(missing))}")
    # A plural form such as "one win" may leave its number out; every other extra is a mistake.
    if extra := params.keys() - wanted - {"count"}:
        raise MessageError(f"{key} does not use {', '.join(sorted(extra))}")
    return PLACEHOLDER.sub(lambda match: str(params[match[1]]), text)


def _by_preference(accept_language: str) -> list[str]:
    weighted: list[tuple[float, str]] = []
    for part in accept_language.split(","):
        name, _, quality = part.strip().lower().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        if name and weight > 0:
            weighted.append((weight, name))
    return [name for _, name in sorted(weighted, key=lambda pair: -pair[0])]
