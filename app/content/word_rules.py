"""The banned words as compiled rules, the files they spare, and the warnings a person has accepted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from app.content.fields import Frozen
from app.content.yaml_file import ContentError, read_yaml

WORDS: Final = Path(__file__).with_name("banned_words.yaml")

Group = Literal["treatment_claims", "dignity", "unsafe", "voice", "warn"]


class Ticked(Frozen):
    """One accepted warning: `words` stand in `file`, and a person decided that they may."""

    file: str
    words: str
    why: Annotated[str, Field(min_length=10)]


class Exempt(Frozen):
    """One group of rules that does not hold in some files, or only not for the words `only` matches."""

    files: str
    """A pattern such as `en/safety/*`, from the top of the content."""
    group: Group
    only: str | None = None
    why: Annotated[str, Field(min_length=10)]


class WordList(Frozen):
    """The file of banned words as it is written."""

    groups: dict[Group, tuple[str, ...]]
    exempt: tuple[Exempt, ...] = ()
    ticked: tuple[Ticked, ...]


@dataclass(frozen=True)
class Rules:
    """The expressions of every group, and the ticks that excuse a warning."""

    expressions: Mapping[Group, tuple[re.Pattern[str], ...]]
    exempt: tuple[Exempt, ...]
    ticked: tuple[Ticked, ...]

    def matches(self, text: str, groups: tuple[Group, ...]) -> Iterator[tuple[Group, str]]:
        """The words of `text` that an expression of `groups` is against, each with its group."""
        for group in groups:
            for expression in self.expressions[group]:
                for match in expression.finditer(text):
                    yield group, match[0]

    def excuses(self, file: str, group: Group, words: str) -> bool:
        """Whether `words` may stand in `file` although a rule of `group` is against them."""
        return any(
            rule.group == group
            and fnmatchcase(file, rule.files)
            and (rule.only is None or re.fullmatch(rule.only, words, re.IGNORECASE))
            for rule in self.exempt
        )

    def tick_for(self, file: str, words: str) -> Ticked | None:
        """The tick that accepts `words` in `file`, if there is one."""
        wanted = words.casefold()
        return next((t for t in self.ticked if t.file == file and t.words.casefold() == wanted), None)


def read_rules(path: Path = WORDS) -> Rules:
    """Read the word list; raises ContentError when it is malformed or an expression is invalid."""
    document = read_yaml(path)
    try:
        words = WordList.model_validate(document.data)
        expressions: dict[Group, tuple[re.Pattern[str], ...]] = {
            group: _compiled(texts) for group, texts in words.groups.items()
        }
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ContentError(path, document.line_of(first["loc"]), first["msg"]) from error
    except re.error as error:
        raise ContentError(path, 1, f"not a regular expression: {error.pattern!r}") from error
    return Rules(expressions, words.exempt, words.ticked)


def _compiled(texts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)
