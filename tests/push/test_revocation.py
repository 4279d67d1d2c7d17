"""Whoever is not in the family any more, or not any longer, is reminded of nothing and presses nothing."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from starlette.testclient import TestClient

from app.domain.access import Caregiver
from app.domain.members import remove
from app.domain.sessions import Proof
from app.models import Delivery, Membership, PushSubscription, Role
from tests.conftest import StandingClock
from tests.people import new_id
from tests.push.household import Household


def reminded(home: Household, clock: StandingClock) -> Caregiver:
    """A second parent, whose phone shows this morning's reminder too."""
    sam = home.add_parent(clock())
    home.add_device(clock(), sam)
    clock.forward(minutes=30)
    asyncio.run(home.worker(clock).run_once())
    assert [len(device.messages()) for device in home.devices] == [1, 1]
    return sam


def end(home: Household, member: Caregiver, clock: StandingClock) -> None:
    """An owner removes the member."""
    owner = replace(home.parent, role=Role.OWNER, proof=Proof(clock()))
    with home.database.transaction() as session:
        remove(session, owner, member.account_id, clock())


def press(client: TestClient, home: Household, device: int) -> int:
    token = home.devices[device].messages()[-1]["notification"]["data"]["t"]
    said = {"token": token, "action": "done", "id": new_id()}
    return client.post("/api/reminder-actions", json=said).status_code


def test_the_buttons_of_a_removed_parent_are_dead_and_the_others_are_not(
    client: TestClient, home: Household, clock: StandingClock
) -> None:
    end(home, reminded(home, clock), clock)
    assert [press(client, home, 1) for _ in range(20)] == [404] * 20
    assert home.marks() == []
    assert press(client, home, 0) == 200


def test_what_was_on_its_way_to_a_removed_parent_is_gone(home: Household, clock: StandingClock) -> None:
    sam = reminded(home, clock)
    home.change(Delivery, state="pending", attempts=0, settled_at=None)
    end(home, sam, clock)
    assert {row.account_id for row in home.rows(PushSubscription)} == {home.parent.account_id}
    asyncio.run(home.worker(clock).run_once())
    assert len(home.devices[1].messages()) == 1


def test_when_a_carer_s_time_is_over_their_phone_is_silent_before_any_job_has_run(
    client: TestClient, home: Household, clock: StandingClock
) -> None:
    sam = reminded(home, clock)
    with home.database.transaction() as session:
        place = session.get_one(Membership, (sam.family_id, sam.account_id))
        place.role, place.until = Role.CARER, clock() + timedelta(hours=1)
    clock.forward(hours=1)
    assert press(client, home, 1) == 404
    clock.forward(hours=23)
    asyncio.run(home.worker(clock).run_once())
    assert [len(device.messages()) for device in home.devices] == [2, 1]
