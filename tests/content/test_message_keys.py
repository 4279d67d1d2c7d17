"""Every message key that is used exists, and every one that exists is used."""

import ast
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import pytest

from app.content.vocabulary import (
    DOMAINS,
    ENERGIES,
    FOOD_WHEN,
    INTERESTS,
    NUMBER_KINDS,
    PLACES,
    REST_WHEN,
    SENSES,
    STAGES,
    THINGS,
    URGENCIES,
    EvidenceLevel,
)
from app.domain.audit import Done
from app.domain.looks import Looked
from app.domain.wins import Area
from app.errors import Problem
from app.models import ReminderAbout, Rung, Shelf

ROOT = Path(__file__).parents[2]
ENGLISH = json.loads((ROOT / "app/content/messages/en.json").read_text(encoding="utf-8"))
KEY = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")
ASKED_FOR = re.compile(r"\bt\(\s*([\"'`])([^\"'`]+)\1")
HOLE = re.compile(r"\$\{[^}]*\}|\{[^}]*\}")
BUILT = re.compile(r"[a-z][a-z0-9_-]*\.(?:[a-z0-9_.-]|\{\})*\{\}[a-z0-9_.-]*|[a-z][a-z0-9_.-]*\.")
WHOLE = re.compile(r"(?<=[\"'`])[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+(?=[\"'`])")

# Families whose last word is a code the program stores or answers with: exactly these, no more and no fewer.
REJECTIONS = (
    "gone",
    "not-allowed",
    "invalid",
    "too-long",
    "unknown-mutation",
    "day-out-of-range",
    "conflict",
    "too-many",
)
BEFORE = ("noise", "waiting", "change", "hungry", "tired", "crowd", "asked", "ended", "pain")
FAMILIES = {
    "audit": [
        *get_args(Done),
        *(f"look-{what}" for what in get_args(Looked)),
        "look-journal-none",
    ],  # told to parents
    "area": get_args(Area),  # where a small win belongs, stored with the win
    "before": BEFORE,  # what came before a moment, stored with the moment
    "calendar.about": [*ReminderAbout],  # what a reminder is about, as an adult's own calendar may say it
    "energy": ENERGIES,  # of an activity, sent with the content
    "food.met": [*Rung],  # how near a food came, stored with the step
    "food.when": FOOD_WHEN,
    "help.kind": NUMBER_KINDS,  # who answers a number
    "help.urgency": URGENCIES,
    "interest": INTERESTS,  # what a child may be deep into, kept in the profile and sent with the content
    # Keys are lower case, these codes are not.
    "domain": [code.lower() for code in DOMAINS],  # what an activity practises
    "evidence": [code.lower() for code in get_args(EvidenceLevel)],  # of an activity or a tip
    "place": PLACES,  # where an activity happens
    "thing": THINGS,  # what an activity needs from the house
    "senses.name": SENSES,  # as a child's profile asks about them
    "sense": SENSES,  # of an activity and of a child's profile
    "rejected": REJECTIONS,  # why a mutation could not be kept, sent with its receipt
    "stage": STAGES,  # of a big feeling, sent with the content
    "rest.when": REST_WHEN,
    "rung": [*Rung],
    "shelf": [*Shelf],
}


def python_files() -> list[Path]:
    return sorted((ROOT / "app").rglob("*.py"))


def pages_and_scripts() -> list[Path]:
    pages = sorted((ROOT / "app/templates").rglob("*.html"))
    frontend = ROOT / "frontend/src"
    scripts = [path for path in sorted(frontend.rglob("*.ts*")) if "generated" not in path.parts]
    scripts += sorted((ROOT / "frontend/build").glob("*.mjs"))
    return pages + scripts


def strings_in_python(path: Path) -> Iterator[str]:
    """Every string, with {} where an f-string has a hole."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def strings_in_text(path: Path) -> Iterator[str]:
    """Every quoted text, and the whole keys quoted inside the holes of a longer one."""
    source = SCRIPT_COMMENT.sub("", path.read_text(encoding="utf-8"))
    yield from ("".join(groups) for groups in QUOTED.findall(source))
    yield from WHOLE.findall(source)


def every_string() -> set[str]:
    found = {text for path in python_files() for text in strings_in_python(path)}
    return found | {text for path in pages_and_scripts() for text in strings_in_text(path)}


def keys_like(text: str) -> re.Pattern[str]:
    """The keys a text can become: `tab.${name}` and `"tab." ~ name` are any key that starts with `tab.`."""
    whole = f"{text}{{}}" if text.endswith(".") else text
    return re.compile("[^.]+".join(re.escape(part) for part in HOLE.split(whole)))


def asked_for() -> Iterator[tuple[str, str]]:
    """The first argument of every t(...) in pages and scripts, with its file."""
    for path in pages_and_scripts():
        source = SCRIPT_COMMENT.sub("", path.read_text(encoding="utf-8"))
        for _, text in ASKED_FOR.findall(source):
            yield path.relative_to(ROOT).as_posix(), text


def calls(path: Path) -> Iterator[tuple[str, Sequence[object]]]:
    """The name of every plain function or class called in a Python file, and the constants given to it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
            yield node.func.id, given


def translated() -> Iterator[tuple[str, str]]:
    """The key of every translate(language, "key") in Python, with its file."""
    for path in python_files():
        for name, given in calls(path):
            if name == "translate" and isinstance(given[1], str):
                yield path.relative_to(ROOT).as_posix(), given[1]


def test_every_key_that_is_asked_for_exists():
    missing = [
        f"{file}: {text}"
        for file, text in [*asked_for(), *translated()]
        if not any(keys_like(text).fullmatch(key) for key in ENGLISH)
    ]
    assert missing == []


def test_every_key_is_used_somewhere():
    strings = every_string()
    built = [text for text in strings if BUILT.fullmatch(HOLE.sub("{}", text))]
    families = [keys_like(text) for text in built]
    unused = [key for key in ENGLISH if key not in strings and not any(f.fullmatch(key) for f in families)]
    assert unused == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_one_message_for_each_code(family):
    found = {key.removeprefix(f"{family}.") for key in ENGLISH if key.startswith(f"{family}.")}
    assert found == set(FAMILIES[family])


def codes_of(kind: type[Problem]) -> Iterator[str]:
    yield kind.code
    for narrower in kind.__subclasses__():
        yield from codes_of(narrower)


def test_every_problem_has_its_sentence():
    kinds = {kind.__name__ for kind in Problem.__subclasses__()}
    codes: set[object] = set(codes_of(Problem))
    for path in python_files():
        codes |= {given[0] for name, given in calls(path) if name in kinds and given and given[0]}
    assert [code for code in codes if f"problem.{code}" not in ENGLISH] == []
