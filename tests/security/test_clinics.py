"""Two clinics with one child: neither can tell that the other is there. The parents see both."""

from collections.abc import Iterator

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import a_win, another_client, sign_in
from tests.sharing import Shared, a_rating, a_shared_child, an_invitation, asked, invited

CANARY = "Quillfeather"
CLINIC = "Harbourstone Speech House"


def everything(therapist: TestClient, child_id: str) -> Iterator[str]:
    """All that a therapist can be shown or told about a child, and about themselves."""
    paths = (
        "/api/me",
        "/api/caseload",
        "/api/caseload/{}",
        "/api/caseload/{}/journal",
        "/summary/{}?week=2026-W48",
        "/summary/{}?week=2026-W48&print=1",
        "/api/sharing",
        "/api/sharing/audit",
    )
    for path in paths:
        answer = therapist.get(path.format(child_id))
        yield f"{answer.status_code} {answer.headers.get('etag')} {answer.text}"


def a_second_clinic(shared: Shared) -> TestClient:
    """A therapist of another clinic who looks after the same child and has looked already."""
    terms = an_invitation(shared.child_id, kinds=["wins"], name=CANARY, purpose=f"For {CANARY}")
    link = invited(shared.parent, terms)
    browser = another_client(shared.parent.app)  # pyright: ignore[reportArgumentType]
    asked(browser, link, f"{CANARY} Webb", title=CLINIC, login="webb@harbour.test")
    link.let_in()
    for path in ("/api/caseload/{}", "/summary/{}"):
        assert browser.get(path.format(shared.child_id)).status_code == 200
    return browser


def test_nothing_a_clinic_gets_changes_with_another(app: FastAPI, clock: StandingClock) -> None:
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id), a_rating(shared.child_id, mood=4))
    before = list(everything(shared.therapist, shared.child_id))
    other = a_second_clinic(shared)
    assert list(everything(shared.therapist, shared.child_id)) == before
    assert other.post(f"/api/caseload/{shared.child_id}/looks", json={}).status_code == 201
    assert list(everything(shared.therapist, shared.child_id)) == before
    (theirs,) = (g for g in shared.parent.get("/api/sharing").json()["grants"] if CANARY in str(g))
    shared.parent.patch(f"/api/sharing/grants/{theirs['id']}", json={"purpose": "Something else"})
    shared.parent.delete(f"/api/sharing/grants/{theirs['id']}")
    assert list(everything(shared.therapist, shared.child_id)) == before


def test_neither_clinic_reads_a_word_about_the_other(app: FastAPI) -> None:
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id))
    other = a_second_clinic(shared)
    told = {
        name: " ".join(everything(who, shared.child_id))
        for name, who in (("first", shared.therapist), ("second", other))
    }
    assert CANARY not in told["first"]
    assert CLINIC not in told["first"]
    assert "InesLeila" not in told["second"]
    assert "Occupational" not in told["second"]


def test_what_one_clinic_has_seen_is_new_to_the_other(app: FastAPI) -> None:
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id))
    other = a_second_clinic(shared)
    shared.therapist.post(f"/api/caseload/{shared.child_id}/looks", json={})
    (mine,) = shared.therapist.get("/api/caseload").json()["children"]
    (theirs,) = other.get("/api/caseload").json()["children"]
    assert (mine["new_count"], theirs["new_count"], theirs["seen_at"]) == (0, 1, None)


def test_each_clinic_reads_its_own_kinds_alone(app: FastAPI) -> None:
    shared = a_shared_child(app, kinds=["ratings"])
    shared.phone.send(a_win(shared.child_id), a_rating(shared.child_id, mood=4))
    other = a_second_clinic(shared)
    kinds = [
        {entry["kind"] for entry in who.get(f"/api/caseload/{shared.child_id}").json()["entries"]}
        for who in (shared.therapist, other)
    ]
    assert kinds == [{"rating"}, {"win"}]


def test_stopping_one_clinic_leaves_the_other(app: FastAPI) -> None:
    shared = a_shared_child(app)
    other = a_second_clinic(shared)
    (first,) = (g for g in shared.parent.get("/api/sharing").json()["grants"] if CLINIC not in str(g))
    shared.parent.delete(f"/api/sharing/grants/{first['id']}")
    path = f"/api/caseload/{shared.child_id}"
    assert [who.get(path).status_code for who in (shared.therapist, other)] == [404, 200]


def test_the_parents_are_the_hub_and_see_both(app: FastAPI, clock: StandingClock) -> None:
    shared = a_shared_child(app)
    a_second_clinic(shared)
    clock.forward(minutes=1)
    shared.review()
    grants = shared.parent.get("/api/sharing").json()["grants"]
    assert {grant["person"]["title"] for grant in grants} == {"Occupational therapist", CLINIC}
    looked = [line["name"] for line in shared.parent.get("/api/sharing/audit").json()["lines"]]
    assert looked[0] == "InesLeila Duarte"
    assert f"{CANARY} Webb" in looked


def test_a_clinic_that_looks_after_two_families_keeps_them_apart(app: FastAPI) -> None:
    shared, other = a_shared_child(app, "Leila"), a_shared_child(app, "Priya")
    form = {"way": "sign-in", "login": "inesleila@clinic.test", "password": "three small words"}
    link = invited(other.parent, an_invitation(other.child_id))
    browser = another_client(app)
    browser.post("/join", data=form | {"token": link}, follow_redirects=False)
    link.let_in()
    sign_in(shared.therapist, "inesleila@clinic.test")
    other.phone.send(a_win(other.child_id, "Only Priya's"))
    assert "Only Priya's" not in shared.therapist.get(f"/api/caseload/{shared.child_id}").text
    assert "Only Priya's" in shared.therapist.get(f"/api/caseload/{other.child_id}").text
    audits = [family.parent.get("/api/sharing/audit").text for family in (shared, other)]
    assert ["Priya" in audits[0], 'Leila"' in audits[1]] == [False, False]
