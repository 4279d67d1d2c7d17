"""What a parent keeps to themselves reaches nobody: not the other parent, no therapist, no count."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.people import Phone, a_child, a_win, another_client, mutation, new_id, row_id
from tests.sharing import an_invitation, invited, joined, member

CANARY = "Wombat"
WEEKS = ("2026-W47", "2026-W48")


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A parent with a child and one entry that is everybody's."""
    phone, child = Phone(client), a_child()
    phone.sign_up("Leila")
    phone.send(child, a_win(row_id(child), "Put on both shoes"))
    return phone


def child_of(phone: Phone) -> str:
    """The family's child."""
    return phone.of_kind("child")[0]["id"]


def a_private_win(phone: Phone, text: str = CANARY) -> dict[str, Any]:
    """A mutation that logs something for oneself alone."""
    sent = a_win(child_of(phone), text)
    sent["args"]["private"] = True
    return sent


def pulled(phone: Phone) -> str:
    """All that a phone is sent from the beginning, as text."""
    answer = phone.client.post("/api/sync", json=Phone(phone.client).batch())
    assert answer.status_code == 200
    return answer.text


def pages_of(reader: TestClient, child_id: str) -> dict[str, str]:
    """All that a therapist's, or a parent's, pages say about the child."""
    paths = [
        "/api/caseload",
        f"/api/caseload/{child_id}",
        f"/api/caseload/{child_id}/journal",
        *(f"/summary/{child_id}?week={week}" for week in WEEKS),
    ]
    return {path: reader.get(path).text for path in paths}


def test_a_private_win_is_on_its_author_s_phones_alone(leila: Phone) -> None:
    sam, nan = member(leila), member(leila, "carer", "Nan")
    sent = a_private_win(leila)
    assert leila.send(sent)["receipts"][0]["status"] == "applied"
    assert CANARY in pulled(leila)
    for phone in (sam, nan):
        assert CANARY not in pulled(phone)
        assert row_id(sent) not in pulled(phone)
    (row,) = [win for win in leila.of_kind("win") if win["private"]]
    assert row["text"] == CANARY


def test_not_even_its_removal_is_told_to_anybody(leila: Phone) -> None:
    sam, sent = member(leila), a_private_win(leila)
    leila.send(sent)
    leila.send(mutation("remove_win", id=row_id(sent)))
    assert row_id(sent) not in pulled(sam)
    assert f'"id":"{row_id(sent)}","revision"' in pulled(leila)
    assert [win["text"] for win in leila.of_kind("win")] == ["Put on both shoes"]


def test_nothing_that_is_shared_says_or_counts_it(app: FastAPI, leila: Phone) -> None:
    ines = joined(another_client(app), invited(leila.client, an_invitation(child_of(leila))))
    before = pages_of(ines, child_of(leila))
    leila.send(a_private_win(leila))
    after = pages_of(ines, child_of(leila))
    assert after == before
    assert "Put on both shoes" in after[f"/api/caseload/{child_of(leila)}"]
    counts = [look["count"] for look in leila.client.get("/api/sharing").json()["looks"]]
    assert max(counts) == 1


def test_it_is_on_no_paper_not_even_on_its_author_s(leila: Phone) -> None:
    leila.send(a_private_win(leila))
    sam = member(leila)
    for reader in (leila, sam):
        page = reader.client.get(f"/summary/{child_of(leila)}", params={"week": WEEKS[1]})
        assert page.status_code == 200
        assert CANARY not in page.text
        assert "Put on both shoes" in page.text


def test_it_is_never_the_newest_entry_of_the_caseload(app: FastAPI, leila: Phone) -> None:
    ines = joined(another_client(app), invited(leila.client, an_invitation(child_of(leila))))
    leila.send(a_private_win(leila))
    (child,) = ines.get("/api/caseload").json()["children"]
    assert (child["new_count"], child["latest"]["excerpt"]) == (1, "Put on both shoes")


def test_the_other_parent_neither_removes_nor_takes_over_what_they_cannot_see(leila: Phone) -> None:
    sam, sent = member(leila), a_private_win(leila)
    leila.send(sent)
    unknown = mutation("remove_win", id=new_id())
    hidden = mutation("remove_win", id=row_id(sent))
    reasons = [receipt["reason"] for receipt in sam.send(unknown, hidden)["receipts"]]
    assert reasons == ["gone", "gone"]
    over = a_win(child_of(leila), "Mine now")
    over["args"]["id"] = row_id(sent)
    assert sam.send(over)["receipts"][0]["reason"] == "conflict"
    assert CANARY in pulled(leila)


def test_a_carer_s_own_note_is_private_from_the_parents_too(leila: Phone) -> None:
    nan = member(leila, "carer", "Nan")
    nan.send()
    nan.send(a_private_win(nan))
    assert CANARY in pulled(nan)
    assert CANARY not in pulled(leila)


def test_what_is_private_stays_so_after_its_author_has_gone(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    sam.send()
    sam.send(a_private_win(sam))
    sam_id = sam.client.get("/api/me").json()["account"]["id"]
    assert leila.client.delete(f"/api/sharing/members/{sam_id}").status_code == 204
    ines = joined(another_client(app), invited(leila.client, an_invitation(child_of(leila))))
    assert CANARY not in pulled(leila) + "".join(pages_of(ines, child_of(leila)).values())


def test_private_says_yes_or_no_and_nothing_else(leila: Phone) -> None:
    sent = a_private_win(leila)
    sent["args"]["private"] = "true"
    assert leila.send(sent)["receipts"][0]["reason"] == "invalid"


def test_sending_it_again_with_another_privacy_changes_nothing(leila: Phone) -> None:
    sam, sent = member(leila), a_private_win(leila)
    again = a_win(child_of(leila), CANARY)
    again["args"]["id"] = row_id(sent)
    assert [each["reason"] for each in leila.send(sent, again)["receipts"]] == [None, "conflict"]
    assert CANARY not in pulled(sam)
