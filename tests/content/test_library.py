"""What ships is enough to start with, safe by its own rules, and honest about review."""

import json
import re
from datetime import date

import pytest
from pydantic import ValidationError

from app.content.loader import load_library
from app.content.pictograms import PICTOGRAMS
from app.content.schema import Activity
from app.content.vocabulary import AGE_BANDS, DOMAINS, ENERGIES, PEOPLE, PLACES, URGENCIES


def test_there_is_enough_of_every_kind_for_the_first_evening(library):
    least = {
        "routines": 16, "activities": 90, "calm": 30, "rest": 20, "food": 20, "stages": 4, "ways": 20,
        "corners": 3, "cards": 15, "notes": 1,
    }  # fmt: skip
    assert {kind: len(items) >= least[kind] for kind, items in library.shelves.items()} == dict.fromkeys(
        least, True
    )


@pytest.mark.parametrize(
    ("field", "values", "least"),
    [("domains", DOMAINS, 10), ("age_bands", AGE_BANDS, 30), ("places", PLACES, 10), ("people", PEOPLE, 5)],
)
def test_activities_cover_every_domain_age_and_place(library, field, values, least):
    def of(idea: Activity) -> tuple[str, ...]:
        found = getattr(idea, field)
        return (found,) if isinstance(found, str) else found

    for value in values:
        assert sum(value in of(idea) for idea in library.activities) >= least, value


def test_activities_cover_every_energy_and_effect(library):
    for energy, least in zip(ENERGIES, (30, 20, 12), strict=True):
        assert sum(idea.energy == energy for idea in library.activities) >= least, energy
    for effect in ("settling", "waking", "either"):
        assert sum(idea.sensory.usual_effect == effect for idea in library.activities) >= 12, effect


def test_the_gaps_of_the_first_plan_are_filled(library):
    """High energy, looking after oneself, and thirteen and older: each in several places and ages."""
    lively = [idea for idea in library.activities if idea.energy == "high"]
    own_care = [idea for idea in library.activities if "SELF" in idea.domains]
    teens = [idea for idea in library.activities if "13+" in idea.age_bands]
    assert {age for idea in lively for age in idea.age_bands} == set(AGE_BANDS)
    assert {age for idea in own_care for age in idea.age_bands} == set(AGE_BANDS)
    assert {domain for idea in teens for domain in idea.domains} >= set(DOMAINS) - {"PRET"}
    assert {idea.energy for idea in teens} == set(ENERGIES)


@pytest.mark.parametrize("age", AGE_BANDS)
def test_who_mouths_things_still_has_a_choice_at_every_age_and_energy(library, age):
    risky = {"small_parts", "mouthing"}
    left = [i for i in library.activities if age in i.age_bands and risky.isdisjoint(i.safety.flags)]
    assert len(left) >= 15
    assert {idea.energy for idea in left} == set(ENERGIES)


def test_routines_break_some_steps_down(library):
    assert all(any(step.parts for step in routine.steps) for routine in library.routines)


def test_the_peak_is_read_at_a_glance(library):
    (peak,) = [stage for stage in library.stages if stage.stage == "peak"]
    assert sum(len(line.split()) for line in (*peak.do, *peak.leave)) <= 12
    assert [stage.stage for stage in library.stages] == ["early", "rising", "peak", "after"]


def test_every_urgency_has_cards_and_each_worry_about_rest_and_food_leads_to_one(library):
    assert {card.urgency for card in library.cards} == set(URGENCIES)
    assert {topic for card in library.cards for topic in card.topics} >= {"rest", "food", "calm", "play"}
    assert sum(card.private for card in library.cards) >= 1


def test_every_country_begins_with_its_emergency_number_and_stands_once(library):
    countries = [country.country for country in library.numbers]
    assert len(set(countries)) == len(countries)
    assert {"AU", "CA", "DE", "FR", "GB", "IE", "IN", "NZ", "US", "ZA"} <= set(countries)
    assert library.emergency_number("GB") == "999"
    assert library.emergency_number("XX") is None


def test_children_have_six_different_pictures_to_point_at(library):
    pictures = [way.picture for way in library.ways if way.helps_with == "calm"]
    assert len(set(pictures)) == len(pictures) >= 6


def test_treatment_words_stand_in_the_evidence_note_alone(library):
    sent = json.loads(library.body)
    note = sent.pop("notes")
    treatments = re.compile(r"stem.cell|cord.blood|mesenchymal|regenerat", re.IGNORECASE)
    assert treatments.search(json.dumps(note))
    assert not treatments.search(json.dumps(sent))


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
    spoil("en/tips/calm.yaml", "Try socks inside out", "Turn socks inside out")
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
    path = spoil("en/routines/rt-bath.yaml", "reviewed_by: null", "reviewed_by: A. Reviewer, OT")
    path.write_text(path.read_text().replace("reviewed_on: null", "reviewed_on: 2026-11-20"))
    bath = next(routine for routine in load_library(content).routines if routine.id == "rt-bath")
    assert bath.reviewed
    assert bath.reviewed_on == date(2026, 11, 20)


def test_no_picture_is_a_puzzle_piece_or_a_balloon(library):
    sent = library.body.decode()
    assert '"picture":"puzzle"' not in sent
    assert '"picture":"balloon"' not in sent


def test_the_names_of_the_pictures_are_sorted_and_distinct():
    assert len(PICTOGRAMS) >= 150
    assert all(name.replace("-", "").isalpha() and name.islower() for name in PICTOGRAMS)
