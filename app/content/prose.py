"""The text a person may read, taken out of content files, catalogues, pages and program sources."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from app.content.yaml_file import read_yaml

Lines = Iterator[tuple[int, str]]

_JINJA: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_READ_ALOUD: Final = re.compile(r"\b(?:alt|title|aria-label|placeholder|content)=\"([^\"]*)\"")
_COMMENT: Final = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
_SCRIPT_TEXT: Final = re.compile(
    r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|>([^<>{}=;]*[a-z][^<>{}=;]*)<",
    re.DOTALL,
)


def texts_of(path: Path) -> Lines:
    """Every piece of text in a file with its line; a kind of file without a reader has none."""
    reader = _READERS.get(path.suffix)
    return reader(path) if reader else iter(())


def _values(path: Path) -> Lines:
    return read_yaml(path).strings()


def _page(path: Path) -> Lines:
    source = _JINJA.sub(_only_newlines, path.read_text(encoding="utf-8"))
    return _numbered(_TAG.sub(_attributes, source))


def _script(path: Path) -> Lines:
    source = _COMMENT.sub(_only_newlines, path.read_text(encoding="utf-8"))
    for match in _SCRIPT_TEXT.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        yield line, next(group for group in match.groups() if group is not None)


def _python(path: Path) -> Lines:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    statements = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in statements:
            yield node.lineno, node.value


def _numbered(text: str) -> Lines:
    return ((number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())


def _only_newlines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _attributes(match: re.Match[str]) -> str:
    return " ".join(_READ_ALOUD.findall(match[0])) + _only_newlines(match)


_READERS: Final[dict[str, Callable[[Path], Lines]]] = {
    ".yaml": _values,
    ".json": _values,
    ".html": _page,
    ".ts": _script,
    ".tsx": _script,
    ".py": _python,
}
