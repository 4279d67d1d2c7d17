"""The lint catches what must not be said, lets good words pass, and points at the line."""

import json

import pytest

from app.content.lint import check, to_read
from app.content.word_rules import read_rules
from app.content.yaml_file import ContentError

ALL = ("treatment_claims", "dignity", "unsafe", "voice", "warn")

BAD = [
    "Ask about stem cells.",
    "A stem-cell clinic",
    "UC-MSC helps",
    "Exosomes for speech",
    "After the infusion, play more.",
    "Regenerative care at home",
    "Chelation and hyperbaric rooms",
    "A detox for children",
    "This will cure him",
    "Helps the brain heal",
    "Play boosts your child's brain",
    "Calms inflammation",
    "A critical window for learning",
    "Clinically proven",
    "Parents often report changes",
    "Read our success stories",
    "Children who suffer from autism",
    "A high-functioning child",
    "Like a normal child",
    "Quiet hands, please",
    "He is being naughty",
    "Fill the tray with water beads",
    "Roll your child in a blanket",
    "Hold him down gently",
    "Give 3 mg before bed",
    "No dessert until the peas are gone",
    "Well done!",
    "A streak of five days",
    "A smile \U0001f600",
]
GOOD = [
    "A healthy and secure home, with healthcare close by",
    "A manicure, an obscure song and a curious cat",
    "A curry, a burrito and a procure list",
    "She holds an MSc and helps bodies regulate",
    "Hold hands near roads and sit down",
    "The cord of a hood, and blood oranges",
    "An amazing 30 minutes",
    "Let your child hold the switch",
]


@pytest.mark.parametrize("text", BAD)
def test_bad_words_are_caught(text):
    assert list(read_rules().matches(text, ALL))


@pytest.mark.parametrize("text", GOOD)
def test_good_words_pass(text):
    assert list(read_rules().matches(text, ALL)) == []


def test_what_ships_has_no_fault():
    assert [str(finding) for finding in check()] == []


def test_a_planted_claim_is_named_with_file_and_line(content, spoil):
    path = spoil("en/activities/act-den.yaml", "Leave the den up for the evening.", "Dens cure worry.")
    (finding,) = check(content, content.parent)
    assert finding.path == path
    assert path.read_text().splitlines()[finding.line - 1] == "  - Dens cure worry."
    assert "treatment claims" in finding.reason


def test_a_doubtful_word_in_content_needs_a_tick(content, spoil):
    spoil("en/activities/act-den.yaml", "Leave the den up", "Always leave the den up")
    (finding,) = check(content, content.parent)
    assert finding.words == "Always"
    tick = "ticked:\n  - {file: en/activities/act-den.yaml, words: always, why: Read and accepted.}"
    spoil("banned_words.yaml", "ticked:", tick)
    assert check(content, content.parent) == []


def test_a_tick_for_words_that_are_gone_is_a_fault(content, spoil):
    spoil("en/tips/rest.yaml", "Melatonin is a question", "Sleep gummies are a question")
    (finding,) = check(content, content.parent)
    assert finding.path.name == "banned_words.yaml"
    assert "Melatonin" in finding.reason


def test_a_doubtful_word_in_a_catalogue_is_only_listed(content):
    english = json.loads((content / "messages" / "en.json").read_text())
    before = len(to_read(content))
    (content / "messages" / "en.json").write_text(json.dumps({**english, "app.hint": "You should rest."}))
    assert check(content, content.parent) == []
    assert len(to_read(content)) == before + 1


PLANTED = [
    ("templates/page.html", "{# a cure #}\n<p>Our cure works</p>\n", 2),
    ("templates/page.html", '<p\n>x</p><img\n alt="A miracle">', 2),
    ("../frontend/src/view.tsx", "// no cure here\nexport const a = <p>It heals you</p>;\n", 2),
    ("../frontend/src/view.ts", 'const a = 1;\nconst b = "before it is too late";\n', 2),
    ("../frontend/src/view.ts", "/* detox */\n\nconst b = `a detox plan`;\n", 3),
    ("demo/story.py", '"""A cure in a docstring is code."""\nTEXT = "He had an infusion"\n', 2),
]


@pytest.mark.parametrize(("file", "source", "line"), PLANTED)
def test_text_in_pages_and_programs_is_read_and_comments_are_not(content, file, source, line):
    path = content.parent / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source)
    (finding,) = check(content, content.parent)
    assert (finding.path.name, finding.line) == (path.name, line)


def test_the_same_idea_under_another_title_is_a_fault(content, spoil):
    summary = "The floor is a river. Cross it on cushions without getting wet."
    spoil(
        "en/activities/act-den.yaml",
        "summary: Build a den from a sheet and chairs. Your child makes the rules.",
        f"summary: {summary}",
    )
    (finding,) = check(content, content.parent)
    assert "says the same as act-" in finding.reason


def test_hard_sentences_are_a_fault(content, spoil):
    hard = "Environmental modifications facilitate individualised participation opportunities considerably."
    spoil("en/tips/calm.yaml", "Try socks inside out. The stitching ends up on the outside.", hard)
    (finding,) = check(content, content.parent)
    assert "reads like age" in finding.reason


def test_a_file_that_cannot_be_read_is_one_finding(content, spoil):
    spoil("sources.yaml", "- id: R-NCAEP", "- id: [")
    (finding,) = check(content, content.parent)
    assert finding.path.name == "sources.yaml"


@pytest.mark.parametrize(
    ("old", "new"), [("'\\bdetox\\w*'", "'\\bdetox('"), ("groups:", "grups:"), ("  dignity:", "  dignitty:")]
)
def test_a_broken_word_list_stops_the_check(content, spoil, old, new):
    path = spoil("banned_words.yaml", old, new)
    with pytest.raises(ContentError):
        read_rules(path)
