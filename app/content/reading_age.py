"""How old a reader has to be, by the Flesch-Kincaid grade.

The grade is 0.39 x words per sentence + 11.8 x syllables per word - 15.59, and a grade plus five is an age.
The aim is ten years. Syllables are an estimate, so the limit leaves a year of room.
"""

import re
from collections.abc import Iterable
from typing import Final

AGE_AT_GRADE_ZERO: Final = 5
OLDEST: Final = 11.0

_WORD: Final = re.compile(r"[a-z]+(?:['’][a-z]+)*", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.?:]+(?:\s|$)")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?<=[a-z][^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouylszxcgh])es$")


def reading_age(texts: Iterable[str]) -> float:
    """The age, in years, at which `texts` (each at least one sentence) can be read with ease."""
    sentences = [part for text in texts for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(syllables_of(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return round(grade + AGE_AT_GRADE_ZERO, 1)


def syllables_of(word: str) -> int:
    """An estimate: groups of vowels, without a silent ending; every word has at least one."""
    spoken = _SILENT.sub("", word.lower())
    return max(1, len(_VOWELS.findall(spoken)))
