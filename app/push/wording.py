"""The words of a message: neutral for every lock screen, with names only where its owner asked for it."""

from app.messages import translate
from app.models import Purpose, ReminderAbout
from app.push.claims import Errand
from app.push.details import Detail

_NEUTRAL = {
    ReminderAbout.ROUTINE: "reminder",
    ReminderAbout.STEP: "reminder",
    ReminderAbout.CHECK_IN: "check-in",
}
"""The rest of what can be due says no more than that it is in the plan."""


def words_of(errand: Errand, language: str) -> tuple[str, str]:
    """Title and body."""
    if errand.purpose != Purpose.REMIND:
        kind = str(errand.purpose)
        return _replacement(errand.detail, language) or _both(kind, language)
    kind = _NEUTRAL.get(errand.about, "plan") if errand.about else "reminder"
    title, body = _both(kind, language)
    if errand.leads:
        body = translate(language, "push.soon.body")
    if errand.detail is None:
        return title, body
    detail = errand.detail
    if detail.what:
        title = translate(language, "push.detail.title", child=detail.child, what=detail.what)
    if detail.step and not errand.leads:
        body = translate(language, "push.detail.body", step=detail.step)
    return title, body


def _replacement(detail: Detail | None, language: str) -> tuple[str, str] | None:
    if detail is None or not detail.what or not detail.done_by:
        return None
    title = translate(language, "push.detail.title", child=detail.child, what=detail.what)
    return title, translate(language, "push.detail.done", person=detail.done_by)


def _both(kind: str, language: str) -> tuple[str, str]:
    return translate(language, f"push.{kind}.title"), translate(language, f"push.{kind}.body")
