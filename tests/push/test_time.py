"""Adults who travel: each date and time asks once, wherever they are, and never in their quiet hours."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from app.domain.recurrence import EVERY_DAY, Schedule
from app.domain.reminder_choices import ReportZone, report_zone
from app.domain.reminders import SetReminder, set_reminder
from app.models import Delivery, DeliveryState, Occurrence, Reminder, Withheld
from app.push.claims import Errand, claim
from app.push.planner import plan_due
from app.push.results import write_results
from app.push.sender import Accepted
from tests.conftest import StandingClock
from tests.push.household import Household

DAY, DAYS, TRAVELLERS = timedelta(days=1), 5, 6
QUIET_FROM, QUIET_TO = "21:00", "06:30"
WESTWARD = ["Asia/Tokyo", "Europe/Berlin", "America/New_York", "Pacific/Honolulu", "Pacific/Apia"]
# The clocks of Europe go forward two days after the first, those of America back two days after the second.
STARTS = [datetime(2027, 3, 26, tzinfo=UTC), datetime(2026, 10, 30, tzinfo=UTC)]


class Traveller:
    """An adult with a phone and a daily reminder that follows it, and where they are when."""

    def __init__(self, home: Household, start: datetime, random: Random, route: list[str]) -> None:
        self.home, self.who = home, home.add_parent(start)
        self.id, self.wall = uuid4(), f"{random.randint(0, 23):02}:{random.choice((0, 15, 30)):02}"
        self.legs = [(start, route[0])]
        while (at := self.legs[-1][0] + timedelta(minutes=random.randint(120, 2880))) < start + DAYS * DAY:
            self.legs.append((at, route[len(self.legs) % len(route)]))
        home.add_device(start, self.who)
        home.limit(self.who, quiet_from=QUIET_FROM, quiet_to=QUIET_TO)
        self.arrive(*self.legs[0])
        wish = {"id": self.id, "child_id": home.child_id, "about": "check_in", "at": self.wall, "on": True}
        wish |= {"weekdays": EVERY_DAY, "zone": route[0], "follows_phone": True}
        home.say(set_reminder, SetReminder.model_validate(wish), start, self.who)

    def arrive(self, at: datetime, zone: str) -> None:
        self.home.say(report_zone, ReportZone(zone=zone), at, self.who)

    def clock_at(self, at: datetime) -> datetime:
        """What this adult's phone shows."""
        return at.astimezone(ZoneInfo([zone for since, zone in self.legs if since <= at][-1]))

    def shown(self) -> set[str]:
        """The dates on which the reminder's time came, on the phone's clock, while it stayed in one zone."""
        ends = [since for since, _ in self.legs[1:]] + [self.legs[0][0] + DAYS * DAY]
        days = set[str]()
        for (since, zone), until in zip(self.legs, ends, strict=True):
            due = Schedule(self.wall, EVERY_DAY, zone).next_due(since)
            while due and due < until:
                days.add(f"{due.astimezone(ZoneInfo(zone)).date()}")
                due = Schedule(self.wall, EVERY_DAY, zone).next_due(due)
        return days


def send_due(home: Household, now: datetime) -> list[Errand]:
    """Plan what is due, take all that may go, and let it arrive."""
    with home.database.transaction() as session:
        plan_due(session, b"k" * 32, now)
    with home.database.transaction() as session:
        errands = claim(session, 1000, {}, (), now).errands
        write_results(session, [(errand, Accepted()) for errand in errands], now)
    return errands


def travel(home: Household, travellers: list[Traveller], start: datetime) -> list[tuple[datetime, Errand]]:
    """Let the days pass from event to event: somebody arrives, or something falls due."""
    arrivals = sorted((at, each.wall, each, zone) for each in travellers for at, zone in each.legs[1:])
    sent: list[tuple[datetime, Errand]] = []
    now = start
    while now < start + DAYS * DAY:
        due = min(row.next_due_at for row in home.rows(Reminder) if row.next_due_at)
        if arrivals and arrivals[0][0] <= due:
            now, _, who, zone = arrivals.pop(0)
            who.arrive(now, zone)
        else:
            now = due
            sent += [(now, errand) for errand in send_due(home, now)]
    return sent


@pytest.mark.parametrize("start", STARTS, ids=["forward", "back"])
@pytest.mark.parametrize("route", [WESTWARD, WESTWARD[::-1]], ids=["westward", "eastward"])
def test_travellers_are_asked_once_for_each_date_and_never_in_quiet_hours(
    home: Household, clock: StandingClock, start: datetime, route: list[str]
):
    random = Random(5)
    clock.now = start
    home.change(Reminder, on=False, next_due_at=None)
    travellers = [Traveller(home, start, random, route) for _ in range(TRAVELLERS)]
    sent = travel(home, travellers, start)
    by_account = {each.who.account_id: each for each in travellers}
    deliveries = {row.id: row for row in home.rows(Delivery)}
    heard = Counter((errand.occurrence_id, errand.subscription_id) for _, errand in sent)
    assert sent
    assert set(heard.values()) == {1}
    for at, errand in sent:
        who = by_account.get(deliveries[errand.delivery_id].account_id)
        if who:
            assert time.fromisoformat(QUIET_TO) <= who.clock_at(at).time() < time.fromisoformat(QUIET_FROM)
    withheld = {row.withheld for row in deliveries.values() if row.state == DeliveryState.WITHHELD}
    assert withheld == {Withheld.QUIET}
    for each in travellers:
        rows = [row for row in home.rows(Occurrence) if row.reminder_id == each.id]
        days = [f"{row.day}" for row in rows]
        assert len(set(days)) == len(days) == len({row.due_at for row in rows})
        assert each.shown() <= set(days)
