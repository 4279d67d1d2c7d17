"""The reading age follows its formula and puts hard text above easy text."""

import pytest

from app.content.reading_age import reading_age, syllables_of


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("make", 1),
        ("table", 2),
        ("wanted", 2),
        ("jumped", 1),
        ("houses", 2),
        ("cushion", 2),
        ("banana", 3),
    ],
)
def test_syllables_are_counted_by_ear(word, syllables):
    assert syllables_of(word) == syllables


def test_the_age_is_the_grade_of_the_formula_plus_five():
    # Six words, one sentence, six syllables: 0.39 * 6 + 11.8 * 1 - 15.59 + 5.
    assert reading_age(["The cat sat on the mat."]) == pytest.approx(3.6, abs=0.05)


def test_several_texts_are_several_sentences():
    assert reading_age(["The cat sat", "on the mat"]) < reading_age(["The cat sat on the mat"])


def test_hard_text_reads_older_than_easy_text():
    easy = reading_age(["Put the cup on the table. Wait. Pour the water."])
    hard = reading_age(["Individualised environmental accommodations facilitate meaningful participation."])
    assert easy < 8
    assert hard > 18


def test_no_words_need_no_age():
    assert reading_age(["123 ..."]) == 0
