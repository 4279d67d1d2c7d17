"""What one therapist may see of one child: wider takes a fresh proof, narrower and stopping never."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.domain import scope
from app.models import LoginSession
from tests.conftest import StandingClock
from tests.people import PASSWORD, a_win, sign_in
from tests.sharing import Shared, a_shared_child, an_invitation, invited, member

UNTIL = "2026-12-19"


def change(shared: Shared, browser: TestClient | None = None, **terms: Any) -> tuple[int, str]:
    """Change the family's only grant; the status, and the name of the problem."""
    path = f"/api/sharing/grants/{shared.grant()['id']}"
    answer = (browser or shared.parent).patch(path, json=terms)
    return answer.status_code, answer.json().get("type", "").removeprefix("/problems/")


@pytest.mark.parametrize(
    "wider",
    [
        {"kinds": ["wins", "ratings"]},
        {"kinds": ["ratings"]},
        {"until": "2026-12-20"},
        {"kinds": ["wins"], "until": "2027-11-23"},
    ],
)
def test_more_or_longer_takes_a_fresh_proof(
    app: FastAPI, clock: StandingClock, wider: dict[str, Any]
) -> None:
    shared = a_shared_child(app, kinds=["wins"])
    before = shared.grant()
    clock.forward(minutes=5, seconds=1)
    assert change(shared, **wider) == (403, "needs-proof")
    assert shared.grant() == before
    sign_in(shared.parent, "leila@home.test")
    assert change(shared, **wider) == (200, "")


@pytest.mark.parametrize(
    "narrower",
    [
        {"kinds": ["wins"]},
        {"until": "2026-11-30"},
        {"purpose": "Mornings"},
        {"kinds": ["wins"], "until": UNTIL},
    ],
)
def test_less_or_shorter_takes_none(app: FastAPI, clock: StandingClock, narrower: dict[str, Any]) -> None:
    shared = a_shared_child(app)
    clock.forward(days=3)
    assert change(shared, **narrower) == (200, "")
    assert {name: shared.grant()[name] for name in narrower} == narrower
    shared.stop()


def test_after_a_recovery_nothing_is_shared_wider_and_everything_can_be_stopped(app: FastAPI) -> None:
    shared = a_shared_child(app, kinds=["wins"])
    with app.state.database.transaction() as session:
        scope.everything(session)
        for opened in session.exec(select(LoginSession)):
            opened.restricted_until = app.state.clock() + timedelta(hours=24)
            session.add(opened)
    assert change(shared, until="2026-12-20") == (403, "restricted")
    assert change(shared, kinds=["wins"], until="2026-11-30") == (200, "")
    shared.stop()


def test_a_share_can_be_renewed_for_a_year_at_most_and_never_for_good(app: FastAPI) -> None:
    shared = a_shared_child(app)
    assert change(shared, until="2027-11-23") == (200, "")
    assert change(shared, until="2027-11-24") == (422, "until-out-of-range")
    assert change(shared, until="2026-11-22") == (422, "until-out-of-range")
    endless = an_invitation(shared.child_id)
    del endless["until"]
    assert shared.parent.post("/api/sharing/invitations", json=endless).status_code == 422


def test_a_refusal_is_kept_as_a_decision(app: FastAPI) -> None:
    shared = a_shared_child(app, kinds=["wins"], refused=["ratings"], purpose="First words")
    grant = shared.grant()
    assert (grant["refused"], grant["purpose"]) == (["ratings"], "First words")
    assert change(shared, kinds=["ratings"]) == (200, "")
    # What was shared and is not any more was decided as well.
    assert (shared.grant()["kinds"], shared.grant()["refused"]) == (["ratings"], ["wins"])
    assert change(shared, kinds=["wins", "ratings", "routines"]) == (200, "")
    assert shared.grant()["refused"] == []


def test_a_kind_is_not_shared_and_refused_at_once(app: FastAPI) -> None:
    shared = a_shared_child(app)
    both = an_invitation(shared.child_id, kinds=["wins"], refused=["wins"])
    assert shared.parent.post("/api/sharing/invitations", json=both).status_code == 422
    unknown = an_invitation(shared.child_id, kinds=["wins"], refused=["photos"])
    assert shared.parent.post("/api/sharing/invitations", json=unknown).status_code == 422


def test_neither_refusals_nor_the_purpose_are_the_therapist_s_to_read(app: FastAPI) -> None:
    shared = a_shared_child(app, kinds=["wins"], refused=["ratings"], purpose="Quillfeather")
    told = (
        shared.therapist.get("/api/caseload").text
        + shared.therapist.get(f"/api/caseload/{shared.child_id}").text
    )
    assert "Quillfeather" not in told
    assert "refused" not in told


@pytest.mark.parametrize("purpose", ["x" * 121, "bell\x07", 7])
def test_a_purpose_is_a_few_words(app: FastAPI, purpose: object) -> None:
    shared = a_shared_child(app)
    assert change(shared, purpose=purpose) == (422, "invalid")
    assert (
        shared.parent.post(
            "/api/sharing/invitations", json=an_invitation(shared.child_id, purpose=purpose)
        ).status_code
        == 422
    )


def test_what_is_shared_anew_after_its_end_starts_without_the_former_looks(
    app: FastAPI, clock: StandingClock
) -> None:
    shared = a_shared_child(app, until="2026-11-24")
    shared.review()
    former = shared.grant()["id"]
    clock.forward(days=2)
    sign_in(shared.parent, "leila@home.test")
    link = invited(shared.parent, an_invitation(shared.child_id, until="2026-12-24"))
    form = {"token": link, "way": "sign-in", "login": "inesleila@clinic.test", "password": PASSWORD}
    assert shared.therapist.post("/join", data=form, follow_redirects=False).status_code == 303
    link.let_in()
    grant = shared.grant()
    assert (grant["id"] != former, grant["last_looked_at"], grant["seen_at"]) == (True, None, None)
    assert shared.review()["until"] == "2026-12-24"


def test_either_parent_narrows_and_stops(app: FastAPI) -> None:
    shared = a_shared_child(app)
    sam = member(shared.phone, "parent", "Sam")
    assert change(shared, sam.client, kinds=["wins"]) == (200, "")
    assert sam.client.delete(f"/api/sharing/grants/{shared.grant()['id']}").status_code == 204
    assert shared.parent.get("/api/sharing").json()["grants"] == []


def test_a_stop_between_two_pages_ends_the_reading(app: FastAPI) -> None:
    shared = a_shared_child(app)
    shared.phone.send(*(a_win(shared.child_id, f"Win {n}") for n in range(40)))
    before = {"before": shared.review()["more_before"]}
    shared.stop()
    page = shared.therapist.get(f"/api/caseload/{shared.child_id}/journal", params=before)
    assert page.status_code == 404
    assert "Win" not in page.text
