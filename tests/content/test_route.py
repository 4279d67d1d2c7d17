"""GET /api/content sends the library once and answers 304 to whoever holds it."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.routes.content import router


@pytest.fixture
def visitor(library) -> TestClient:
    app = FastAPI()
    app.include_router(router)
    app.state.packs = {"en": library}
    return TestClient(app)


def test_anybody_gets_every_kind_with_its_version(visitor, library):
    answer = visitor.get("/api/content")
    assert answer.status_code == 200
    assert list(answer.json()) == ["version", "language", *library.shelves, "numbers"]
    assert answer.json()["version"] == library.version
    assert answer.headers["cache-control"] == "no-cache"


def test_what_only_the_office_needs_is_not_sent(visitor):
    sent = visitor.get("/api/content").text
    for field in ("sources", "practices", "reviewed_by", "reviewed_on"):
        assert f'"{field}"' not in sent


def test_a_client_with_this_version_gets_304_and_no_body(visitor):
    tag = visitor.get("/api/content").headers["etag"]
    for held in (tag, tag.removeprefix("W/"), f'"older", {tag}', "*"):
        answer = visitor.get("/api/content", headers={"If-None-Match": held})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)


def test_a_client_that_reads_gzip_gets_a_third_of_the_bytes(visitor, library):
    squeezed = visitor.get("/api/content", headers={"Accept-Encoding": "gzip"})
    plain = visitor.get("/api/content", headers={"Accept-Encoding": "identity"})
    assert (squeezed.headers["content-encoding"], squeezed.headers["vary"]) == (
        "gzip",
        "Accept-Encoding, Accept-Language",
    )
    assert int(squeezed.headers["content-length"]) * 3 < int(plain.headers["content-length"])
    assert squeezed.json() == plain.json()


def test_a_client_with_another_version_gets_the_new_one(visitor, library):
    answer = visitor.get("/api/content", headers={"If-None-Match": '"older"'})
    assert (answer.status_code, answer.content) == (200, library.body)


def test_an_activity_carries_what_its_card_and_its_reason_need(visitor):
    idea = visitor.get("/api/content").json()["activities"][0]
    assert set(idea) == {
        "id", "title", "summary", "picture", "moment", "domains", "age_bands", "energy", "minutes", "people",
        "places", "needs", "materials", "before", "steps", "signals", "builds", "easier", "further",
        "aac_words",
        "sensory", "safety", "evidence", "interests", "cost", "reviewed",
    }  # fmt: skip
    assert set(idea["evidence"]) == {"level", "line"}


def test_the_language_of_the_answer_is_said_and_another_one_has_another_tag(library):
    german = replace(library, language="de")
    app = FastAPI()
    app.include_router(router)
    app.state.packs = {"en": library, "de": german}
    visitor = TestClient(app)
    # The interface has no German words yet, so nobody is sent German content.
    answer = visitor.get("/api/content", headers={"Accept-Language": "de, en;q=0.5"})
    assert (answer.headers["content-language"], answer.json()["language"]) == ("en", "en")
    assert german.version != library.version
