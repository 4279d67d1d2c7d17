"""The rules of the week on paper."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from app.domain.in_short import in_short
from app.domain.routine_days import SCHOOL_DAYS, RoutineDays
from app.domain.summary import Facts, Level, RatingFact, WinFact, summarise
from app.domain.weeks import means_by_week
from app.messages import translate

MONDAY = date(2025, 10, 6)
DAYS = [MONDAY + timedelta(days=n) for n in range(7)]
EVERY_DAY = 127
ALL = frozenset({"wins", "ratings", "routines"})
USUAL = (3, 3, 3, 3, 3, 3)
words = partial(translate, "en")


def a_win(day: int, text: str = "Asked for water", by: str = "Leila") -> WinFact:
    return WinFact(DAYS[day], text, ("communication",), by)


def rated(day: int, by: str = "Leila", **values: Any) -> RatingFact:
    names = ("mood", "communication", "sleep", "attention", "irritability", "comfort")
    return RatingFact(DAYS[day], by, tuple(values.get(name) for name in names))


def a_week(*entries: WinFact | RatingFact, routines: list[RoutineDays] | None = None) -> Facts:
    wins = [entry for entry in entries if isinstance(entry, WinFact)]
    ratings = [entry for entry in entries if isinstance(entry, RatingFact)]
    return Facts(MONDAY, ALL, wins, ratings, routines or [])


def a_routine(finished: int, weekdays: int = SCHOOL_DAYS) -> RoutineDays:
    planned = [day for day in DAYS if weekdays >> day.weekday() & 1]
    return RoutineDays("Morning", "sun", weekdays, frozenset(planned), frozenset(planned[:finished]))


@pytest.mark.parametrize(
    ("value", "level"),
    [(1, Level.MUCH_LESS), (2, Level.BIT_LESS), (3, Level.USUAL), (4, Level.BIT_MORE), (5, Level.MUCH_MORE)],
)
def test_each_value_has_its_sign(value: int, level: Level):
    summary = summarise(a_week(rated(2, mood=value)))
    assert summary.table["mood"] == [None, None, level, None, None, None, None]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (4, 5, Level.BIT_MORE),
        (1, 2, Level.BIT_LESS),
        (3, 4, Level.USUAL),
        (2, 3, Level.USUAL),
        (2, 4, Level.USUAL),
    ],
)
def test_two_adults_are_averaged_towards_usual(one: int, other: int, level: Level):
    summary = summarise(a_week(rated(0, sleep=one), rated(0, "Sam", sleep=other)))
    assert summary.table["sleep"][0] == level
    assert summary.check_ins == 2


def test_two_adults_who_are_two_steps_apart_are_mentioned():
    facts = a_week(rated(0, sleep=2), rated(0, "Sam", sleep=4), rated(1, mood=4), rated(1, "Sam", mood=5))
    assert summarise(facts).differing == [DAYS[0]]


def test_what_one_adult_left_blank_is_filled_by_the_other_and_differs_from_nothing():
    summary = summarise(a_week(rated(0, mood=5), rated(0, "Sam", sleep=1)))
    assert (summary.table["mood"][0], summary.table["sleep"][0]) == (Level.MUCH_MORE, Level.MUCH_LESS)
    assert summary.differing == []


def test_in_short_counts_names_what_differed_often_and_the_routine_that_held():
    wins = [a_win(day) for day in (0, 2, 4, 5, 5, 6)]
    broken = [rated(day, communication=4, sleep=2) for day in (0, 2, 4)]
    rested = [
        rated(5, communication=4, sleep=3),
        rated(6, communication=5, mood=4),
        rated(1, communication=3),
    ]
    summary = summarise(a_week(*wins, *broken, *rested, routines=[a_routine(5)]))
    assert in_short(summary, words) == (
        "Six small wins, six check-ins. More communicating than usual on five days. "
        "Sleep broken on three nights. Morning finished on all five school days."
    )


def test_two_days_are_not_often():
    summary = summarise(a_week(rated(0, mood=5), rated(1, mood=4), rated(2, mood=3)))
    assert in_short(summary, words) == "Three check-ins."


def test_no_more_than_two_observations_are_told():
    summary = summarise(a_week(*(rated(day, mood=4, sleep=2, attention=4, comfort=1) for day in range(4))))
    assert [often.observation for often in summary.often] == ["mood", "sleep"]


def test_a_routine_that_missed_a_day_is_in_the_table_and_not_in_the_sentence():
    summary = summarise(a_week(a_win(0), routines=[a_routine(6, EVERY_DAY)]))
    assert in_short(summary, words) == "One small win."
    assert (len(summary.routines[0].finished), summary.routines[0].total) == (6, 7)


def test_the_routine_with_the_most_days_is_told_and_a_weekend_s_is_not():
    weekend, evening = (
        replace(a_routine(2, 96), title="Slow morning"),
        replace(a_routine(7, EVERY_DAY), title="Evening"),
    )
    assert summarise(a_week(routines=[weekend])).always is None
    told = in_short(summarise(a_week(routines=[weekend, a_routine(5), evening])), words)
    assert told == "Evening finished on all seven days."


def test_an_empty_week_is_said_kindly():
    assert in_short(summarise(a_week()), words) == "Nothing was written down this week. Blank weeks are fine."


def test_every_sentence_is_there_for_both_directions():
    for name in ("mood", "communication", "sleep", "attention", "irritability", "comfort"):
        for value in (1, 5):
            summary = summarise(a_week(*(rated(day, "Leila", **{name: value}) for day in range(3))))
            assert in_short(summary, words).endswith(("on three days.", "on three nights."))


def test_the_authors_are_those_who_wrote_something_this_week():
    assert summarise(a_week(a_win(1, by="Sam"), rated(2, "Leila"), a_win(3, by="Sam"))).authors == [
        "Sam",
        "Leila",
    ]


def test_much_text_takes_the_lines_for_notes():
    assert summarise(a_week(*(a_win(day) for day in range(7)))).fits_one_page
    assert not summarise(a_week(a_win(0, "so many words " * 60))).fits_one_page


def test_weekly_means_leave_gaps_and_keep_order():
    check_ins = [
        (date(2025, 10, 6), USUAL),
        (date(2025, 10, 12), (4, None, 3, 3, 3, 3)),
        (date(2025, 9, 29), USUAL),
    ]
    weeks = means_by_week(check_ins, MONDAY)
    assert [week.week for week in weeks][-2:] == ["2025-W40", "2025-W41"]
    assert (weeks[-1].mood, weeks[-1].communication, weeks[-2].mood) == (3.5, None, None)
