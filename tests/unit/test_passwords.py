"""Passwords are hashed with a slow function and a secret that is not in the database."""

import unicodedata

from app.domain.passwords import Passwords
from tests.conftest import QUICK

ONE = Passwords("pepper of this house", QUICK)


def test_a_password_matches_its_own_hash_only() -> None:
    kept = ONE.hash("three small words")
    assert ONE.matches("three small words", kept)
    assert not ONE.matches("three small word", kept)
    assert not ONE.matches("", kept)


def test_the_hash_is_worth_nothing_without_the_pepper() -> None:
    kept = ONE.hash("three small words")
    assert not Passwords("pepper of another house", QUICK).matches("three small words", kept)


def test_the_same_password_is_never_hashed_alike() -> None:
    assert ONE.hash("three small words") != ONE.hash("three small words")


def test_nobody_has_no_password() -> None:
    assert not ONE.matches("nobody", None)


def test_an_accent_typed_on_another_keyboard_is_the_same() -> None:
    composed, decomposed = (unicodedata.normalize(form, "trois café à midi") for form in ("NFC", "NFD"))
    assert ONE.matches(decomposed, ONE.hash(composed))


def test_any_sequence_of_keys_can_be_a_password() -> None:
    odd = "nul \0 half \ud800 emoji 🦊"
    assert ONE.matches(odd, ONE.hash(odd))


def test_the_cost_of_a_guess_is_written_down() -> None:
    assert Passwords("pepper").hash("three small words").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
