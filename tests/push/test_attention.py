"""Whom a reminder leaves in peace: who is quiet, off duty, in a pause, or was asked enough today."""

import asyncio
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select

from app.domain.access import Caregiver
from app.domain.attention import (
    PauseReminders,
    TakeDuty,
    end_duty,
    pause_reminders,
    resume_reminders,
    take_duty,
)
from app.domain.entries import Remove
from app.domain.ratings import RateDay, rate_day
from app.domain.reminder_choices import ReportZone, report_zone
from app.domain.reminder_day import reminded_today
from app.models import Change, Delivery, Membership, Role, Step
from tests.conftest import StandingClock
from tests.push.household import Household


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def reasons(home: Household) -> list[str | None]:
    """Why deliveries were withheld, None for those that were not."""
    rows = sorted(home.rows(Delivery), key=lambda row: (row.next_at, str(row.id)))
    return [row.withheld and row.withheld.value for row in rows]


def heard(home: Household) -> list[int]:
    """How many messages each device has."""
    return [len(device.messages()) for device in home.devices]


def pause(until: datetime) -> PauseReminders:
    return PauseReminders(id=uuid4(), until=until)


def duty(who: Caregiver, until: datetime) -> TakeDuty:
    return TakeDuty(id=uuid4(), account_id=who.account_id, until=until)


@pytest.fixture
def father(home: Household, clock: StandingClock) -> Caregiver:
    """A second parent, with a device of his own."""
    father = home.add_parent(clock())
    home.add_device(clock(), father)
    return father


@pytest.mark.parametrize(
    ("quiet", "sent"),
    [
        (("21:00", "06:30"), True),
        (("21:00", "08:31"), False),
        (("08:30", "09:00"), False),
        (("08:00", "08:30"), True),
        (("08:31", "08:29"), True),
        ((None, None), True),
    ],
)
def test_nothing_buzzes_in_quiet_hours_and_nothing_comes_after_them(
    home: Household, clock: StandingClock, quiet: tuple[str | None, str | None], sent: bool
):
    home.limit(quiet_from=quiet[0], quiet_to=quiet[1])
    clock.forward(minutes=30)
    run(home, clock)
    clock.forward(minutes=9)
    run(home, clock)
    assert reasons(home) == ([None] if sent else ["quiet"])
    assert heard(home) == [int(sent)]


