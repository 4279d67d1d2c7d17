"""What can be wrong with a message catalogue: its form, and how it differs from the English one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from babel import Locale

from app.content.yaml_file import ContentError, Document, Value, read_yaml
from app.messages import DEFAULT_LANGUAGE, PLACEHOLDER

_KEY: Final = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")
_BRACE: Final = re.compile(r"[{}]")

Fault = tuple[Path, int, str]


def catalogue_faults(folder: Path) -> Iterator[Fault]:
    """Every fault of the catalogues in `folder`; raises ContentError when one cannot be read."""
    english = _messages(read_yaml(folder / f"{DEFAULT_LANGUAGE}.json"))
    for path in sorted(folder.glob("*.json")):
        document = read_yaml(path)
        messages = _messages(document)
        for key, message in messages.items():
            for reason in _reasons(key, message, english.get(key), path.stem):
                yield path, document.line_of((key,)), f"{key}: {reason}"
        for key in sorted(english.keys() - messages.keys()):
            yield path, 1, f"{key} is missing"


def _messages(document: Document) -> Mapping[str, Value]:
    if not isinstance(document.data, dict):
        raise ContentError(document.path, 1, "an object of messages is expected")
    return document.data


def _reasons(key: str, message: Value, english: Value, language: str) -> Iterator[str]:
    if not _KEY.fullmatch(key):
        yield "a key is lower case words joined by dots"
    if english is None:
        yield "there is no such English message"
    elif _placeholders(message) != _placeholders(english):
        yield f"has {_listed(message)}, English has {_listed(english)}"
    texts = _texts(message)
    if any(not isinstance(text, str) or not text.strip() for text in texts):
        yield "every text is a non-empty string"
    elif any(_BRACE.search(PLACEHOLDER.sub("", str(text))) for text in texts):
        yield "a brace that is not a placeholder like {name}"
    if isinstance(message, dict):
        forms = Locale.parse(language, sep="-").plural_form.tags | {"other"}
        if message.keys() != forms:
            yield f"the plural forms of this language are {', '.join(sorted(forms))}"


def _texts(message: Value) -> list[Value]:
    return list(message.values()) if isinstance(message, dict) else [message]


def _placeholders(message: Value) -> set[str]:
    return {name for text in _texts(message) for name in PLACEHOLDER.findall(str(text))}


def _listed(message: Value) -> str:
    return ", ".join(sorted(_placeholders(message))) or "no placeholder"
