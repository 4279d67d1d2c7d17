"""Inviting, joining, changing, stopping: what parents decide is what holds, at once."""

from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.models import Membership, Role
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, a_child, a_win, another_client, new_id, row_id
from tests.sharing import Shared, a_rating, a_shared_child, an_invitation, asked, invited, join_form, joined


def a_family(client: TestClient, name: str = "Leila") -> tuple[Phone, str]:
    phone = Phone(client)
    phone.sign_up(name)
    child = a_child()
    phone.send(child)
    return phone, row_id(child)


def a_parent_invitation() -> dict[str, str]:
    return {"id": new_id(), "role": "parent", "name": "Sam"}


def test_an_invited_therapist_joins_and_sees_the_child(app: FastAPI):
    shared = a_shared_child(app)
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert (child["nickname"], child["parents"], child["until"]) == ("Mika", ["Leila"], "2026-12-19")
    assert shared.grant()["person"] == {"name": "InesLeila Duarte", "title": "Occupational therapist"}


def test_opening_the_join_page_uses_nothing_up(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    for _ in range(3):
        assert another_client(app).get("/join").status_code == 200
    joined(another_client(app), token)


def test_a_link_works_once(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    joined(another_client(app), token)
    again = another_client(app).post("/join", data=join_form(token, "Eve Other"))
    assert again.status_code == 404
    assert len(client.get("/api/sharing").json()["grants"]) == 1


def test_used_expired_cancelled_and_invented_links_look_the_same(
    app: FastAPI, client: TestClient, clock: StandingClock
):
    _, child_id = a_family(client)
    used, expired, cancelled = (an_invitation(child_id) for _ in range(3))
    links = [invited(client, wanted) for wanted in (used, expired, cancelled)]
    joined(another_client(app), links[0])
    assert client.delete(f"/api/sharing/invitations/{cancelled['id']}").status_code == 204
    clock.forward(hours=73)
    tokens = [*map(str, links), "invented"]
    pages = [another_client(app).post("/join", data=join_form(token, "Eve Other")) for token in tokens]
    assert {page.status_code for page in pages} == {404}
    bodies = {page.text.replace(token, "") for page, token in zip(pages, tokens, strict=True)}
    assert len(bodies) == 1
    assert "This link does not work any more." in bodies.pop()


def test_the_whole_link_can_be_pasted_where_there_is_no_script(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    link = f"https://evenday.test/join#{token}"
    asked(another_client(app), "", code=link)
    token.let_in()
    assert len(client.get("/api/sharing").json()["grants"]) == 1


def test_a_form_with_mistakes_keeps_the_words_and_the_invitation(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    newcomer = another_client(app)
    page = newcomer.post("/join", data=join_form(token, name="Ines Duarte", password="too short"))
    assert page.status_code == 422
    assert 'value="Ines Duarte"' in page.text
    assert "too short" not in page.text
    assert 'id="password-error"' in page.text
    assert 'id="name-error"' not in page.text
    joined(newcomer, token)


def test_a_taken_sign_in_name_leaves_the_invitation_open(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    page = another_client(app).post("/join", data=join_form(token, login="leila@home.test"))
    assert page.status_code == 409
    joined(another_client(app), token)


def test_an_account_joins_a_second_family_by_signing_in(app: FastAPI):
    shared = a_shared_child(app)
    other = Phone(another_client(app))
    other.sign_up("Priya")
    child = a_child("Ada")
    other.send(child)
    token = invited(other.client, an_invitation(row_id(child)))
    form = {"token": token, "way": "sign-in", "login": "inesleila@clinic.test", "password": PASSWORD}
    answer = shared.therapist.post("/join", data=form, follow_redirects=False)
    assert answer.headers["location"].startswith("/caseload")
    token.let_in()
    names = [c["nickname"] for c in shared.therapist.get("/api/caseload").json()["children"]]
    assert sorted(names) == ["Ada", "Mika"]


def test_a_second_parent_joins_and_gets_the_family_s_days(app: FastAPI, client: TestClient):
    phone, child_id = a_family(client)
    phone.send(a_win(child_id))
    token = invited(client, a_parent_invitation())
    sam = Phone(joined(another_client(app), token, "Sam"))
    sam.send()
    assert [win["text"] for win in sam.of_kind("win")] == ["Asked for water"]
    members = client.get("/api/sharing").json()["members"]
    assert [(m["name"], m["role"], m["you"]) for m in members] == [
        ("Leila", "owner", True),
        ("Sam", "parent", False),
    ]


def test_someone_with_a_family_cannot_join_another_as_a_parent(app: FastAPI, client: TestClient):
    _, _ = a_family(client)
    token = invited(client, a_parent_invitation())
    other = another_client(app)
    Phone(other).sign_up("Priya")
    form = {"token": token, "way": "sign-in", "login": "priya@home.test", "password": PASSWORD}
    page = other.post("/join", data=form)
    assert page.status_code == 409
    assert "already belongs to a family" in page.text
    joined(another_client(app), token, "Sam")


def test_only_the_owner_invites_parents(app: FastAPI, client: TestClient):
    a_family(client)
    sam = joined(another_client(app), invited(client, a_parent_invitation()), "Sam")
    assert sam.post("/api/sharing/invitations", json=a_parent_invitation()).status_code == 403


def test_the_token_is_told_once_and_kept_as_a_hash(client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    assert len(token) >= 43
    assert token not in client.get("/api/sharing").text


def test_an_invitation_says_what_it_offers_until_it_is_used(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id, kinds=["ratings", "wins"]))
    (waiting,) = client.get("/api/sharing").json()["invitations"]
    assert (waiting["name"], waiting["kinds"], waiting["until"]) == (
        "Ines",
        ["wins", "ratings"],
        "2026-12-19",
    )
    joined(another_client(app), token)
    assert client.get("/api/sharing").json()["invitations"] == []


def test_sharing_never_starts_over_a_year_away_or_in_the_past(client: TestClient):
    _, child_id = a_family(client)
    for until in ("2026-11-22", "2027-11-24"):
        answer = client.post("/api/sharing/invitations", json=an_invitation(child_id, until=until))
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/until-out-of-range")
    invited(client, an_invitation(child_id, until="2026-11-23"))
    invited(client, an_invitation(child_id, until="2027-11-23"))


def test_a_foreign_child_cannot_be_shared(app: FastAPI, client: TestClient):
    a_family(client)
    _, foreign = a_family(another_client(app), "Priya")
    assert client.post("/api/sharing/invitations", json=an_invitation(foreign)).status_code == 404


def test_stopping_works_at_the_next_request(app: FastAPI):
    shared = a_shared_child(app)
    shared.review()
    shared.stop()
    for path in (f"/api/caseload/{shared.child_id}", f"/summary/{shared.child_id}"):
        assert shared.therapist.get(path).status_code == 404
    assert shared.therapist.get("/api/caseload").json() == {"children": []}
    assert shared.parent.get("/api/sharing").json()["grants"] == []


def test_stopping_twice_is_stopping(app: FastAPI):
    shared = a_shared_child(app)
    path = f"/api/sharing/grants/{shared.grant()['id']}"
    assert [shared.parent.delete(path).status_code for _ in range(2)] == [204, 204]


def test_fewer_kinds_hold_at_once(app: FastAPI):
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id), a_rating(shared.child_id, mood=4))
    changed = shared.parent.patch(f"/api/sharing/grants/{shared.grant()['id']}", json={"kinds": ["ratings"]})
    assert (changed.status_code, changed.json()["kinds"]) == (200, ["ratings"])
    assert [entry["kind"] for entry in shared.review()["entries"]] == ["rating"]


def test_sharing_ends_by_itself_when_the_last_day_is_over(app: FastAPI, clock: StandingClock):
    shared = a_shared_child(app, until="2026-11-24")
    clock.forward(hours=43)  # 03:00 in Berlin on the 25th: the family's 24th still runs
    shared.come_back()
    shared.review()
    clock.forward(hours=1, minutes=1)
    shared.come_back()
    assert shared.therapist.get(f"/api/caseload/{shared.child_id}").status_code == 404


def test_a_grant_that_ended_cannot_be_made_longer(app: FastAPI):
    shared = a_shared_child(app)
    grant = shared.grant()["id"]
    shared.stop()
    answer = shared.parent.patch(f"/api/sharing/grants/{grant}", json={"until": "2026-12-24"})
    assert answer.status_code == 404


def test_a_second_link_for_the_same_child_replaces_what_the_first_offered(app: FastAPI):
    shared = a_shared_child(app)
    token = invited(shared.parent, an_invitation(shared.child_id, kinds=["wins"], until="2027-01-10"))
    form = {"token": token, "way": "sign-in", "login": "inesleila@clinic.test", "password": PASSWORD}
    assert shared.therapist.post("/join", data=form, follow_redirects=False).status_code == 303
    token.let_in()
    assert (shared.grant()["kinds"], shared.grant()["until"]) == (["wins"], "2027-01-10")


def test_another_family_can_neither_see_nor_stop_a_grant(app: FastAPI):
    shared, other = a_shared_child(app), a_shared_child(app, "Priya")
    grant = shared.grant()["id"]
    assert other.parent.delete(f"/api/sharing/grants/{grant}").status_code == 404
    assert other.parent.patch(f"/api/sharing/grants/{grant}", json={"kinds": ["wins"]}).status_code == 404
    assert [grant_["person"]["name"] for grant_ in other.parent.get("/api/sharing").json()["grants"]] == [
        "InesPriya Duarte"
    ]


def test_what_is_unknown_in_a_body_is_refused(app: FastAPI):
    shared: Shared = a_shared_child(app)
    path = f"/api/sharing/grants/{shared.grant()['id']}"
    assert shared.parent.patch(path, json={"kinds": ["photos"]}).status_code == 422
    assert shared.parent.patch(path, json={"stopped_at": None}).status_code == 422


def test_a_parent_who_opens_their_own_link_is_told_and_it_stays_good(app: FastAPI, client: TestClient):
    _, child_id = a_family(client)
    token = invited(client, an_invitation(child_id))
    form = {"token": token, "way": "sign-in", "login": "leila@home.test", "password": PASSWORD}
    page = another_client(app).post("/join", data=form)
    assert page.status_code == 409
    assert "This is your own family already." in page.text
    joined(another_client(app), token)


def test_guessing_tokens_is_slowed_down(client: TestClient):
    answers = [client.post("/join", data=join_form(f"guess {n}")).status_code for n in range(11)]
    assert answers == [404] * 10 + [429]


def test_a_carer_neither_shares_nor_prints(app: FastAPI):
    shared = a_shared_child(app)
    with app.state.database.transaction() as session:
        membership = session.exec(select(Membership)).one()
        membership.role = Role.CARER
        session.add(membership)
    for path in ("/api/sharing", f"/summary/{shared.child_id}"):
        assert shared.parent.get(path).status_code == 404
