"""Answers of authenticators that do not fit: each is refused, none breaks anything, and nothing changes."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.authenticator import Authenticator, a_key
from tests.conftest import StandingClock
from tests.people import Phone, another_client, new_id
from tests.security.keyring import (
    add_passkey,
    asked,
    asked_to_register,
    asked_to_sign_in,
    credentials_of,
)
from tests.security.misfits import BOTH, DEVICES, LIES, MADE, SIGNED, Answer


@pytest.fixture
def key(client: TestClient) -> Authenticator:
    """Leila's passkey."""
    Phone(client).sign_up("Leila")
    return add_passkey(client)


def refused(answer: Any) -> bool:
    kind = answer.headers["content-type"]
    return 400 <= answer.status_code < 500 and kind == "application/problem+json"


def opens_nothing(client: TestClient, question: Answer, credential: Answer) -> bool:
    """Whether an answer at the door is refused, and changes nothing."""
    before = credentials_of(client)
    sent = {"id": question["id"], "credential": credential}
    return refused(client.post("/api/sessions/passkey", json=sent)) and credentials_of(client) == before


def keeps_nothing(client: TestClient, question: Answer, credential: Answer) -> bool:
    """Whether a new key is refused, and changes nothing."""
    before = credentials_of(client)
    sent = {"id": question["id"], "name": "Phone", "credential": credential}
    return refused(client.post("/api/passkeys", json=sent)) and credentials_of(client) == before


def signed(client: TestClient, key: Authenticator, **lies: Any) -> tuple[TestClient, Answer, Answer]:
    question = asked_to_sign_in(client)
    return client, question, key.sign(question["options"], **lies)


def made(client: TestClient, key: Authenticator, **lies: Any) -> tuple[TestClient, Answer, Answer]:
    question = asked_to_register(client)
    return client, question, key.make(question["options"], **lies)


def test_a_device_that_differs_signs_nobody_in(client: TestClient, key: Authenticator):
    devices = {name: replace(key, **device) for name, device in DEVICES.items()}
    let_in = [name for name, device in devices.items() if not opens_nothing(*signed(client, device))]
    assert let_in == []


def test_a_device_that_differs_is_not_kept(client: TestClient, key: Authenticator):
    devices = {name: Authenticator(**device) for name, device in DEVICES.items()}
    kept = [name for name, device in devices.items() if not keeps_nothing(*made(client, device))]
    assert kept == []


def test_client_data_that_lies_is_not_believed(client: TestClient, key: Authenticator):
    believed = [name for name, lie in LIES.items() if not opens_nothing(*signed(client, key, **lie))]
    believed += [
        name for name, lie in LIES.items() if not keeps_nothing(*made(client, Authenticator(), **lie))
    ]
    assert believed == []


def test_a_signed_answer_that_is_changed_is_refused(client: TestClient, key: Authenticator):
    let_in = []
    for name, change in (BOTH | SIGNED).items():
        browser, question, answer = signed(client, key)
        change(answer)
        if not opens_nothing(browser, question, answer):
            let_in.append(name)
    assert let_in == []


def test_a_new_key_that_is_changed_is_refused(client: TestClient, key: Authenticator):
    kept = []
    for name, change in (BOTH | MADE).items():
        browser, question, answer = made(client, Authenticator())
        change(answer)
        if not keeps_nothing(browser, question, answer):
            kept.append(name)
    assert kept == []


def test_a_key_of_another_algorithm_is_not_kept(client: TestClient, key: Authenticator):
    others = (-8, -257, -35, -36, -37, -47, -65535, 0, 7)
    kept = [each for each in others if not keeps_nothing(*made(client, Authenticator(algorithm=each)))]
    assert kept == []


def test_a_key_signs_with_nothing_but_itself(client: TestClient, key: Authenticator):
    key.key = a_key()
    question = asked_to_sign_in(client)
    assert opens_nothing(client, question, key.sign(question["options"]))


