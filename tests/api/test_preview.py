"""A parent sees what a therapist sees: the same page, and nobody has looked."""

from datetime import timedelta

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import Phone, a_routine, a_win, another_client, new_id
from tests.sharing import Shared, a_rating, a_shared_child, member


def path(shared: Shared, more: str = "") -> str:
    """The address of the preview of a family's only grant."""
    return f"/api/sharing/grants/{shared.grant()['id']}/preview{more}"


def test_the_preview_is_the_therapist_s_page_letter_by_letter(app: FastAPI) -> None:
    shared = a_shared_child(app, kinds=["wins", "ratings"], since="2026-11-20")
    shared.phone.send(a_win(shared.child_id, "Before", "2026-11-19"), a_win(shared.child_id))
    shared.phone.send(a_rating(shared.child_id, mood=4), a_routine(shared.child_id))
    shown, seen = shared.parent.get(path(shared)), shared.therapist.get(f"/api/caseload/{shared.child_id}")
    assert shown.text == seen.text
    assert "Asked for water" in shown.text
    assert "Before" not in shown.text


def test_its_further_pages_are_the_therapist_s_too(app: FastAPI) -> None:
    shared = a_shared_child(app)
    shared.phone.send(*(a_win(shared.child_id, f"Win {n}", f"2026-11-{n % 20 + 2:02}") for n in range(45)))
    before = {"before": shared.parent.get(path(shared)).json()["more_before"]}
    shown = shared.parent.get(path(shared, "/journal"), params=before)
    seen = shared.therapist.get(f"/api/caseload/{shared.child_id}/journal", params=before)
    assert shown.text == seen.text
    assert len(shown.json()["entries"]) == 15


def test_a_preview_is_not_a_look(app: FastAPI) -> None:
    shared = a_shared_child(app)
    before = shared.parent.get("/api/sharing/audit").json()
    for more in ("", "/journal"):
        assert shared.parent.get(path(shared, more)).status_code == 200
    assert shared.parent.get("/api/sharing/audit").json() == before
    assert (shared.looks(), shared.grant()["last_looked_at"]) == ([], None)


def test_a_private_win_is_in_no_preview_not_even_its_author_s(app: FastAPI) -> None:
    shared = a_shared_child(app)
    win = a_win(shared.child_id, "For me alone")
    win["args"]["private"] = True
    shared.phone.send(win)
    for more in ("", "/journal"):
        assert "For me alone" not in shared.parent.get(path(shared, more)).text


def test_there_is_nothing_to_preview_once_sharing_has_ended(app: FastAPI, clock: StandingClock) -> None:
    stopped, over = a_shared_child(app, "Leila"), a_shared_child(app, "Priya", until="2026-11-24")
    paths = [path(stopped), path(over)]
    stopped.stop()
    clock.now += timedelta(days=2)
    for shared, address in zip((stopped, over), paths, strict=True):
        assert shared.parent.get(address).status_code == 404
        assert shared.parent.get(f"{address}/journal").status_code == 404


def test_nobody_else_previews_a_family_s_grant(app: FastAPI) -> None:
    shared, other = a_shared_child(app, "Leila"), a_shared_child(app, "Priya")
    carer = member(shared.phone, "carer", "Rose")
    for browser in (shared.therapist, other.parent, other.therapist, carer.client):
        for more in ("", "/journal"):
            assert same_as_invented(browser, path(shared, more), shared)


def same_as_invented(browser: TestClient, address: str, shared: Shared) -> bool:
    """Whether the answer is a 404, and the one for a grant that never was."""
    invented = browser.get(address.replace(shared.grant()["id"], new_id()))
    found = browser.get(address)
    return found.status_code == 404 and found.text == invented.text


def test_the_other_parent_may_look_too(app: FastAPI) -> None:
    shared = a_shared_child(app)
    sam: Phone = member(shared.phone, "parent", "Sam")
    assert sam.client.get(path(shared)).text == shared.parent.get(path(shared)).text


def test_an_invented_place_in_the_journal_is_refused(app: FastAPI) -> None:
    shared = a_shared_child(app)
    answer = shared.parent.get(path(shared, "/journal"), params={"before": "yesterday"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
    assert another_client(app).get(path(shared)).status_code == 401
