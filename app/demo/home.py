"""What a demo family says of its child beside its days: senses, what helps, moments, play, food, numbers."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session

from app.demo.days import Life, keep
from app.demo.story import AboutSaid, FoodPart, HomePart, MomentPart, PlayPart
from app.ids import uuid7
from app.models import (
    AboutLine,
    Account,
    Assignment,
    Contact,
    Food,
    FoodStep,
    Idea,
    Moment,
    Play,
    Profile,
    Synced,
)

_TOLD = timedelta(days=40)


def furnish(session: Session, life: Life, part: HomePart, therapists: Mapping[str, Account]) -> None:
    """Say all of it for the child whose life this is."""
    told_at = life.now - _TOLD
    lines = {said.title: _line(life, said, told_at) for said in part.about}
    keep(session, [_profile(life, part), *lines.values(), *_numbers(life, part, told_at)])
    keep(session, [_moment(life, moment, lines) for moment in part.moments])
    keep(session, [*(_play(life, play) for play in part.plays), *_saved(life, part, told_at)])
    for food in part.foods:
        keep(session, _food(life, food, told_at))
    keep(session, [_sent(life, part, therapists[part.sent.therapist])])


def _profile(life: Life, part: HomePart) -> Profile:
    return Profile(
        family_id=life.family.id,
        id=life.child.id,
        senses={str(sense): str(leaning) for sense, leaning in part.senses.items()},
        interests=part.interests,
        mouths=part.mouths,
    )


def _line(life: Life, said: AboutSaid, told_at: datetime) -> AboutLine:
    id_ = uuid7(told_at)
    return AboutLine(
        family_id=life.family.id,
        id=id_,
        root=id_,
        child_id=life.child.id,
        told_at=told_at,
        **said.model_dump(),
    )


def _numbers(life: Life, part: HomePart, told_at: datetime) -> list[Contact]:
    return [
        Contact(family_id=life.family.id, id=uuid7(told_at), told_at=told_at, **contact.model_dump())
        for contact in part.contacts
    ]


def _moment(life: Life, part: MomentPart, lines: Mapping[str, AboutLine]) -> Moment:
    began = _on(life, part.days, part.at)
    written = began + timedelta(minutes=part.minutes + 20)
    return Moment(
        family_id=life.family.id,
        id=uuid7(written),
        child_id=life.child.id,
        account_id=life.author().id,
        happened_on=life.today - timedelta(days=part.days),
        began_at=began,
        minutes=part.minutes,
        before=part.before,
        text=part.text,
        tried=[str(lines[title].root) for title in part.tried],
        helped=[str(lines[title].root) for title in part.helped],
        logged_at=written,
        arrived_at=written,
    )


def _play(life: Life, part: PlayPart) -> Play:
    played = _on(life, part.days, "16:10")
    return Play(
        family_id=life.family.id,
        id=uuid7(played),
        child_id=life.child.id,
        account_id=life.author().id,
        activity_id=part.activity,
        day=life.today - timedelta(days=part.days),
        verdict=part.verdict,
        played_at=played,
        arrived_at=played,
    )


def _saved(life: Life, part: HomePart, told_at: datetime) -> list[Idea]:
    return [
        Idea(
            family_id=life.family.id,
            id=uuid7(told_at),
            child_id=life.child.id,
            activity_id=activity,
            saved=True,
        )
        for activity in part.saved
    ]


def _food(life: Life, part: FoodPart, told_at: datetime) -> Iterator[Synced]:
    root: UUID = uuid7(told_at)
    yield Food(
        family_id=life.family.id,
        id=root,
        root=root,
        child_id=life.child.id,
        told_at=told_at,
        **part.model_dump(exclude={"steps"}),
    )
    for step in part.steps:
        noted = _on(life, step.days, "12:20")
        yield FoodStep(
            family_id=life.family.id,
            id=uuid7(noted),
            child_id=life.child.id,
            account_id=life.author().id,
            food_root=root,
            rung=step.rung,
            day=life.today - timedelta(days=step.days),
            noted_at=noted,
            arrived_at=noted,
        )


def _sent(life: Life, part: HomePart, therapist: Account) -> Assignment:
    sent = _on(life, part.sent.days, "14:30")
    return Assignment(
        family_id=life.family.id,
        id=uuid7(sent),
        child_id=life.child.id,
        account_id=therapist.id,
        name=therapist.name,
        activity_id=part.sent.activity,
        why=part.sent.why,
        assigned_at=sent,
    )


def _on(life: Life, days: int, wall: str) -> datetime:
    return life.at(life.today - timedelta(days=days), time.fromisoformat(wall))
