"""What a lock screen may say where its owner asked for it: the child, what is due, and who did it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.left_to_do import Subject, next_steps
from app.models import Child, Membership, Reminder, ReminderAbout, Step
from app.push.facts import Facts

Key = tuple[UUID, UUID]
"""A row's family and id."""


@dataclass(frozen=True)
class Detail:
    """Names and the family's own words; None for what a reminder of this kind does not have."""

    child: str
    what: str | None
    """The routine's title, or what the family called it."""
    step: str | None
    """The step to do next."""
    done_by: str | None


def details_of(session: Session, leased: Sequence[Facts]) -> dict[UUID, Detail]:
    """By delivery, the details for those devices that may show them; a few queries, or none."""
    wanted = [facts for facts in leased if facts.subscription.detailed and facts.reminder]
    if not wanted:
        return {}
    families = {facts.family.id for facts in wanted}
    names = _children(session, families) | _people(session, families)
    labels = _labels(session, wanted)
    routines = _subjects(wanted, ReminderAbout.ROUTINE)
    following = next_steps(session, routines) if routines else {}
    return {
        facts.delivery.id: _detail(facts, facts.reminder, names, labels | following)
        for facts in wanted
        if facts.reminder
    }


def _detail(
    facts: Facts, reminder: Reminder, names: Mapping[Key, str], steps: Mapping[Subject, str | None]
) -> Detail:
    done_by = facts.occurrence.done_by if facts.occurrence else None
    return Detail(
        child=names.get((facts.family.id, reminder.child_id), ""),
        what=facts.routine.title if facts.routine else reminder.label,
        step=steps.get(facts.subject) if facts.subject else None,
        done_by=names.get((facts.family.id, done_by)) if done_by else None,
    )


def _children(session: Session, families: Collection[UUID]) -> dict[Key, str]:
    query = select(Child.family_id, Child.id, Child.nickname).where(col(Child.family_id).in_(families))
    return {(family, id_): name for family, id_, name in session.exec(query)}


def _people(session: Session, families: Collection[UUID]) -> dict[Key, str]:
    query = select(Membership.family_id, Membership.id, Membership.name).where(
        col(Membership.family_id).in_(families)
    )
    return {(family, id_): name for family, id_, name in session.exec(query)}


def _labels(session: Session, wanted: Sequence[Facts]) -> dict[Subject, str | None]:
    subjects = _subjects(wanted, ReminderAbout.STEP)
    if not subjects:
        return {}
    query = select(Step.family_id, Step.id, Step.label).where(
        col(Step.family_id).in_({each.family_id for each in subjects}),
        col(Step.id).in_({each.id for each in subjects}),
    )
    labels = {(family, id_): label for family, id_, label in session.exec(query)}
    return {each: labels.get((each.family_id, each.id)) for each in subjects}


def _subjects(wanted: Sequence[Facts], about: ReminderAbout) -> set[Subject]:
    return {facts.subject for facts in wanted if facts.subject and facts.subject.about == about}
