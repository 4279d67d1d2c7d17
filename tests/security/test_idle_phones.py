"""A phone that lay in a drawer while its owner lost their place is told to forget what it shows."""

from collections.abc import Callable

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.models import LoginSession, PushSubscription
from tests.people import Phone, sign_in
from tests.push.device import Device
from tests.security.places import id_of, refusal, removed
from tests.sharing import member

ELSEWHERE, AWAY = (401, "/problems/signed-out-elsewhere"), (401, "/problems/signed-out")


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """An owner."""
    phone = Phone(client)
    phone.sign_up("Leila")
    return phone


@pytest.mark.parametrize("days", [31, 60, 179])
def test_a_phone_that_lay_idle_while_its_owner_was_removed_is_told_to_forget(
    leila: Phone, pass_time: Callable[..., None], days: int
) -> None:
    sam = member(leila, "parent", "Sam")
    whom = id_of(sam)
    pass_time(days=days)
    sign_in(leila.client, "leila@home.test")
    assert removed(leila, whom) == 204
    pass_time(minutes=10)
    assert refusal(sam) == ELSEWHERE


def test_a_phone_whose_owner_was_merely_away_keeps_everything(
    leila: Phone, pass_time: Callable[..., None]
) -> None:
    sam = member(leila, "parent", "Sam")
    for _ in range(2):
        pass_time(days=31)
        assert refusal(sam) == AWAY


def test_an_idle_phone_is_reminded_of_nothing_more(
    leila: Phone, pass_time: Callable[..., None], database: Database
) -> None:
    keys = Device("push.test", 443).subscription["keys"]
    sent = {"endpoint": "https://fcm.googleapis.com/fcm/send/hers", "keys": keys}
    assert leila.client.put("/api/push/subscriptions", json=sent).status_code == 201
    pass_time(days=31)
    with database.transaction(write=False) as session:
        assert session.exec(select(PushSubscription)).all() == []
        assert len(session.exec(select(LoginSession)).all()) == 1


def test_an_idle_phone_that_is_signed_in_again_goes_on(leila: Phone, pass_time: Callable[..., None]) -> None:
    pass_time(days=31)
    assert refusal(leila) == AWAY
    sign_in(leila.client, "leila@home.test")
    leila.send()
    assert len(leila.client.get("/api/sessions").json()["sessions"]) == 1
