"""Which passwords are refused: those that guessing finds early, and those made of what others know."""

import re
from collections.abc import Iterator
from threading import Lock

from zxcvbn import zxcvbn

from app.errors import Invalid

_APP = "evenday"
_ENOUGH = 3
"""Of 0 to 4: safe from whoever may guess some ten thousand million times."""
_LONGEST_LOOKED_AT = 72
_TELLING = 4
"""Letters from which on a name inside a password is one: shorter ones are inside many other words."""
# The library keeps the words of the call in a place that all calls share.
_one_at_a_time = Lock()


class OwnName(Invalid):
    """A password that holds a name which others know."""

    code = "password-has-name"


class EasyToGuess(Invalid):
    """A password that whoever guesses tries early."""

    code = "password-too-easy"


def check_strength(password: str, *known: str) -> None:
    """OwnName or EasyToGuess, unless the password is fit; `known` are the names others know its owner by."""
    words = {_APP, *_words_of(*known)}
    typed = password.casefold()
    if any(word in typed for word in words if len(word) >= _TELLING):
        raise OwnName
    with _one_at_a_time:
        found = zxcvbn(typed[:_LONGEST_LOOKED_AT], sorted(words))
    if found["score"] < _ENOUGH:
        raise EasyToGuess


def _words_of(*names: str) -> Iterator[str]:
    for name in names:
        yield from filter(None, re.split(r"[\W_]+", name.casefold()))
