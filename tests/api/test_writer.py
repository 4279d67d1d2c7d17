"""Words go out only in the session of the one who wrote them."""

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.people import Phone, another_client, new_id


def test_words_of_one_adult_are_turned_away_in_the_session_of_another(
    app: FastAPI, client: TestClient
) -> None:
    leila = Phone(client).sign_up("Leila")
    sam = Phone(another_client(app))
    sam.sign_up("Sam")
    assert _status(sam, writer=leila["account"]["id"]) == 401


def test_words_of_the_one_who_is_signed_in_are_taken(client: TestClient) -> None:
    phone = Phone(client)
    me = phone.sign_up("Leila")
    assert _status(phone, writer=me["account"]["id"]) == 200


def test_a_writer_who_cannot_be_is_refused(client: TestClient) -> None:
    phone = Phone(client)
    phone.sign_up("Leila")
    assert [_status(phone, writer=new_id()), _status(phone, writer="Leila")] == [401, 422]


def _status(phone: Phone, writer: str) -> int:
    headers = {"Evenday-Account": writer}
    return phone.client.post("/api/sync", json=phone.batch(), headers=headers).status_code
