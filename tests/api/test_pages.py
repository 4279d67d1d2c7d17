"""Server pages: complete HTML that works without a script."""

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.people import PASSWORD, Phone

A_BROWSER = {"Accept": "text/html,application/xhtml+xml"}


def test_a_parent_signs_in_by_form_and_lands_on_today(client: TestClient):
    Phone(client).sign_up()
    client.cookies.clear()
    answer = client.post(
        "/sign-in", data={"login": "Leila@home.test", "password": PASSWORD}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/?signed-in")
    assert client.get("/api/me").json()["account"]["name"] == "Leila"


def test_a_wrong_password_keeps_the_name_and_not_the_password(client: TestClient):
    Phone(client).sign_up()
    client.cookies.clear()
    answer = client.post("/sign-in", data={"login": "leila@home.test", "password": "not these words"})
    assert answer.status_code == 401
    assert 'value="leila@home.test"' in answer.text
    assert "not these words" not in answer.text
    assert "Name and password do not fit together." in answer.text
    assert client.get("/api/me").status_code == 401


def test_a_shared_device_ticked_in_the_form_is_a_shared_device(client: TestClient):
    Phone(client).sign_up()
    client.cookies.clear()
    form = {"login": "leila@home.test", "password": PASSWORD, "shared_device": "true"}
    client.post("/sign-in", data=form, follow_redirects=False)
    assert client.get("/api/me").json()["shared_device"]


def test_guessing_through_the_form_is_slowed_down(client: TestClient):
    tries = [client.post("/sign-in", data={"login": "leila", "password": "guess"}) for _ in range(11)]
    assert [answer.status_code for answer in tries] == [401] * 10 + [429]
    assert int(tries[-1].headers["retry-after"]) > 0


def test_a_form_from_a_foreign_page_is_refused(client: TestClient):
    Phone(client).sign_up()
    client.cookies.clear()
    form = {"login": "leila@home.test", "password": PASSWORD}
    answer = client.post("/sign-in", data=form, headers={"Origin": "https://elsewhere.test"} | A_BROWSER)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-type"].startswith("text/html")


def test_a_browser_gets_a_page_for_an_address_that_is_not_there(client: TestClient):
    answer = client.get("/no-such-place", headers=A_BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is nothing here." in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_a_program_gets_a_problem_for_the_same_address(client: TestClient):
    answer = client.get("/no-such-place", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_mistyped_address_leads_nowhere_instead_of_refusing_an_entry(client: TestClient):
    page = client.get("/n/half-a-link", headers=A_BROWSER)
    assert "could not be kept" not in page.text
    assert client.get("/no-such-page", headers=A_BROWSER).text == page.text


def test_a_page_never_shows_what_was_typed_as_markup(client: TestClient):
    answer = client.post("/sign-in", data={"login": '"><b>x</b>', "password": "guess"})
    assert "<b>x</b>" not in answer.text
    assert "&lt;b&gt;x&lt;/b&gt;" in answer.text


def test_a_mistake_of_ours_is_a_page_that_tells_nothing_of_it(app: FastAPI, client: TestClient):
    def broken() -> None:
        raise RuntimeError("what a parent wrote")

    app.add_api_route("/broken", broken)
    page = client.get("/broken", headers=A_BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "Something broke on our side." in page.text
    assert "what a parent wrote" not in page.text


def test_a_page_says_its_language_and_direction(client: TestClient):
    page = client.get("/sign-in", headers={"Accept-Language": "xx, en;q=0.5"})
    assert '<html lang="en" dir="ltr"' in page.text
