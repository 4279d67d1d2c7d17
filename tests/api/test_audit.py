"""What the parents read about their own family: who looked, and who changed who may see what."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, delete, func, select
from starlette.testclient import TestClient

from app.db import Database
from app.domain import scope
from app.domain.access import Caregiver
from app.domain.audit import note
from app.models import AuditLine, Family, Look, Membership, Role
from tests.api.test_caseload import statements
from tests.conftest import StandingClock
from tests.people import a_win, new_id
from tests.sharing import a_shared_child

CANARY = "Zebrafinch"


def lines(client: TestClient, **query: str) -> list[dict[str, Any]]:
    """One page of the audit."""
    answer = client.get("/api/sharing/audit", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["lines"]


def everything(client: TestClient) -> list[dict[str, Any]]:
    """All pages of the audit, one after the other."""
    found: list[dict[str, Any]] = []
    before: dict[str, str] = {}
    while True:
        page = client.get("/api/sharing/audit", params=before).json()
        found += page["lines"]
        if page["more_before"] is None:
            return found
        before = {"before": page["more_before"]}


def write_many(app: FastAPI, count: int) -> None:
    """A long history, several lines of which happened in the same instant."""
    now = app.state.clock()
    with app.state.database.transaction() as session:
        scope.everything(session)
        member = session.exec(select(Membership)).first()
        assert member is not None
        who = Caregiver(member.id, member.id, member.family_id, member.role, member.name)
        for number in range(count):
            note(session, who, "grant-changed", now - timedelta(minutes=number // 3), about=f"No {number}")


def test_looks_and_decisions_stand_in_one_list_newest_first(app: FastAPI, clock: StandingClock) -> None:
    shared = a_shared_child(app)
    path = f"/api/sharing/grants/{shared.grant()['id']}"
    clock.forward(minutes=1)
    shared.review()
    clock.forward(minutes=1)
    assert shared.parent.patch(path, json={"kinds": ["wins"]}).status_code == 200
    clock.forward(minutes=1)
    shared.stop()
    stopped, changed, looked = lines(shared.parent)[:3]
    assert [line["what"] for line in (stopped, changed, looked)] == [
        "grant-stopped",
        "grant-changed",
        "look-journal",
    ]
    assert (changed["name"], changed["about"], changed["kinds"]) == ("Leila", "InesLeila Duarte", ["wins"])
    assert (looked["name"], looked["count"], changed["count"]) == ("InesLeila Duarte", 0, None)


def test_a_change_that_changes_nothing_is_not_a_line(app: FastAPI) -> None:
    shared = a_shared_child(app)
    grant = shared.grant()
    before = everything(shared.parent)
    same = {"kinds": grant["kinds"], "until": grant["until"], "purpose": ""}
    assert shared.parent.patch(f"/api/sharing/grants/{grant['id']}", json=same).status_code == 200
    for _ in range(2):
        shared.parent.delete(f"/api/sharing/grants/{grant['id']}")
    assert len(everything(shared.parent)) == len(before) + 1


def test_pages_neither_repeat_nor_skip(app: FastAPI) -> None:
    shared = a_shared_child(app)
    write_many(app, 120)
    for _ in range(5):
        shared.review()
    found = everything(shared.parent)
    assert len(lines(shared.parent)) == 50
    assert len({line["id"] for line in found}) == len(found) >= 125
    places = [(line["at"], line["id"]) for line in found]
    assert places == sorted(places, reverse=True)


def test_a_page_is_as_many_statements_far_back_as_at_the_start(app: FastAPI) -> None:
    shared = a_shared_child(app)
    write_many(app, 300)
    cursor = shared.parent.get("/api/sharing/audit").json()["more_before"]
    assert counted(app, shared.parent, "") == counted(app, shared.parent, f"?before={cursor}")


def counted(app: FastAPI, client: TestClient, query: str) -> int:
    with statements(app) as seen:
        assert client.get(f"/api/sharing/audit{query}").status_code == 200
    return len(seen)


def test_an_invented_cursor_is_refused(app: FastAPI) -> None:
    shared = a_shared_child(app)
    for cursor in ("yesterday", "1~2", "99999999999999999999~" + new_id(), "~", "1~2~3"):
        answer = shared.parent.get("/api/sharing/audit", params={"before": cursor})
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")


def test_neither_a_therapist_nor_a_carer_reads_it(app: FastAPI) -> None:
    shared = a_shared_child(app)
    assert shared.therapist.get("/api/sharing/audit").status_code == 404
    with app.state.database.transaction() as session:
        scope.everything(session)
        member = session.exec(select(Membership)).one()
        member.role = Role.CARER
        session.add(member)
    assert shared.parent.get("/api/sharing/audit").status_code == 404


def test_another_family_s_audit_holds_nothing_of_it(app: FastAPI) -> None:
    shared = a_shared_child(app, "Leila")
    other = a_shared_child(app, "Priya")
    shared.review()
    assert "Leila" not in other.parent.get("/api/sharing/audit").text
    cursor = f"{2**52}~{lines(shared.parent)[0]['id']}"
    assert "Leila" not in other.parent.get("/api/sharing/audit", params={"before": cursor}).text


@pytest.mark.parametrize("table", ["audit_line", "look"])
@pytest.mark.parametrize("change", ["UPDATE {} SET name = 'Nobody'", "DELETE FROM {}"])
def test_no_statement_rewrites_what_was_written(
    app: FastAPI, owner_database: Database, table: str, change: str
) -> None:
    shared = a_shared_child(app)
    shared.review()
    write_many(app, 3)
    before = everything(shared.parent)
    with pytest.raises(DBAPIError):
        run(owner_database, change.format(table))
    assert everything(shared.parent) == before


def run(database: Database, statement: str) -> None:
    """One statement, written by hand, in a transaction that may touch everything."""
    with database.transaction() as session:
        scope.everything(session)
        session.connection().execute(text(statement))


def test_the_audit_goes_with_its_family_and_with_no_other(app: FastAPI, database: Database) -> None:
    shared, other = a_shared_child(app, "Leila"), a_shared_child(app, "Priya")
    for family in (shared, other):
        family.review()
        family.stop()
    kept = everything(other.parent)
    mine = UUID(shared.parent.get("/api/me").json()["family"]["id"])
    with database.transaction() as session:
        scope.everything(session)
        session.exec(delete(Family).where(col(Family.id) == mine))
    with database.transaction() as session:
        scope.everything(session)
        assert rows_of(session, mine) == 0
    assert everything(other.parent) == kept


def rows_of(session: Session, family_id: UUID) -> int:
    """What is left of a family's audit and looks."""
    return sum(
        session.exec(select(func.count()).select_from(table).where(col(table.family_id) == family_id)).one()
        for table in (AuditLine, Look)
    )