def test_quiet_hours_are_those_of_where_the_adult_is(home: Household, clock: StandingClock):
    home.limit(quiet_from="21:00", quiet_to="06:30")
    home.say(report_zone, ReportZone(zone="America/New_York"), clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert reasons(home) == ["quiet"]


def test_the_one_who_is_quiet_silences_nobody_else(home: Household, clock: StandingClock, father: Caregiver):
    home.limit(quiet_from="08:00", quiet_to="09:00")
    clock.forward(minutes=30)
    run(home, clock)
    assert heard(home) == [0, 1]


def test_nobody_is_asked_more_often_a_day_than_they_said(home: Household, clock: StandingClock):
    home.limit(most_a_day=2)
    home.add_reminders(clock(), 3)
    clock.forward(minutes=30)
    run(home, clock)
    assert sorted(reasons(home), key=str) == [None, None, "budget", "budget"]
    clock.forward(days=1)
    run(home, clock)
    assert sorted(reasons(home)[4:], key=str) == [None, None, "budget", "budget"]


def test_all_devices_of_an_adult_are_one_to_the_budget(home: Household, clock: StandingClock):
    home.limit(most_a_day=1)
    home.add_device(clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert heard(home) == [1, 1]


def test_a_budget_of_none_is_none(home: Household, clock: StandingClock):
    home.limit(most_a_day=0)
    clock.forward(minutes=30)
    run(home, clock)
    assert reasons(home) == ["budget"]


def test_only_the_adult_who_has_the_child_is_reminded(
    home: Household, clock: StandingClock, father: Caregiver
):
    home.say(take_duty, duty(father, clock() + timedelta(hours=2)), clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert heard(home) == [0, 1]
    clock.forward(days=1)
    run(home, clock)
    assert heard(home) == [1, 2]


def test_duty_goes_to_whoever_took_it_last_and_back_to_all_when_it_ends(
    home: Household, clock: StandingClock, father: Caregiver
):
    home.say(take_duty, duty(father, clock() + timedelta(hours=2)), clock())
    clock.forward(minutes=1)
    mine = duty(home.parent, clock() + timedelta(hours=2))
    home.say(take_duty, mine, clock(), father)
    clock.forward(minutes=29)
    run(home, clock)
    assert heard(home) == [1, 0]
    home.set_reminder(home.reminders[0], clock(), at="08:40")
    home.say(end_duty, Remove(id=mine.id), clock())
    clock.forward(minutes=10)
    run(home, clock)
    assert heard(home) == [2, 1]


def test_duty_of_one_who_has_left_silences_nobody(home: Household, clock: StandingClock, father: Caregiver):
    home.say(take_duty, duty(father, clock() + timedelta(hours=2)), clock())
    home.forget(Membership, father.account_id)
    clock.forward(minutes=30)
    run(home, clock)
    assert heard(home) == [1, 0]


def test_a_pause_stills_everyone_ends_by_itself_and_brings_nothing_back(
    home: Household, clock: StandingClock, father: Caregiver
):
    home.say(pause_reminders, pause(clock() + timedelta(days=2)), clock())
    clock.forward(minutes=30)
    for _ in range(3):
        run(home, clock)
        clock.forward(days=1)
    assert reasons(home) == ["paused"] * 4 + [None] * 2
    assert heard(home) == [1, 1]


def test_a_pause_can_be_ended_before_its_time(home: Household, clock: StandingClock):
    first = pause(clock() + timedelta(days=7))
    home.say(pause_reminders, first, clock())
    home.say(resume_reminders, Remove(id=first.id), clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert heard(home) == [1]


def test_a_check_in_is_asked_for_only_while_it_is_blank(home: Household, clock: StandingClock):
    home.set(uuid4(), clock(), about="check_in", at="08:30")
    mood = RateDay.model_validate({"id": uuid4(), "child_id": home.child_id, "day": "2026-11-23", "mood": 3})
    home.say(rate_day, mood, clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert sorted(reasons(home), key=str) == [None, "done"]
    clock.forward(days=1)
    run(home, clock)
    assert sorted(reasons(home)[2:], key=str) == [None, None]


def test_a_step_is_asked_for_only_while_it_is_open(home: Household, clock: StandingClock):
    first, second, _ = sorted(home.rows(Step), key=lambda step: step.position)
    for step in (first, second):
        home.set(uuid4(), clock(), about="step", routine_id=home.routines[0], step_id=step.id, at="08:20")
    home.mark(first.id, "2026-11-23", clock())
    clock.forward(minutes=20)
    run(home, clock)
    assert sorted(reasons(home), key=str) == [None, "done"]


def test_a_lead_time_comes_before_and_says_so(home: Household, clock: StandingClock):
    home.set(home.reminders[0], clock(), routine_id=home.routines[0], lead_minutes=5)
    clock.forward(minutes=24)
    run(home, clock)
    assert heard(home) == [0]
    clock.forward(minutes=1)
    run(home, clock)
    (message,) = home.devices[0].messages()
    assert "a few minutes" in message["notification"]["body"]


def test_names_are_shown_on_the_device_that_asked_for_them_and_on_no_other(
    home: Household, clock: StandingClock
):
    open_minded = home.service.subscribe("push.test")
    home.devices.append(open_minded)
    home.subscribe(open_minded.subscription | {"detailed": True}, home.service.rules, home.parent, clock())
    clock.forward(minutes=30)
    run(home, clock)
    shown = [device.messages()[0]["notification"] for device in home.devices]
    assert (shown[0]["title"], shown[0]["body"]) == (
        "Time for the next step",
        "Tap to see what comes next.",
    )
    assert (shown[1]["title"], shown[1]["body"]) == ("Noor: Swimming with Noor", "Next: 0")
    assert len({len(device.accepted[0].body) for device in home.devices}) == 1


def test_a_device_that_changes_hands_shows_no_names_any_more(
    home: Household, clock: StandingClock, father: Caregiver
):
    device = home.service.subscribe("push.test")
    home.devices.append(device)
    home.subscribe(device.subscription | {"detailed": True}, home.service.rules, home.parent, clock())
    home.subscribe(device.subscription, home.service.rules, father, clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert "Noor" not in str(device.messages())


def test_what_concerns_therapists_is_no_matter_of_a_carer_s(
    home: Household, clock: StandingClock, father: Caregiver
):
    home.set(uuid4(), clock(), about="session", label="Speech with Asha", at="08:20")
    with home.database.transaction() as session:
        session.get_one(Membership, (father.family_id, father.account_id)).role = Role.CARER
    clock.forward(minutes=20)
    run(home, clock)
    assert heard(home) == [1, 0]
    with home.database.transaction(write=False) as session:
        assert reminded_today(session, father, clock()) == []
        label = select(Change.audience).where(
            col(Change.kind) == "reminder", col(Change.body).contains("Asha")
        )
        assert session.exec(label).all() == ["parents"]


def test_a_check_in_that_was_emptied_again_is_still_asked_for(home: Household, clock: StandingClock):
    home.set(uuid4(), clock(), about="check_in", at="08:20")
    blank = RateDay.model_validate({"id": uuid4(), "child_id": home.child_id, "day": "2026-11-23"})
    home.say(rate_day, blank, clock())
    clock.forward(minutes=20)
    run(home, clock)
    assert heard(home) == [1]


def test_a_carer_s_turn_leaves_what_is_the_parents_alone_to_them(
    home: Household, clock: StandingClock, father: Caregiver
):
    home.set(uuid4(), clock(), about="session", label="Speech with Asha", at="08:20")
    with home.database.transaction() as session:
        session.get_one(Membership, (father.family_id, father.account_id)).role = Role.CARER
    home.say(take_duty, duty(father, clock() + timedelta(hours=2)), clock())
    for minutes in (20, 10):
        clock.forward(minutes=minutes)
        run(home, clock)
    # The session comes to the parent, the routine to whoever has the child.
    assert heard(home) == [1, 1]


def test_a_pause_that_is_heard_late_does_not_end_a_newer_one(home: Household, clock: StandingClock):
    early = clock()
    clock.forward(minutes=10)
    home.say(pause_reminders, pause(clock() + timedelta(days=7)), clock())
    home.say(pause_reminders, pause(early + timedelta(minutes=15)), early)
    clock.forward(minutes=20)
    run(home, clock)
    assert reasons(home) == ["paused"]


def test_a_push_service_keeps_nothing_until_the_quiet_hours(home: Household, clock: StandingClock):
    home.limit(quiet_from="08:33", quiet_to="09:00")
    clock.forward(minutes=30)
    run(home, clock)
    (received,) = home.devices[0].accepted
    assert received.headers["ttl"] == "180"
