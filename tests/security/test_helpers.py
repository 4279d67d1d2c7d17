"""A helper without an account: a link and a PIN, today and nothing else, and an end that comes by itself."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, a_win, another_client, new_id, row_id, sign_in
from tests.security.at_once import at_once
from tests.sharing import audit, member

UNTIL = "2026-11-25T18:00:00Z"


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A family with a child and a routine."""
    phone, child = Phone(client), a_child()
    phone.sign_up("Leila")
    phone.send(child, a_routine(row_id(child)), a_win(row_id(child), "Slept through"))
    return phone


def a_pass(phone: Phone, until: str = UNTIL, status: int = 201) -> dict[str, Any]:
    """A pass for Nan."""
    wanted = {"id": new_id(), "name": "Nan", "until": until}
    answer = phone.client.post("/api/sharing/helper-passes", json=wanted)
    assert answer.status_code == status, answer.text
    return answer.json()


def come_in(app: FastAPI, made: dict[str, Any], pin: str | None = None, **form: str) -> tuple[int, Phone]:
    """What the page answers a browser that has the link and types the PIN."""
    browser = another_client(app)
    said = {"token": made["token"], "pin": pin or made["pin"]} | form
    return browser.post("/helper", data=said, follow_redirects=False).status_code, Phone(browser)


def wrong(made: dict[str, Any]) -> str:
    """Another PIN."""
    return f"{(int(made['pin']) + 1) % 10**6:06}"


def members(phone: Phone) -> list[str]:
    """The names of the family's adults."""
    return [row["name"] for row in phone.client.get("/api/sharing").json()["members"]]


