"""Messages are found, filled and counted as each language counts; a mistake is an error, never a blank."""

import json
from pathlib import Path

import pytest

from app.content.catalogues import catalogue_faults
from app.messages import Catalogues, MessageError, negotiate, translate

ENGLISH = {
    "app.name": "Evenday",
    "hello.person": "Good morning, {name}",
    "wins.kept": {"one": "{count} small win", "other": "{count} small wins"},
}
POLISH = {
    "app.name": "Evenday",
    "hello.person": "Dzień dobry, {name}",
    "wins.kept": {
        "one": "{count} sukces",
        "few": "{count} sukcesy",
        "many": "{count} sukcesów",
        "other": "{count} sukcesu",
    },
}
BRAZILIAN = {"app.name": "Evenday", "hello.person": "Bom dia, {name}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, messages in (("en", ENGLISH), ("pl", POLISH), ("pt-BR", BRAZILIAN)):
        (tmp_path / f"{language}.json").write_text(json.dumps(messages), encoding="utf-8")
    return tmp_path


@pytest.fixture
def catalogues(folder: Path) -> Catalogues:
    return Catalogues(folder)


def test_a_message_is_filled_with_its_parameters(catalogues):
    assert catalogues.translate("en", "hello.person", name="Ines {name}") == "Good morning, Ines {name}"


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 0, "0 small wins"),
        ("en", 1, "1 small win"),
        ("pl", 1, "1 sukces"),
        ("pl", 3, "3 sukcesy"),
        ("pl", 5, "5 sukcesów"),
    ],
)
def test_plurals_follow_the_language(catalogues, language, count, text):
    assert catalogues.translate(language, "wins.kept", count=count) == text


def test_a_language_nobody_wrote_speaks_english(catalogues):
    assert catalogues.translate("xx", "app.name") == "Evenday"


@pytest.mark.parametrize(
    ("key", "params"),
    [
        ("hello.nobody", {}),
        ("hello.person", {}),
        ("hello.person", {"name": "Ines", "colour": "green"}),
        ("wins.kept", {}),
        ("wins.kept", {"count": "three"}),
    ],
)
def test_a_wrong_key_or_parameter_is_an_error(catalogues, key, params):
    with pytest.raises(MessageError, match=key):
        catalogues.translate("en", key, **params)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("pl", "pl"),
        ("pl-PL,en;q=0.8", "pl"),
        ("en;q=0.2, pl;q=0.9", "pl"),
        ("pt-br", "pt-BR"),
        ("de, fr;q=0.5", "en"),
        ("pl;q=0, en;q=0.1", "en"),
        ("pl;q=high, *;q=0.5", "en"),
        (",;q=,;;", "en"),
    ],
)
def test_the_best_known_language_is_chosen(catalogues, header, language):
    assert catalogues.negotiate(header) == language


def test_the_shipped_catalogue_answers():
    assert translate(negotiate("en-GB"), "app.name") == "Evenday"


@pytest.mark.parametrize(
    ("language", "messages", "reason"),
    [
        ("pl", {**POLISH, "extra.key": "Więcej"}, "there is no such English message"),
        ("pl", {key: POLISH[key] for key in ("app.name", "wins.kept")}, "hello.person is missing"),
        ("pl", {**POLISH, "hello.person": "Dzień dobry, {imie}"}, "has imie, English has name"),
        ("pl", {**POLISH, "wins.kept": ENGLISH["wins.kept"]}, "few, many, one, other"),
        ("en", {**ENGLISH, "app.name": " "}, "non-empty"),
        ("en", {**ENGLISH, "app.name": "Evenday {Name}"}, "a brace"),
        ("en", {**ENGLISH, "Name": "Evenday"}, "lower case"),
    ],
)
def test_a_faulty_catalogue_is_named_with_its_line(folder, language, messages, reason):
    (folder / "pt-BR.json").unlink()
    (folder / f"{language}.json").write_text(json.dumps(messages, indent=2), encoding="utf-8")
    found = [fault for fault in catalogue_faults(folder) if fault[0].stem == language]
    assert any(reason in why and line >= 1 for _, line, why in found)


def test_the_shipped_catalogues_have_the_same_keys_placeholders_and_forms():
    assert list(catalogue_faults(Path(__file__).parents[2] / "app" / "content" / "messages")) == []
