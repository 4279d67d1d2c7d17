"""A content file that breaks a rule is refused, with its name, the line and the reason."""

import re
from pathlib import Path

import pytest

from app.content.loader import load_library
from app.content.yaml_file import ContentError, read_yaml

RIVER = "en/activities/act-pillow-river.yaml"
MORNING = "en/routines/rt-morning.yaml"
TEETH = "en/routines/rt-brushing-teeth.yaml"
STAGES = "en/calm/stages.yaml"
CARDS = "en/safety/cards.yaml"
NOTE = "en/safety/evidence_note.yaml"
NUMBERS = "emergency_numbers.yaml"

MORE_STEPS = """  - Wait at the edge. Any sign from your child means go.
  - Carry something across together, such as a toy fish.
  - Let your child move the cushions and make a new river.
signals:
"""

FAULTS = [
    ("an unknown field", RIVER, "cost: none", "cost: none\ncolour: green", "colour: Extra inputs"),
    ("a missing field", RIVER, "cost: none\n", "", "cost: Field required"),
    ("a title that is too long", RIVER, "title: Pillow river", f"title: {'Pillow ' * 8}", "at most 40"),
    ("two steps only", RIVER, MORE_STEPS, "signals:\n", "at least 3 items"),
    (
        "small parts for the youngest",
        RIVER,
        "flags: [trip]",
        "flags: [trip, small_parts]",
        "not for age band 2-3",
    ),
    ("no word to stop with", RIVER, "my turn, stop]", "my turn]", "lets the child end it"),
    ("a picture nobody drew", RIVER, "picture: cushion", "picture: unicorn", "no pictogram called 'unicorn'"),
    ("water with an adult far off", RIVER, "flags: [trip]", "flags: [water]", "within arm's reach"),
    ("minutes the wrong way round", RIVER, "min: 5, max: 10", "min: 10, max: 5", "min is longer than max"),
    ("a promise", RIVER, "builds: A chance to", "builds: Improves how children", "builds"),
    (
        "an evidence level without a practice",
        RIVER,
        "practices: [EXM, NI]",
        "practices: []",
        "names at least one",
    ),
    (
        "an evidence level without a source",
        RIVER,
        "sources: [R-NCAEP]",
        "sources: []",
        "names at least one source",
    ),
    (
        "a source nobody listed",
        RIVER,
        "sources: [R-NCAEP]",
        "sources: [R-RUMOUR]",
        "sources.yaml has no R-RUMOUR",
    ),
    ("a clinician without a day", RIVER, "reviewed_by: null", "reviewed_by: Dr Lin", "given together"),
    (
        "a step that asks for eye contact",
        RIVER,
        "Cross first, slowly",
        "Ask for eye contact",
        "eye contact or speech",
    ),
    (
        "an id that is not the file's name",
        RIVER,
        "id: act-pillow-river",
        "id: act-river",
        "the file is called",
    ),
    ("a time that is not one", MORNING, "starts_at: 07:00", "starts_at: 25:00", "starts_at"),
    ("days beyond the week", MORNING, "weekdays: 31", "weekdays: 128", "weekdays"),
    ("one label for two steps", MORNING, "label: Bag,", "label: Toilet,", "two steps carry the same label"),
    ("a source that nothing names", "sources.yaml", "id: R-NCAEP", "id: R-UNUSED", "R-NCAEP"),
    ("a title that is taken", MORNING, "title: Morning before school", "title: Going out", "used twice"),
    ("an id that is taken", "en/tips/calm.yaml", "id: calm-body-first", "id: calm-break-card", "used twice"),
    ("a when of another kind of tip", "en/tips/rest.yaml", "when: night", "when: table", "when"),
    ("a key given twice", MORNING, "moment: morning", "moment: morning\nmoment: evening", "given twice"),
    (
        "one part that is the step itself",
        TEETH,
        "parts: [One side, Other side, Inside]",
        "parts: [Alone]",
        "no parts or several",
    ),
    (
        "too much to read at the peak",
        STAGES,
        "Clear the space.",
        f"Clear {'all ' * 12}of it.",
        "12 are the most",
    ),
    ("a thing no home was asked about", RIVER, "needs: [cushions]", "needs: [lava]", "needs"),
    ("an interest nobody can choose", RIVER, "interests: [", "interests: [lava, ", "interests"),
    ("a number that is none", NUMBERS, 'number: "112"', "number: call us", "numbers"),
    ("a country without an emergency number", NUMBERS, "what: emergency", "what: poison", "comes first"),
    ("a card with nothing on it", CARDS, "urgency: now", "urgency: at once", "urgency"),
    ("a finding nobody found", NOTE, "R-DUKE", "R-RUMOUR", "sources.yaml has no R-RUMOUR"),
    ("broken YAML", MORNING, "steps:", "steps: [", "expected"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_faulty_file_is_named_with_line_and_reason(content, spoil, fault):
    _, file, old, new, reason = fault
    spoil(file, old, new)
    with pytest.raises(ContentError) as caught:
        load_library(content)
    assert re.match(r".+\.yaml:[1-9]\d*: ", str(caught.value))
    assert reason in caught.value.reason


def test_the_line_is_the_line_of_the_fault(content, spoil):
    path = spoil(RIVER, "intensity: 2", "intensity: 9")
    line = (
        path.read_text()
        .splitlines()
        .index(next(t for t in path.read_text().splitlines() if "intensity: 9" in t))
    )
    with pytest.raises(ContentError) as caught:
        load_library(content)
    assert (caught.value.path, caught.value.line) == (path, line + 1)


def test_an_empty_and_a_missing_file_are_faults_too(content):
    (content / MORNING).write_text("# nothing\n")
    with pytest.raises(ContentError, match="empty"):
        load_library(content)
    (content / MORNING).unlink()
    (content / "en" / "tips" / "calm.yaml").unlink()
    with pytest.raises(ContentError, match="missing"):
        load_library(content)


def test_a_list_file_holds_a_list(content):
    (content / "en" / "tips" / "food.yaml").write_text("id: food-one\n")
    with pytest.raises(ContentError, match="a list is expected"):
        load_library(content)


def test_plain_words_and_times_stay_what_they_look_like(tmp_path: Path):
    path = tmp_path / "plain.yaml"
    path.write_text(
        "words: [no, yes, on, off]\nat: 07:30\nday: 2026-11-23\nnone: null\nsix: 6\nquoted: '6'\n"
    )
    assert read_yaml(path).data == {
        "words": ["no", "yes", "on", "off"],
        "at": "07:30",
        "day": "2026-11-23",
        "none": None,
        "six": 6,
        "quoted": "6",
    }
