"""Everything that can be wrong with the words of the product, found before a family reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from app.content.catalogues import catalogue_faults
from app.content.loader import CONTENT, Entry, read_shelves
from app.content.prose import texts_of
from app.content.reading_age import OLDEST, reading_age
from app.content.schema import Activity, Item, RoutineTemplate, Tip
from app.content.word_rules import Group, Rules, read_rules
from app.content.yaml_file import ContentError, Value

APP: Final = CONTENT.parent
CLAIMS: Final[tuple[Group, ...]] = ("treatment_claims", "dignity", "unsafe")
CATALOGUE: Final[tuple[Group, ...]] = (*CLAIMS, "voice")
WRITTEN: Final[tuple[Group, ...]] = (*CATALOGUE, "warn")
DOUBTFUL: Final[tuple[Group, ...]] = ("warn",)
# Two summaries that share this much of their words are one idea written twice.
SAME_IDEA: Final = 0.75
SHORTEST_SENTENCE: Final = 4
_WORD: Final = re.compile(r"[a-z']+")


@dataclass(frozen=True, order=True)
class Finding:
    """One place to look at, and why; `words` are those a banned expression matched."""

    path: Path
    line: int
    reason: str
    words: str = ""

    def __str__(self) -> str:
        """Write it as `file:line: reason`, with the path from the top of the project."""
        top = APP.parent
        path = self.path.relative_to(top) if self.path.is_relative_to(top) else self.path
        return f"{path}:{self.line}: {self.reason}"


def check(content: Path = CONTENT, app: Path = APP) -> list[Finding]:
    """Every fault of the content under `content` and of the words in the sources around `app`."""
    try:
        items = read_shelves(content).items
        rules = read_rules(content / "banned_words.yaml")
        found = [*_unticked(content, rules), *_hard_to_read(items), *_repeated_ideas(items)]
        found += [*_in_catalogues(content, rules, CATALOGUE), *_in_sources(content, app, rules)]
        found += [Finding(*fault) for fault in catalogue_faults(content / "messages")]
    except ContentError as error:
        found = [Finding(error.path, error.line, error.reason)]
    return sorted(found)


def to_read(content: Path = CONTENT) -> list[Finding]:
    """Words of the catalogues that suit some sentences and not others: a person looks at them."""
    return list(_in_catalogues(content, read_rules(content / "banned_words.yaml"), DOUBTFUL))


def _unticked(content: Path, rules: Rules) -> Iterator[Finding]:
    spare = set(rules.ticked)
    for folder in ("routines", "activities", "tips"):
        for path in sorted((content / folder).glob("*.yaml")):
            for finding in _broken(path, rules, WRITTEN):
                tick = rules.tick_for(path.relative_to(content).as_posix(), finding.words)
                if tick is None:
                    yield finding
                else:
                    spare.discard(tick)
    for tick in spare:
        yield Finding(
            content / "banned_words.yaml", 1, f"{tick.file} has no {tick.words!r} to tick", tick.words
        )


def _in_catalogues(content: Path, rules: Rules, groups: tuple[Group, ...]) -> Iterator[Finding]:
    for path in sorted((content / "messages").glob("*.json")):
        yield from _broken(path, rules, groups)


def _in_sources(content: Path, app: Path, rules: Rules) -> Iterator[Finding]:
    frontend = app.parent / "frontend" / "src"
    made_by_the_build = frontend / "generated"
    files = [content / "sources.yaml", *app.rglob("*.py"), *(app / "templates").rglob("*.html")]
    files += [path for path in frontend.rglob("*.ts*") if not path.is_relative_to(made_by_the_build)]
    for path in files:
        yield from _broken(path, rules, CLAIMS)


def _broken(path: Path, rules: Rules, groups: tuple[Group, ...]) -> Iterator[Finding]:
    for line, text in texts_of(path):
        for group, words in rules.matches(text, groups):
            yield Finding(path, line, f"{words!r} ({group.replace('_', ' ')})", words)


def _hard_to_read(items: tuple[Entry[Any], ...]) -> Iterator[Finding]:
    for entry in items:
        age = reading_age(_sentences(entry.value.model_dump(mode="json")))
        if age > OLDEST:
            yield _about(entry, f"reads like age {age:g}, the limit is {OLDEST:g}")


def _sentences(value: Value) -> Iterator[str]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _sentences(part)
    # Ids, codes and labels are shorter.
    if isinstance(value, str) and len(value.split()) >= SHORTEST_SENTENCE:
        yield value


def _repeated_ideas(items: tuple[Entry[Any], ...]) -> Iterator[Finding]:
    known = [(entry, frozenset(_WORD.findall(_idea(entry.value).lower()))) for entry in items]
    for (earlier, first), (later, second) in combinations(known, 2):
        if len(first & second) / len(first | second) >= SAME_IDEA:
            yield _about(later, f"says the same as {earlier.value.id}")


def _idea(item: Item) -> str:
    match item:
        case RoutineTemplate():
            return " ".join(step.label for step in item.steps)
        case Activity():
            return item.summary
        case Tip():
            return item.text
        case _:
            return item.title


def _about(entry: Entry[Any], reason: str) -> Finding:
    return Finding(entry.document.path, entry.document.line_of(entry.where), reason)
