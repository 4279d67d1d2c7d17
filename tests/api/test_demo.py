"""Looking around in a family that nobody has."""

from datetime import datetime, timedelta

from fastapi import FastAPI
from sqlmodel import Session, func, select
from starlette.testclient import TestClient

from app.db import Database
from app.demo.purge import purge_demos
from app.models import Account, Change, Family, Mark, Rating, Win
from tests.conftest import StandingClock
from tests.people import Phone, another_client


def open_door(client: TestClient, door: str = "parent") -> Phone:
    answer = client.post("/api/demo", json={"door": door, "zone": "Europe/Berlin"})
    assert answer.status_code == 201, answer.text
    return Phone(client)


def everything(phone: Phone) -> Phone:
    while phone.send()["more"]:
        pass
    return phone


def test_one_tap_shows_six_months_of_a_family(client: TestClient) -> None:
    phone = everything(open_door(client))
    days = {row["day"] for row in phone.of_kind("rating")}
    assert min(days) < "2026-06-15"
    assert len(days) > 100
    assert len(phone.of_kind("win")) > 40
    assert {row["nickname"] for row in phone.of_kind("child")} == {"Mika"}


def test_no_entry_of_the_demo_lies_in_the_future(client: TestClient, clock: StandingClock) -> None:
    phone = everything(open_door(client))
    written = [row["marked_at"] for row in phone.of_kind("mark")] + [
        row["logged_at"] for row in phone.of_kind("win")
    ]
    assert max(datetime.fromisoformat(at) for at in written) <= clock.now


def test_the_morning_is_under_way_when_one_looks_around_in_the_morning(
    client: TestClient, clock: StandingClock
) -> None:
    clock.now = clock.now.replace(hour=6, minute=20)
    phone = everything(open_door(client))
    marked_today = [row for row in phone.of_kind("mark") if row["day"] == "2026-11-23"]
    assert 1 <= len(marked_today) < 7


def test_the_therapist_door_leads_to_four_children(client: TestClient) -> None:
    open_door(client, "therapist")
    assert client.get("/api/me").json()["therapist"] is True


def test_two_visitors_never_meet(app: FastAPI, client: TestClient) -> None:
    one, two = everything(open_door(client)), everything(open_door(another_client(app)))
    assert not one.rows.keys() & two.rows.keys()


def test_a_signed_in_parent_does_not_lose_their_session_to_a_demo(client: TestClient) -> None:
    me = Phone(client).sign_up()
    assert client.post("/api/demo", json={"door": "parent"}).status_code == 409
    assert client.get("/api/me").json() == me


def test_a_demo_is_over_after_three_hours_and_leaves_nothing(
    client: TestClient, database: Database, clock: StandingClock
) -> None:
    open_door(client, "therapist")
    clock.forward(hours=3)
    assert client.get("/api/me").status_code == 401
    with database.transaction() as session:
        assert purge_demos(session, clock.now) == 4
        assert _rows_left(session) == 0


def _rows_left(session: Session) -> int:
    tables = (Account, Family, Change, Mark, Rating, Win)
    return sum(session.exec(select(func.count()).select_from(table)).one() for table in tables)


def test_the_parent_s_door_shows_two_clinics_a_helper_and_weeks_of_decisions(
    client: TestClient, clock: StandingClock
) -> None:
    open_door(client)
    sharing = client.get("/api/sharing").json()
    titles = [grant["person"]["title"] for grant in sharing["grants"]]
    assert len({title.partition(", ")[2] for title in titles}) == len(titles) == 2
    assert [member["role"] for member in sharing["members"]] == ["owner", "parent", "carer"]
    lines = client.get("/api/sharing/audit").json()["lines"]
    assert {"invited", "asked-to-join", "let-in", "grant-changed", "look-journal"} <= {
        line["what"] for line in lines
    }
    told = [datetime.fromisoformat(line["at"]) for line in lines]
    assert clock.now - timedelta(days=42) < min(told) < clock.now - timedelta(days=28)
    assert max(told) <= clock.now


def test_what_the_visitor_wrote_for_nobody_else_is_in_no_therapist_s_view(client: TestClient) -> None:
    phone = everything(open_door(client))
    (private,) = (win["text"] for win in phone.of_kind("win") if win["private"])
    for grant in client.get("/api/sharing").json()["grants"]:
        preview = client.get(f"/api/sharing/grants/{grant['id']}/preview").text
        assert "Nana Ruth" in preview
        assert private not in preview


def test_a_therapist_who_looks_around_reads_no_family_s_decisions(client: TestClient) -> None:
    open_door(client, "therapist")
    assert len(client.get("/api/caseload").json()["children"]) == 4
    assert client.get("/api/sharing/audit").status_code == 404
