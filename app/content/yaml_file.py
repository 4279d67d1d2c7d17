"""One content file read as plain YAML, with the line of every value kept for error messages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from yaml import CSafeLoader, MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode

Location = tuple[str | int, ...]
Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"

# YAML without surprises: `no` is a word and 07:30 is a time of day, not 450.
_CONSTANTS: Final[dict[str, Value]] = {"null": None, "true": True, "false": False}
_WHOLE_NUMBER: Final = re.compile(r"0|[1-9][0-9]*")


class ContentError(Exception):
    """A content file that cannot be used; the text names file, line and reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        """`line` counts from 1."""
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True)
class Document:
    """The values of one file and where they stand in it."""

    path: Path
    data: Value
    _root: Node

    def line_of(self, location: Location) -> int:
        """The line (from 1) of the deepest known part of `location`, a path of keys and indexes."""
        node = self._root
        for part in location:
            child = _child(node, part)
            if child is None:
                break
            node = child
        return _line(node)

    def strings(self) -> Iterator[tuple[int, str]]:
        """Every value as text with its line, keys left out."""
        for node in _scalars(self._root):
            yield _line(node), node.value


def read_yaml(path: Path) -> Document:
    """Read one file; raises ContentError for bad YAML, an empty file or a key given twice."""
    try:
        root = CSafeLoader(path.read_text(encoding="utf-8")).get_single_node()
    except FileNotFoundError as error:
        raise ContentError(path, 1, "the file is missing") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ContentError(path, mark.line + 1 if mark else 1, str(error.problem)) from error
    if root is None:
        raise ContentError(path, 1, "the file is empty")
    return Document(path, _value(path, root), root)


def _value(path: Path, node: Node) -> Value:
    if isinstance(node, MappingNode):
        values: dict[str, Value] = {}
        for key, value in node.value:
            if key.value in values:
                raise ContentError(path, _line(key), f"the key {key.value!r} is given twice")
            values[key.value] = _value(path, value)
        return values
    elif isinstance(node, SequenceNode):
        return [_value(path, child) for child in node.value]
    else:
        return _scalar(node)


def _scalar(node: Node) -> Value:
    text = str(node.value)
    quoted = isinstance(node, ScalarNode) and bool(node.style)
    if not quoted and text in _CONSTANTS:
        return _CONSTANTS[text]
    elif not quoted and _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    else:
        return text


def _line(node: Node) -> int:
    return node.start_mark.line + 1


def _child(node: Node, part: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    else:
        return None


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _scalars(value)
