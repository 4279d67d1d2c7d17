"""A therapist sent something: one quiet message for all of it, to parents who want to know."""

import asyncio

from app.domain.notices import tell_parents
from app.models import Membership
from tests.conftest import StandingClock
from tests.push.household import Household


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def tell(home: Household, clock: StandingClock) -> None:
    with home.database.transaction() as session:
        tell_parents(session, home.parent.family_id, clock())


def test_all_that_comes_within_five_minutes_is_one_message(home: Household, clock: StandingClock):
    for _ in range(4):
        tell(home, clock)
        clock.forward(minutes=1)
    run(home, clock)
    assert home.service.calls.total() == 0
    clock.forward(minutes=1)
    run(home, clock)
    (message,) = home.devices[0].messages()
    shown = message["notification"]
    assert (shown["data"]["k"], shown["tag"], shown["navigate"]) == (
        "notice",
        "o-notice",
        "https://evenday.test/play",
    )
    tell(home, clock)
    clock.forward(minutes=5)
    run(home, clock)
    assert len(home.devices[0].messages()) == 2
    assert len(home.devices[0].visible()) == 1


def test_whoever_does_not_want_to_know_is_not_told(home: Household, clock: StandingClock):
    home.limit(notices=False)
    tell(home, clock)
    clock.forward(minutes=5)
    run(home, clock)
    assert home.states() == ["withheld"]


def test_carers_are_not_told(home: Household, clock: StandingClock):
    home.change(Membership, role="carer")
    tell(home, clock)
    assert home.states() == []


def test_nobody_is_told_at_night_nor_of_it_in_the_morning(home: Household, clock: StandingClock):
    home.limit(quiet_from="21:00", quiet_to="06:30")
    clock.forward(hours=14)
    tell(home, clock)
    for _ in range(12):
        clock.forward(hours=1)
        run(home, clock)
    assert home.service.calls.total() == 0
