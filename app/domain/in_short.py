"""The week in two or three sentences, put together by rule from the catalogue's parts."""

from collections.abc import Iterator
from typing import Protocol

from app.domain.routine_days import RoutineDays
from app.domain.summary import Often, Summary

_SPELT_OUT = 12


class Translate(Protocol):
    """The catalogue in one language."""

    def __call__(self, key: str, /, **params: object) -> str:
        """The text of a key."""
        ...


def in_short(summary: Summary, t: Translate) -> str:
    """What there is to say about the week; a week with nothing in it says so, kindly."""
    return " ".join(_sentences(summary, t)) or t("summary.nothing")


def _sentences(summary: Summary, t: Translate) -> Iterator[str]:
    counted = [
        _counted(t, key, count)
        for key, count in (("summary.wins", len(summary.wins)), ("summary.check-ins", summary.check_ins))
        if count
    ]
    if counted:
        parts = ", ".join(counted)
        yield t("summary.sentence", parts=parts[0].upper() + parts[1:])
    for often in summary.often:
        yield _counted(t, _key(often), often.days)
    if summary.always:
        yield _always(t, summary.always)


def _key(often: Often) -> str:
    return f"summary.often.{often.observation}.{'more' if often.is_more else 'less'}"


def _always(t: Translate, routine: RoutineDays) -> str:
    key = "summary.always-school" if routine.is_for_school_days else "summary.always"
    return _counted(t, key, len(routine.planned), routine=routine.title)


def _counted(t: Translate, key: str, count: int, **params: object) -> str:
    number = t(f"number.{count}") if count <= _SPELT_OUT else str(count)
    return t(key, count=count, number=number, **params)
