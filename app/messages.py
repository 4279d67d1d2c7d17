"""The words of the interface: one catalogue per language, the same ones the browser uses."""

import json
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from babel import Locale

DEFAULT_LANGUAGE: Final = "en"
FOLDER: Final = Path(__file__).parent / "content" / "messages"
PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")

# A text, or its CLDR plural forms ("one", "other" ...), chosen by the parameter `count`.
Message = str | Mapping[str, str]


class MessageError(LookupError):
    """A key or a parameter the catalogue does not know: a mistake in our code."""


def translate(language: str, key: str, **params: object) -> str:
    """The text of `key` with its parameters put in; raises MessageError if any of them is wrong."""
    return SHIPPED.translate(language, key, **params)


def negotiate(accept_language: str | None) -> str:
    """The best language for an Accept-Language header; the default when nothing fits."""
    return SHIPPED.negotiate(accept_language)


class Catalogues:
    """The catalogues of one folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def by_language(self) -> Mapping[str, Mapping[str, Message]]:
        """Every message by language and key."""
        files = sorted(self._folder.glob("*.json"))
        return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}

    def translate(self, language: str, key: str, **params: object) -> str:
        """Like the function; a language without a catalogue speaks the default one."""
        known = language if language in self.by_language else DEFAULT_LANGUAGE
        messages = self.by_language[known]
        if key not in messages:
            raise MessageError(f"no message {key}")
        return _filled(key, _form(known, key, messages[key], params.get("count")), params)

    def negotiate(self, accept_language: str | None) -> str:
        """Like the function; "pt-BR" is served by "pt" when there is no closer one."""
        known = {language.lower(): language for language in self.by_language}
        for wanted in _by_preference(accept_language or ""):
            for name in (wanted, wanted.partition("-")[0]):
                if name in known:
                    return known[name]
        return DEFAULT_LANGUAGE


def _form(language: str, key: str, message: Message, count: object) -> str:
    if isinstance(message, str):
        return message
    if not isinstance(count, int | float):
        raise MessageError(f"{key} has plural forms and needs a number called count")
    return message[Locale.parse(language, sep="-").plural_form(count)]


def _filled(key: str, text: str, params: Mapping[str, object]) -> str:
    wanted = set(PLACEHOLDER.findall(text))
    if missing := wanted - params.keys():
        raise MessageError(f"{key} needs {', '.join(sorted(missing))}")
    # A form such as "one win" may leave its number out; every other extra is a mistake.
    if extra := params.keys() - wanted - {"count"}:
        raise MessageError(f"{key} does not use {', '.join(sorted(extra))}")
    return PLACEHOLDER.sub(lambda match: str(params[match[1]]), text)


def _by_preference(accept_language: str) -> list[str]:
    weighted: list[tuple[float, str]] = []
    for part in accept_language.lower().split(","):
        name, _, quality = part.partition(";")
        weight = _weight(quality)
        if name.strip() and weight > 0:
            weighted.append((weight, name.strip()))
    return [name for _, name in sorted(weighted, key=lambda pair: -pair[0])]


def _weight(quality: str) -> float:
    try:
        return float(quality.strip().removeprefix("q=")) if quality else 1.0
    except ValueError:
        return 0.0


SHIPPED: Final = Catalogues(FOLDER)
