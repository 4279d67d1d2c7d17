"""One component of a calendar, put together from what it says."""

from typing import TypeVar

from icalendar.cal.component import Component

Part = TypeVar("Part", bound=Component)


def part(kind: type[Part], **said: object) -> Part:
    """A component with these properties; `_` stands for the dash in a name."""
    made = kind()
    for name, value in said.items():
        made.add(name.replace("_", "-"), value)  # pyright: ignore[reportUnknownMemberType] - any value's type
    return made
