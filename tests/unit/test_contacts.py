"""Numbers to call: a family's own, and its country."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.contacts import AddContact, SetCountry, add_contact, remove_contact, set_country
from app.domain.entries import Remove
from app.domain.families import found_family
from app.errors import Conflict, NotFound
from app.models import Account
from tests.unit.conftest import NOW

CONTACT = UUID(int=110)


def a_contact(**more: Any) -> AddContact:
    return AddContact.model_validate({"id": CONTACT, "label": "Dr Lin", "number": "+49 30 1234-56"} | more)


def test_a_number_is_kept_once_and_any_parent_takes_it_out(
    session: Session, leila: Caregiver, tom: Caregiver, eve: Caregiver
) -> None:
    first = add_contact(session, leila, a_contact(), NOW)
    assert add_contact(session, leila, a_contact(), NOW) is first
    with pytest.raises(Conflict):
        add_contact(session, leila, a_contact(number="112"), NOW)
    with pytest.raises(NotFound):
        remove_contact(session, eve, Remove(id=CONTACT), NOW)
    assert remove_contact(session, tom, Remove(id=CONTACT), NOW).removed_at == NOW


@pytest.mark.parametrize("number", ["112", "0800 222 555", "+1 (555) 010-999", "116/117"])
def test_numbers_are_taken_as_people_write_them(number: str) -> None:
    assert a_contact(number=f" {number} ").number == number


@pytest.mark.parametrize(
    "number", ["", "call me", "12\n34", "javascript:1", "1" * 30, "١١٢", "*31#", "**21*0900#"]
)
def test_what_a_phone_cannot_dial_is_refused(number: str) -> None:
    with pytest.raises(ValidationError):
        a_contact(number=number)


def test_the_country_is_a_code_or_none(session: Session, leila: Caregiver) -> None:
    assert set_country(session, leila, SetCountry(country="DE"), NOW).country == "DE"
    assert set_country(session, leila, SetCountry(country=None), NOW).country is None
    with pytest.raises(ValidationError):
        SetCountry(country="Germany")


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Asia/Calcutta", "IN"),
        ("Asia/Kolkata", "IN"),
        ("Europe/Kyiv", "UA"),
        ("UTC", None),
    ],
)
def test_a_new_family_has_the_country_of_its_clock(session: Session, zone: str, country: str | None) -> None:
    account = Account(id=uuid4(), login=zone, name="Mo", password_hash="none", created_at=NOW)
    session.add(account)
    session.flush()
    assert found_family(session, account, zone, NOW).country == country