def test_a_helper_comes_in_with_link_and_pin_and_sees_today(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    assert made["url"] == f"https://evenday.test/helper#{made['token']}"
    assert made["qr"].startswith("data:image/svg+xml")
    status, nan = come_in(app, made)
    nan.send()
    assert (status, len(nan.of_kind("routine")), nan.of_kind("win")) == (303, 1, [])
    me = nan.client.get("/api/me").json()
    assert (me["account"]["name"], me["family"]["role"], me["family"]["until"]) == ("Nan", "carer", UNTIL)
    assert nan.client.get("/api/sharing").status_code == 404
    (row,) = [each for each in leila.client.get("/api/sharing").json()["members"] if each["helper"]]
    assert (row["name"], row["role"], row["until"]) == ("Nan", "carer", UNTIL)


def test_the_whole_link_and_a_pin_with_blanks_are_understood(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    spaced = f"{made['pin'][:3]} {made['pin'][3:]}"
    assert come_in(app, made, spaced, token="", code=made["url"])[0] == 303


def test_a_pass_works_again_on_another_browser_until_it_ends(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    made = a_pass(leila)
    nan = come_in(app, made)[1]
    clock.forward(days=2)
    assert come_in(app, made)[0] == 303
    clock.forward(hours=11, minutes=1)
    assert come_in(app, made)[0] == 404
    assert nan.client.post("/api/sync", json=nan.batch()).status_code == 401
    assert members(leila) == ["Leila"]


def test_opening_the_page_uses_nothing_up_and_tells_nothing(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    page = another_client(app).get("/helper")
    assert page.status_code == 200
    assert "Nan" not in page.text
    assert come_in(app, made)[0] == 303


def test_a_wrong_pin_is_told_and_the_right_one_still_works(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    assert [come_in(app, made, wrong(made))[0] for _ in range(4)] == [401] * 4
    assert come_in(app, made)[0] == 303


def test_five_wrong_pins_end_the_link(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    assert [come_in(app, made, wrong(made))[0] for _ in range(5)] == [401] * 5
    assert come_in(app, made)[0] == 404


def test_who_knows_the_pin_may_mistype_it_again_on_another_day(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    for _ in range(3):
        assert [come_in(app, made, wrong(made))[0] for _ in range(2)] == [401] * 2
        assert come_in(app, made)[0] == 303


def test_the_parents_read_each_coming_in_and_that_a_link_was_ended_by_wrong_pins(
    app: FastAPI, leila: Phone
) -> None:
    made = a_pass(leila)
    for pin in (made["pin"], made["pin"], *[wrong(made)] * 6):
        come_in(app, made, pin)
    came_in, ended = ("Nan", "helper-came-in", ""), ("", "helper-pass-ended", "Nan")
    assert sorted(audit(app)) == sorted([("Leila", "helper-made", "Nan"), came_in, came_in, ended])
    told = leila.client.get("/api/sharing/audit").json()["lines"]
    assert {line["what"] for line in told} == {"helper-made", "helper-came-in", "helper-pass-ended"}


def test_of_many_wrong_pins_at_once_no_more_than_five_are_heard(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    form = {"token": made["token"], "pin": wrong(made)}
    answers = at_once(app, [("POST", "/helper", {"data": form}) for _ in range(20)])
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [404] * 15
    assert come_in(app, made)[0] == 404


def test_an_invented_link_looks_like_an_ended_one(app: FastAPI, leila: Phone, clock: StandingClock) -> None:
    made = a_pass(leila)
    clock.forward(days=4)
    pages = [
        another_client(app).post("/helper", data={"token": token, "pin": made["pin"]})
        for token in (made["token"], "x" * 43, "")
    ]
    assert {page.status_code for page in pages} == {404}
    assert all("This link does not work any more." in page.text for page in pages)


@pytest.mark.parametrize("until", ["2026-11-23T07:00:00Z", "2026-11-30T07:00:01Z", "2026-11-25T18:00:00"])
def test_a_pass_lasts_seven_days_at_most(leila: Phone, until: str) -> None:
    a_pass(leila, until, 422)
    assert members(leila) == ["Leila"]


def test_making_a_pass_takes_a_fresh_proof(leila: Phone, clock: StandingClock) -> None:
    clock.forward(minutes=6)
    assert a_pass(leila, status=403)["type"] == "/problems/needs-proof"


def test_a_removed_helper_is_out_at_once_and_the_link_is_dead(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    nan = come_in(app, made)[1]
    nan_id = nan.client.get("/api/me").json()["account"]["id"]
    assert leila.client.delete(f"/api/sharing/members/{nan_id}").status_code == 204
    assert nan.client.post("/api/sync", json=nan.batch()).status_code == 401
    assert come_in(app, made)[0] == 404


def test_a_carer_and_a_helper_make_no_passes(app: FastAPI, leila: Phone) -> None:
    for who in (member(leila, "carer", "Tom"), come_in(app, a_pass(leila))[1]):
        a_pass(who, status=404)


def test_a_co_parent_makes_a_pass_and_it_goes_with_them(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    made = a_pass(sam)
    nan = come_in(app, made)[1]
    sam_id = sam.client.get("/api/me").json()["account"]["id"]
    assert leila.client.delete(f"/api/sharing/members/{sam_id}").status_code == 204
    assert members(leila) == ["Leila"]
    assert (nan.client.get("/api/me").status_code, come_in(app, made)[0]) == (401, 404)


def test_a_helper_is_told_apart_from_a_carer_with_an_account(app: FastAPI, leila: Phone) -> None:
    nan, tom = come_in(app, a_pass(leila))[1], member(leila, "carer", "Tom")
    helpers = [each.client.get("/api/me").json()["family"]["helper"] for each in (nan, tom, leila)]
    assert helpers == [True, False, False]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/passkeys/registrations", {}),
        ("PUT", "/api/password", {"password": "four quite small words"}),
        ("POST", "/api/totp", {}),
        ("POST", "/api/recovery-codes", {}),
        ("POST", "/api/entry-links", {}),
    ],
)
def test_a_helper_makes_no_way_of_their_own_to_sign_in(
    app: FastAPI, leila: Phone, method: str, path: str, body: dict[str, str]
) -> None:
    nan = come_in(app, a_pass(leila))[1].client
    answer = nan.request(method, path, json=body)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-allowed")
    assert leila.client.request(method, path, json=body).is_success


def test_nobody_signs_in_by_a_helper_s_name(app: FastAPI, leila: Phone) -> None:
    nan = come_in(app, a_pass(leila))[1]
    for login in ("Nan", f"helper-{nan.client.get('/api/me').json()['account']['id']}"):
        said = {"login": login, "password": "three small words"}
        assert another_client(app).post("/api/sessions", json=said).status_code == 401


def test_pin_and_token_are_kept_as_hashes_and_told_once(app: FastAPI, leila: Phone) -> None:
    made = a_pass(leila)
    assert made["token"] not in leila.client.get("/api/sharing").text
    assert audit(app) == [("Leila", "helper-made", "Nan")]
    sign_in(leila.client, "leila@home.test")
    again = leila.client.post(
        "/api/sharing/helper-passes", json={"id": made["id"], "name": "Nan", "until": UNTIL}
    )
    assert again.status_code == 409
