"""What the tests of signing in do over and over: add a passkey, sign in with it, prove it is still them."""

from typing import Any

from starlette.testclient import TestClient

from tests.authenticator import Authenticator
from tests.people import PASSWORD


def asked(client: TestClient, address: str) -> dict[str, Any]:
    """A question: its id and its options."""
    answer = client.post(address, json={})
    assert answer.status_code == 201, answer.text
    return answer.json()


def asked_to_register(client: TestClient) -> dict[str, Any]:
    """What a browser needs to make a passkey."""
    return asked(client, "/api/passkeys/registrations")


def asked_to_sign_in(client: TestClient) -> dict[str, Any]:
    """What a browser needs to sign in."""
    return asked(client, "/api/passkeys/questions")


def add_passkey(client: TestClient, key: Authenticator | None = None, name: str = "Phone") -> Authenticator:
    """A passkey of whoever is signed in here and has just proved it."""
    key = key or Authenticator()
    question = asked_to_register(client)
    sent = {"id": question["id"], "name": name, "credential": key.make(question["options"])}
    answer = client.post("/api/passkeys", json=sent)
    assert answer.status_code == 201, answer.text
    return key


def sign_in_with(client: TestClient, key: Authenticator, **lies: Any) -> Any:
    """The answer to signing in by a passkey."""
    question = asked_to_sign_in(client)
    sent = {"id": question["id"], "credential": key.sign(question["options"], **lies)}
    return client.post("/api/sessions/passkey", json=sent)


def prove(client: TestClient, password: str = PASSWORD, **more: str) -> Any:
    """The answer to a proof by password."""
    return client.post("/api/proofs", json={"password": password, **more})


def credentials_of(client: TestClient) -> dict[str, Any]:
    """What the account signs in with."""
    answer = client.get("/api/credentials")
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes_for(client: TestClient) -> list[str]:
    """A fresh sheet of recovery codes."""
    answer = client.post("/api/recovery-codes", json={})
    assert answer.status_code == 201, answer.text
    return answer.json()["codes"]