REFUSING = {
    "sqlite": "CREATE TRIGGER full BEFORE INSERT ON {} BEGIN SELECT RAISE(ABORT, 'no'); END",
    "postgresql": "ALTER TABLE {} ADD CONSTRAINT full_now CHECK (false) NOT VALID",
}


def refuse_new_rows(database: Database, table: str) -> None:
    """From here on nothing can be written to the table."""
    with database.engine.begin() as connection:
        connection.execute(text(REFUSING[database.engine.dialect.name].format(table)))


def test_what_cannot_be_written_down_is_not_read(app: FastAPI, owner_database: Database) -> None:
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id, CANARY))
    assert CANARY in shared.therapist.get(f"/api/caseload/{shared.child_id}").text
    refuse_new_rows(owner_database, "look")
    for path in ("/api/caseload/{}", "/api/caseload/{}/journal", "/summary/{}?week=2026-W48"):
        answer = shared.therapist.get(path.format(shared.child_id))
        assert answer.status_code >= 400, path
        assert CANARY not in answer.text


def test_what_cannot_be_written_down_is_not_done(app: FastAPI, owner_database: Database) -> None:
    shared = a_shared_child(app)
    path = f"/api/sharing/grants/{shared.grant()['id']}"
    refuse_new_rows(owner_database, "audit_line")
    assert shared.parent.patch(path, json={"kinds": ["wins"]}).status_code >= 400
    assert shared.parent.delete(path).status_code >= 400
    assert shared.grant()["kinds"] == ["wins", "ratings", "routines"]


def test_the_list_on_the_sharing_page_is_the_newest_looks(app: FastAPI, clock: StandingClock) -> None:
    shared = a_shared_child(app)
    for _ in range(25):
        clock.forward(seconds=10)
        shared.review()
    looks = shared.parent.get("/api/sharing").json()["looks"]
    assert len(looks) == 20
    assert looks[0]["at"] == "2026-11-23T07:04:10Z"
