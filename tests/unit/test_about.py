"""What a family says about a child: nobody's words are overwritten by another's."""

from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.about import DescribeChild, TellAbout, describe_child, remove_about, tell_about
from app.domain.access import Caregiver
from app.domain.entries import Remove
from app.errors import Conflict, NotFound
from app.models import AboutLine, Change
from tests.unit.conftest import CHILD, NOW

LINE = UUID(int=70)


def a_line(id_: UUID = LINE, **more: Any) -> TellAbout:
    said = {"id": id_, "child_id": CHILD, "root": LINE, "part": "calm", "title": "Tent", "picture": "tent"}
    return TellAbout.model_validate(said | more)


def described(**more: Any) -> DescribeChild:
    return DescribeChild.model_validate({"child_id": CHILD} | more)


def test_a_line_told_twice_stands_once_and_other_words_under_its_id_are_refused(
    session: Session, leila: Caregiver
) -> None:
    first = tell_about(session, leila, a_line(), NOW)
    assert tell_about(session, leila, a_line(), NOW) is first
    with pytest.raises(Conflict):
        tell_about(session, leila, a_line(title="Cave"), NOW)


def test_two_parents_who_reword_a_line_both_keep_their_words(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    tell_about(session, leila, a_line(), NOW)
    for who, id_, title in ((leila, UUID(int=71), "Red tent"), (tom, UUID(int=72), "Tent, lights off")):
        tell_about(session, who, a_line(id_, title=title), NOW)
        remove_about(session, who, Remove(id=LINE), NOW)
    standing = session.exec(select(AboutLine).where(col(AboutLine.removed_at).is_(None))).all()
    assert {line.title for line in standing} == {"Red tent", "Tent, lights off"}
    assert {line.root for line in standing} == {LINE}


def test_a_line_of_another_family_is_not_there(session: Session, leila: Caregiver, eve: Caregiver) -> None:
    tell_about(session, leila, a_line(), NOW)
    with pytest.raises(NotFound):
        remove_about(session, eve, Remove(id=LINE), NOW)
    with pytest.raises(NotFound):
        describe_child(session, eve, described(mouths=True), NOW)


def test_two_parents_who_describe_different_senses_both_count(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    describe_child(session, leila, described(senses={"sound": "avoids"}, mouths=True), NOW)
    profile = describe_child(session, tom, described(senses={"move": "seeks"}, interests=["trains"]), NOW)
    assert profile.senses == {"sound": "avoids", "move": "seeks"}
    assert (profile.interests, profile.mouths) == (["trains"], True)
    assert describe_child(session, tom, described(mouths=None), NOW).mouths is None
    assert describe_child(session, tom, described(senses={"sound": None}), NOW).senses == {"move": "seeks"}


def test_carers_read_what_helps_and_not_the_profile(session: Session, leila: Caregiver) -> None:
    tell_about(session, leila, a_line(), NOW)
    describe_child(session, leila, described(mouths=False), NOW)
    feed.settle(session)
    kinds = dict(session.exec(select(Change.kind, Change.audience)).all())
    assert (kinds["about"], kinds["profile"]) == ("family", "parents")


@pytest.mark.parametrize(
    "wrong",
    [{"senses": {"taste": "avoids"}}, {"senses": {"sound": "loves"}}, {"mouths": "yes"}, {"interests": [""]}],
)
def test_what_is_no_sense_no_leaning_and_no_word_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        described(**wrong)