def test_an_answer_is_good_once(app: FastAPI, client: TestClient, key: Authenticator):
    second = another_client(app)
    question = asked_to_sign_in(second)
    sent = {"id": question["id"], "credential": key.sign(question["options"])}
    assert second.post("/api/sessions/passkey", json=sent).status_code == 201
    assert refused(second.post("/api/sessions/passkey", json=sent))


def test_a_wrong_answer_uses_the_question_up(app: FastAPI, client: TestClient, key: Authenticator):
    second = another_client(app)
    question = asked_to_sign_in(second)
    wrong = key.sign(question["options"], crossOrigin=True)
    assert refused(second.post("/api/sessions/passkey", json={"id": question["id"], "credential": wrong}))
    right = key.sign(question["options"])
    assert refused(second.post("/api/sessions/passkey", json={"id": question["id"], "credential": right}))


def test_an_answer_after_five_minutes_is_too_late(
    app: FastAPI, client: TestClient, key: Authenticator, clock: StandingClock
):
    second = another_client(app)
    question = asked_to_sign_in(second)
    clock.forward(minutes=5)
    sent = {"id": question["id"], "credential": key.sign(question["options"])}
    assert refused(second.post("/api/sessions/passkey", json=sent))


def test_an_answer_from_another_browser_is_nobodys(app: FastAPI, client: TestClient, key: Authenticator):
    question = asked_to_sign_in(client)
    sent = {"id": question["id"], "credential": key.sign(question["options"])}
    other = another_client(app)
    asked_to_sign_in(other)
    assert refused(other.post("/api/sessions/passkey", json=sent))
    assert refused(another_client(app).post("/api/sessions/passkey", json=sent))
    assert client.post("/api/sessions/passkey", json=sent).status_code == 201


def test_a_question_nobody_asked_has_no_answer(app: FastAPI, client: TestClient, key: Authenticator):
    question = asked_to_sign_in(client)
    assert opens_nothing(client, question | {"id": new_id()}, key.sign(question["options"]))


def test_a_question_is_good_for_its_own_purpose(app: FastAPI, client: TestClient, key: Authenticator):
    proof = asked(client, "/api/proofs/questions")
    assert opens_nothing(client, proof, key.sign(proof["options"]))
    sign_in = asked_to_sign_in(client)
    sent = {"id": sign_in["id"], "credential": key.sign(sign_in["options"])}
    assert refused(client.post("/api/proofs/passkey", json=sent))
    assert keeps_nothing(client, sign_in, Authenticator().make(asked_to_register(client)["options"]))


def test_a_question_for_a_new_key_is_no_question_for_a_proof(client: TestClient, key: Authenticator):
    for address, right in (("/api/passkeys/registrations", 401), ("/api/proofs/questions", 204)):
        question = asked(client, address)
        sent = {"id": question["id"], "credential": key.sign(question["options"])}
        assert client.post("/api/proofs/passkey", json=sent).status_code == right


def test_what_was_made_signs_nobody_in_and_what_was_signed_is_not_kept(
    app: FastAPI, client: TestClient, key: Authenticator
):
    question = asked_to_sign_in(client)
    options = asked_to_register(client)["options"] | {"challenge": question["options"]["challenge"]}
    assert opens_nothing(client, question, Authenticator().make(options))
    question = asked_to_register(client)
    assert keeps_nothing(client, question, key.sign(question["options"]))


def test_a_key_is_kept_once(app: FastAPI, client: TestClient, key: Authenticator):
    question = asked_to_register(client)
    assert keeps_nothing(client, question, key.make(question["options"]))
    other = another_client(app)
    Phone(other).sign_up("Sam")
    question = asked_to_register(other)
    assert keeps_nothing(other, question, key.make(question["options"]))


def test_a_key_made_for_somebody_else_is_not_taken_over(app: FastAPI, client: TestClient, key: Authenticator):
    other = another_client(app)
    Phone(other).sign_up("Sam")
    question = asked_to_register(other)
    sent = {"id": question["id"], "name": "Mine", "credential": Authenticator().make(question["options"])}
    assert refused(client.post("/api/passkeys", json=sent))
    assert len(credentials_of(client)["passkeys"]) == 1
