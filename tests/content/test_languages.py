"""A further language lies over the English one: what it has not said yet is said in English."""

import shutil

import pytest

from app.content.loader import load_library, load_packs
from app.content.yaml_file import ContentError


@pytest.fixture
def german(content):
    """A second language that has said one thing."""
    folder = content / "de"
    for kind in ("activities", "routines", "tips", "calm", "safety"):
        (folder / kind).mkdir(parents=True)
    for name in ("tips/calm", "tips/rest", "tips/food", "calm/stages", "calm/ways", "calm/corners"):
        (folder / f"{name}.yaml").write_text("[]")
    for name in ("cards", "evidence_note"):
        (folder / "safety" / f"{name}.yaml").write_text("[]")
    path = folder / "activities" / "act-den.yaml"
    shutil.copy(content / "en/activities/act-den.yaml", path)
    path.write_text(path.read_text().replace("title: Den for one or two", "title: Eine Höhle für zwei"))
    return folder


def test_every_folder_with_activities_is_a_language(content, german):
    packs = load_packs(content)
    assert set(packs) == {"de", "en"}
    assert packs["de"].language == "de"
    assert packs["de"].version != packs["en"].version


def test_what_is_said_is_german_and_the_rest_english(content, german):
    library = load_library(content, "de")
    titles = {idea.id: idea.title for idea in library.activities}
    assert titles["act-den"] == "Eine Höhle für zwei"
    assert titles["act-pillow-river"] == "Pillow river"
    assert len(library.activities) == len(load_library(content).activities)


def test_an_id_that_english_does_not_have_is_a_fault(content, german):
    path = german / "activities" / "act-den.yaml"
    path.write_text(path.read_text().replace("id: act-den", "id: act-hoehle"))
    path.rename(path.with_name("act-hoehle.yaml"))
    with pytest.raises(ContentError, match="English has no act-hoehle"):
        load_library(content, "de")
