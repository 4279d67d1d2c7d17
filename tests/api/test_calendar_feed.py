"""A secret address for an adult's own calendar: whom it opens for, and when it opens nothing."""

from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlmodel import col, select
from starlette.testclient import TestClient

from app.domain.rates import CALENDARS_PER_PLACE
from app.models import CalendarFeed
from tests.calendars import a_family, an_address, remind
from tests.conftest import StandingClock
from tests.people import Phone, another_client
from tests.sharing import a_shared_child, audit, member


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A family with a child."""
    return a_family(client)


def state(phone: Phone) -> dict[str, Any]:
    answer = phone.client.get("/api/calendar-feed")
    assert answer.status_code == 200
    return answer.json()


def opened(app: FastAPI, address: str) -> int:
    return another_client(app).get(address).status_code


def test_who_has_the_address_needs_nothing_else_and_it_is_told_once(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    assert state(leila) == {"since": None, "last_read_at": None}
    address = an_address(leila)
    answer = another_client(app).get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"].startswith("private, max-age=")
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert "set-cookie" not in answer.headers
    assert state(leila)["since"] == "2026-11-23T07:00:00Z"
    assert address.split("/")[-1].removesuffix(".ics") not in str(state(leila))


def test_a_calendar_that_holds_it_already_is_not_sent_it_again(app: FastAPI, leila: Phone) -> None:
    remind(app, leila)
    address, reader = an_address(leila), another_client(app)
    tag = reader.get(address).headers["etag"]
    again = reader.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    remind(app, leila, at="19:00")
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_when_it_was_read_is_noted_once_an_hour(app: FastAPI, leila: Phone, clock: StandingClock) -> None:
    address = an_address(leila)
    noted = []
    for minutes in (0, 59, 1):
        clock.forward(minutes=minutes)
        assert opened(app, address) == 200
        noted.append(state(leila)["last_read_at"])
    assert noted == ["2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z", "2026-11-23T08:00:00Z"]


def test_a_new_address_ends_the_former_one_at_once(app: FastAPI, leila: Phone) -> None:
    former = an_address(leila)
    assert opened(app, former) == 200
    new = an_address(leila)
    assert (opened(app, former), opened(app, new)) == (404, 200)
    with app.state.database.transaction() as session:
        assert len(session.exec(select(CalendarFeed)).all()) == 1


def test_a_parent_stops_it_at_once_and_the_history_tells(app: FastAPI, leila: Phone) -> None:
    address = an_address(leila)
    for _ in range(2):
        assert leila.client.delete("/api/calendar-feed").status_code == 204
    assert opened(app, address) == 404
    assert state(leila)["since"] is None
    assert sorted(what for _, what, _ in audit(app)) == ["calendar-made", "calendar-stopped"]


def test_a_parent_who_is_out_of_the_family_has_no_address_there(app: FastAPI, leila: Phone) -> None:
    ours, sam, kim = an_address(leila), member(leila, "parent", "Sam"), member(leila, "parent", "Kim")
    gone, left = an_address(sam), an_address(kim)
    assert opened(app, gone) == 200
    person = sam.client.get("/api/me").json()["account"]["id"]
    assert leila.client.delete(f"/api/sharing/members/{person}").status_code == 204
    assert kim.client.delete("/api/sharing/membership").status_code == 204
    assert [opened(app, address) for address in (gone, left, ours)] == [404, 404, 200]


def test_a_demo_that_is_over_is_read_by_no_calendar(app: FastAPI, clock: StandingClock) -> None:
    visitor = Phone(another_client(app))
    assert visitor.client.post("/api/demo", json={"door": "parent", "zone": "UTC"}).status_code == 201
    address = an_address(visitor)
    assert opened(app, address) == 200
    clock.forward(hours=4)
    assert opened(app, address) == 404


def test_carers_and_therapists_have_none(app: FastAPI, leila: Phone) -> None:
    nana = member(leila, "carer", "Nana", until="2026-12-19")
    ines = a_shared_child(app, "Tom").therapist
    for browser in (nana.client, ines):
        for method in ("GET", "POST", "DELETE"):
            answer = browser.request(method, "/api/calendar-feed", json={} if method == "POST" else None)
            assert answer.status_code == 404


def test_it_takes_a_fresh_proof(leila: Phone, clock: StandingClock) -> None:
    clock.forward(minutes=6)
    an_address(leila, status=403)


@pytest.mark.parametrize(
    "token", ["x", "x" * 400, "nothing-we-made", str(UUID(int=7)), "%F0%9F%A6%8A", "%ED%A0%80"]
)
def test_an_address_of_nobody_is_answered_as_one_that_was_stopped(
    app: FastAPI, leila: Phone, token: str
) -> None:
    stopped = an_address(leila)
    leila.client.delete("/api/calendar-feed")
    reader = another_client(app)
    answers = [reader.get(address) for address in (stopped, f"/calendar/{token}.ics")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


def test_one_place_may_not_try_for_ever(app: FastAPI, clock: StandingClock) -> None:
    reader = another_client(app)
    assert reader.get("/calendar/guessed.ics").status_code == 404
    with app.state.database.transaction() as session:
        for _ in range(CALENDARS_PER_PLACE.amount - 1):
            app.state.rates.spend(session, CALENDARS_PER_PLACE, "testclient", clock())
    refused = reader.get("/calendar/guessed.ics")
    assert (refused.status_code, "retry-after" in refused.headers) == (429, True)


def test_no_log_holds_the_secret_and_no_table(
    app: FastAPI, leila: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "app")
    address = an_address(leila)
    token = address.split("/")[-1].removesuffix(".ics")
    assert len(token) >= 43
    opened(app, address)
    leila.client.delete("/api/calendar-feed")
    opened(app, address)
    assert token not in "".join(
        record.getMessage() for record in caplog.records if "httpx" not in record.name
    )
    an_address(leila)
    with app.state.database.transaction() as session:
        feed = session.exec(select(CalendarFeed).where(col(CalendarFeed.last_read_at).is_(None))).one()
        assert len(feed.token_hash) == 32
