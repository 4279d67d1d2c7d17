"""Everything that can be wrong with the words of the product, found before a family reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from app.content.catalogues import catalogue_faults
from app.content.loader import CONTENT, Entry, items_of, languages, read_shelves
from app.content.prose import texts_of
from app.content.reading_age import OLDEST, reading_age
from app.content.schema import Activity, CalmStage, Item, RoutineTemplate, SafetyCard, Tip
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
        rules = read_rules(content / "banned_words.yaml")
        found = [*_unticked(content, rules), *_orphan_pictures(content, app)]
        for language in languages(content):
            items = items_of(read_shelves(content, language))
            found += [*_hard_to_read(items), *_repeated_ideas(items)]
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
    for path in _written(content):
        for finding in _broken(path, rules, WRITTEN, content):
            tick = rules.tick_for(path.relative_to(content).as_posix(), finding.words)
            if tick is None:
                yield finding
            else:
                spare.discard(tick)
    for tick in spare:
        yield Finding(
            content / "banned_words.yaml", 1, f"{tick.file} has no {tick.words!r} to tick", tick.words
        )


def _written(content: Path) -> list[Path]:
    return [path for language in languages(content) for path in sorted((content / language).rglob("*.yaml"))]


def _in_catalogues(content: Path, rules: Rules, groups: tuple[Group, ...]) -> Iterator[Finding]:
    for path in sorted((content / "messages").glob("*.json")):
        yield from _broken(path, rules, groups, content)


def _in_sources(content: Path, app: Path, rules: Rules) -> Iterator[Finding]:
    pages = (app / "templates").rglob("*.html")
    files = [content / "sources.yaml", *app.rglob("*.py"), *pages, *_scripts(app)]
    for path in files:
        yield from _broken(path, rules, CLAIMS, content)


def _scripts(app: Path) -> list[Path]:
    frontend = app.parent / "frontend" / "src"
    made_by_the_build = frontend / "generated"
    return [path for path in frontend.rglob("*.ts*") if not path.is_relative_to(made_by_the_build)]


def _broken(path: Path, rules: Rules, groups: tuple[Group, ...], content: Path) -> Iterator[Finding]:
    file = path.relative_to(content).as_posix() if path.is_relative_to(content) else path.name
    for line, text in texts_of(path):
        for group, words in rules.matches(text, groups):
            if not rules.excuses(file, group, words):
                yield Finding(path, line, f"{words!r} ({group.replace('_', ' ')})", words)


def _orphan_pictures(content: Path, app: Path) -> Iterator[Finding]:
    """Pictures that every phone downloads and nothing shows."""
    shown = [*_written(content), *(content / "demo").glob("*.yaml"), *_scripts(app)]
    used = {text for path in shown for _, text in texts_of(path)}
    path = content / "pictograms.txt"
    for line, name in enumerate(path.read_text(encoding="ascii").split(), start=1):
        if name not in used:
            yield Finding(path, line, f"nothing shows the picture {name}")


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
            said = [step.label for step in item.steps]
        case CalmStage():
            said = [*item.do]
        case Activity():
            said = [item.summary]
        case Tip():
            said = [item.text]
        case SafetyCard():
            said = [item.lead, *item.lines]
        case _:
            said = [item.title]
    return " ".join(said)


def _about(entry: Entry[Any], reason: str) -> Finding:
    return Finding(entry.document.path, entry.document.line_of(entry.where), reason)
