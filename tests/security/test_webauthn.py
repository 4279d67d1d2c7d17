"""Answers of authenticators that do not fit: each is refused, none breaks anything, and nothing changes."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cbor2
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.authenticator import BE, BS, UP, UV, Authenticator, a_key, decoded, encoded
from tests.conftest import StandingClock
from tests.people import Phone, another_client, new_id
from tests.security.keyring import (
    add_passkey,
    asked,
    asked_to_register,
    asked_to_sign_in,
    credentials_of,
)

Answer = dict[str, Any]


def changed(part: str, change: Callable[[bytes], bytes]) -> Callable[[Answer], None]:
    """A change of one part of the response's bytes."""

    def apply(answer: Answer) -> None:
        answer["response"][part] = encoded(change(decoded(answer["response"][part])))

    return apply


def attested(change: Callable[[dict[str, Any]], Any]) -> Callable[[Answer], None]:
    """A change inside the attestation object."""

    def apply(raw: bytes) -> bytes:
        said = cbor2.loads(raw)
        change(said)
        return cbor2.dumps(said)

    return changed("attestationObject", apply)


def put(*path: str, value: Any) -> Callable[[Answer], None]:
    """Another value at a place of the answer."""

    def apply(answer: Answer) -> None:
        for name in path[:-1]:
            answer = answer[name]
        answer[path[-1]] = value

    return apply


def without(*path: str) -> Callable[[Answer], None]:
    """An answer that lacks something."""

    def apply(answer: Answer) -> None:
        for name in path[:-1]:
            answer = answer[name]
        del answer[path[-1]]

    return apply


def flipped(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])


def cut(raw: bytes) -> bytes:
    return raw[:-7]


# What somebody else, or a broken device, could be: the same authenticator but for one thing.
DEVICES: dict[str, dict[str, Any]] = {
    "another origin": {"origin": "https://evil.test"},
    "an origin below ours": {"origin": "https://x.evenday.test"},
    "our origin without its security": {"origin": "http://evenday.test"},
    "our origin at another port": {"origin": "https://evenday.test:8443"},
    "another relying party": {"rp": "evil.test"},
    "nobody present": {"flags": UV | BE | BS},
    "nobody verified": {"flags": UP | BE | BS},
    "nothing claimed": {"flags": 0},
    "a copy of a key that cannot be copied": {"flags": UP | UV | BS},
}
LIES: dict[str, dict[str, Any]] = {
    "the type of something else": {"type": "payment.get"},
    "another challenge": {"challenge": encoded(os.urandom(64))},
    "no challenge": {"challenge": ""},
    "a challenge that is no text": {"challenge": 7},
    "a page inside another page": {"crossOrigin": True},
    "a page on top of ours": {"topOrigin": "https://evil.test"},
    "an origin that is a list": {"origin": ["https://evenday.test"]},
}
BOTH: dict[str, Callable[[Answer], None]] = {
    "no response": without("response"),
    "no client data": without("response", "clientDataJSON"),
    "client data that is no JSON": put("response", "clientDataJSON", value=encoded(b"{")),
    "client data that is a list": put("response", "clientDataJSON", value=encoded(b"[]")),
    "client data without an end": put("response", "clientDataJSON", value=encoded(b"[" * 3000)),
    "client data that is too long": put("response", "clientDataJSON", value="A" * 5000),
    "letters that are none of base64url": put("response", "clientDataJSON", value="ä+/="),
    "another kind of credential": put("type", value="password"),
    "an id that is a number": put("id", value=7),
    "an id that is not the raw id": put("id", value=encoded(b"another")),
    "an id without an end": put("rawId", value="A" * 2000),
    "nothing at all": lambda answer: answer.clear(),
}
SIGNED: dict[str, Callable[[Answer], None]] = {
    "a signature with one bit changed": changed("signature", flipped),
    "a signature that is cut": changed("signature", cut),
    "an empty signature": put("response", "signature", value=""),
    "the signature of another key": changed("signature", lambda raw: os.urandom(len(raw))),
    "data with one bit changed": changed("authenticatorData", flipped),
    "data that is cut": changed("authenticatorData", cut),
    "data with something behind it": changed("authenticatorData", lambda raw: raw + b"more"),
    "data that promises a key": changed("authenticatorData", lambda raw: raw[:32] + b"\x5d" + raw[33:]),
    "a foreign handle": put("response", "userHandle", value=encoded(os.urandom(32))),
    "no handle": put("response", "userHandle", value=None),
    "an empty handle": put("response", "userHandle", value=""),
    "a key nobody has": lambda answer: answer.update(id=encoded(b"unknown"), rawId=encoded(b"unknown")),
}
MADE: dict[str, Callable[[Answer], None]] = {
    "an attestation that is cut": changed("attestationObject", cut),
    "an attestation that is no CBOR": put("response", "attestationObject", value=encoded(b"\xff\x00")),
    "an attestation that is empty": put("response", "attestationObject", value=""),
    "an attestation without an end": put("response", "attestationObject", value="A" * 20000),
    "an attestation that is a number": put("response", "attestationObject", value=encoded(b"\x07")),
    "a statement of nobody": attested(lambda said: said.update(fmt="nobody")),
    "a format that is a number": attested(lambda said: said.update(fmt=7)),
    "a statement where none was asked for": attested(lambda said: said.update(attStmt={"sig": b"1"})),
    "an unfinished chain": attested(
        lambda said: said.update(fmt="packed", attStmt={"alg": -7, "x5c": [b""]})
    ),
    "no authenticator data": attested(lambda said: said.pop("authData")),
    "data without a key": attested(lambda said: said.update(authData=said["authData"][:37])),
    "a key that is cut": attested(lambda said: said.update(authData=said["authData"][:-9])),
    "a key of unknown make": attested(lambda said: said.update(authData=with_key(said, b"\xa1\x01\x18\x63"))),
    "a key that is no map": attested(lambda said: said.update(authData=with_key(said, b"\x01"))),
    "a point off the curve": attested(lambda said: said.update(authData=with_key(said, a_point(-7)))),
    "a point that says it is RSA": attested(lambda said: said.update(authData=with_key(said, a_point(-257)))),
    "another id than it says": attested(lambda said: said.update(authData=with_id(said))),
    "too many ways to reach it": put("response", "transports", value=["usb"] * 11),
}
_ID = 37 + 16 + 2


def a_point(algorithm: int) -> bytes:
    return cbor2.dumps({1: 2, 3: algorithm, -1: 1, -2: bytes(31) + b"1", -3: bytes(32)})


def with_key(said: dict[str, Any], key: bytes) -> bytes:
    return said["authData"][: _ID + 32] + key


def with_id(said: dict[str, Any]) -> bytes:
    return said["authData"][:_ID] + os.urandom(32) + said["authData"][_ID + 32 :]


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
