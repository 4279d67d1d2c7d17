"""Whether a message that is due should go out: the last look before it is sent."""

from datetime import datetime

from app.domain.attention import Holder
from app.domain.reminder_choices import is_quiet
from app.domain.reminders import schedule_of
from app.models import (
    PARENTS_AUDIENCE,
    DeliveryState,
    Occurrence,
    Purpose,
    Reminder,
    Role,
    Routine,
    Withheld,
)
from app.push.facts import Circumstances, Facts

Verdict = DeliveryState | Withheld
"""Leased: it goes out. Expired: too late. Anything else: why nobody should be reminded of this there now."""


def verdict(facts: Facts, circumstances: Circumstances, now: datetime) -> Verdict:
    """The verdict on one message; a reminder that goes out is counted to its adult's day at once."""
    if now >= facts.delivery.expires_at:
        return DeliveryState.EXPIRED
    if not _is_reachable(facts, now):
        return Withheld.UNREACHABLE
    match facts.delivery.purpose:
        case Purpose.TEST:
            return DeliveryState.LEASED
        case Purpose.REMIND:
            why = _against_reminding(facts, circumstances) or _against_buzzing(facts, circumstances, now)
            return why or _within_budget(facts, circumstances)
        case Purpose.DONE:
            return _of_a_replacement(facts, circumstances, now)
        case Purpose.NOTICE:
            why = None if facts.choices.notices else Withheld.OFF
            return why or _against_buzzing(facts, circumstances, now) or DeliveryState.LEASED


def _is_reachable(facts: Facts, now: datetime) -> bool:
    return (
        facts.opened.is_open(now)
        and facts.member is not None
        and facts.subscription.account_id == facts.delivery.account_id
        and not facts.subscription.needs_renewal
    )


def _against_reminding(facts: Facts, circumstances: Circumstances) -> Withheld | None:
    """Why there is nothing to be reminded of any more."""
    if facts.occurrence is None or facts.reminder is None or not _is_meant(facts, facts.reminder):
        return Withheld.OFF
    if not _still_stands(facts.reminder, facts.occurrence, facts.routine):
        return Withheld.OFF
    if facts.occurrence.answered_at is not None:
        return Withheld.ANSWERED
    return Withheld.DONE if facts.subject in circumstances.finished else None


def _is_meant(facts: Facts, reminder: Reminder) -> bool:
    """Whether this adult is one of those who are reminded of it."""
    is_carer = facts.member is not None and facts.member.role == Role.CARER
    return not (is_carer and reminder.audience() == PARENTS_AUDIENCE)


def _is_others_turn(facts: Facts, holder: Holder | None) -> bool:
    """Whether another adult has the child. What is the parents' alone is not a carer's to take over."""
    is_of_parents = facts.reminder is None or facts.reminder.audience() == PARENTS_AUDIENCE
    if holder is None or (holder.is_carer and is_of_parents):
        return False
    return holder.account_id != facts.delivery.account_id


def _still_stands(reminder: Reminder, occurrence: Occurrence, routine: Routine | None) -> bool:
    """Whether it is on, and for this day and time as it was planned."""
    if not reminder.on or (reminder.routine_id and (routine is None or routine.retired)):
        return False
    # Moved to another time or day meanwhile, it comes then. Another zone moves nothing: its adult travels.
    return occurrence.slot == reminder.at and schedule_of(reminder).falls_on(occurrence.day)


def _against_buzzing(facts: Facts, circumstances: Circumstances, now: datetime) -> Withheld | None:
    """Why this adult should be left in peace now, whatever it is about."""
    if facts.family.id in circumstances.paused:
        return Withheld.PAUSED
    if _is_others_turn(facts, circumstances.on_duty.get(facts.family.id)):
        return Withheld.NOT_ON_DUTY
    return Withheld.QUIET if is_quiet(facts.choices, now) else None


def _within_budget(facts: Facts, circumstances: Circumstances) -> Verdict:
    """One occurrence counts once, on however many of the adult's devices and however often put off."""
    assert facts.occurrence is not None  # noqa: S101 - without one there was nothing to be reminded of
    key = facts.delivery.account_id, facts.day_of(facts.occurrence.due_at)
    sent = circumstances.sent.setdefault(key, set())
    if facts.occurrence.id not in sent and len(sent) >= facts.choices.most_a_day:
        return Withheld.BUDGET
    sent.add(facts.occurrence.id)
    return DeliveryState.LEASED


def _of_a_replacement(facts: Facts, circumstances: Circumstances, now: datetime) -> Verdict:
    """Nothing is replaced in quiet hours, nor where the step was opened again meanwhile."""
    if is_quiet(facts.choices, now):
        return Withheld.QUIET
    answered = facts.occurrence is not None and facts.occurrence.answered_at is not None
    return DeliveryState.LEASED if answered or facts.subject in circumstances.finished else Withheld.OFF
