"""What ships is enough to start with, safe by its own rules, and honest about review."""

import json
from datetime import date

import pytest
from pydantic import ValidationError

from app.content.loader import load_library
from app.content.pictograms import PICTOGRAMS
from app.content.vocabulary import AGE_BANDS, DOMAINS, ENERGIES


def test_there_is_enough_of_every_kind_to_start_with(library):
    least = {"routines": 12, "activities": 20, "calm": 12, "rest": 6, "food": 6}
    assert {kind: len(items) >= least[kind] for kind, items in library.shelves.items()} == dict.fromkeys(
        least, True
    )


def test_every_domain_age_and_energy_has_several_activities(library):
    for field, values in (("domains", DOMAINS), ("age_bands", AGE_BANDS)):
        for value in values:
            assert sum(value in getattr(idea, field) for idea in library.activities) >= 3, value
    for energy in ENERGIES:
        assert sum(idea.energy == energy for idea in library.activities) >= 5, energy


def test_every_moment_of_the_day_has_a_tip_and_an_idea_for_low_energy(library):
    assert {tip.moment for tip in library.calm} == {"morning", "after_school", "evening", "any"}
    assert {idea.moment for idea in library.activities if idea.energy == "low"} >= {
        "after_school",
        "evening",
        "any",
    }


def test_two_readings_give_the_same_order_and_version(library):
    again = load_library()
    assert again.body == library.body
    assert [idea.id for idea in again.activities] == sorted(idea.id for idea in library.activities)


def test_the_version_changes_with_any_word(content, spoil, library):
    assert load_library(content).version == library.version
    spoil("tips/calm.yaml", "Try socks inside out", "Turn socks inside out")
    assert load_library(content).version != library.version


def test_nothing_can_be_changed_after_reading(library):
    with pytest.raises(ValidationError, match="frozen"):
        library.activities[0].title = "Another"
    with pytest.raises(TypeError):
        library.sources["R-NEW"] = None


def test_nothing_claims_a_review_that_did_not_happen(library):
    sent = json.loads(library.body)
    assert all(item["reviewed"] is False for kind in library.shelves for item in sent[kind])


def test_a_signed_item_says_so(content, spoil):
    path = spoil("routines/rt-bath.yaml", "reviewed_by: null", "reviewed_by: A. Reviewer, OT")
    path.write_text(path.read_text().replace("reviewed_on: null", "reviewed_on: 2026-11-20"))
    bath = next(routine for routine in load_library(content).routines if routine.id == "rt-bath")
    assert bath.reviewed
    assert bath.reviewed_on == date(2026, 11, 20)


def test_no_picture_is_a_puzzle_piece_or_a_balloon(library):
    sent = library.body.decode()
    assert '"picture":"puzzle"' not in sent
    assert '"picture":"balloon"' not in sent


def test_the_names_of_the_pictures_are_sorted_and_distinct():
    assert len(PICTOGRAMS) == 94
    assert all(name.replace("-", "").isalpha() and name.islower() for name in PICTOGRAMS)
