"""Who may do what: one row for each method and path, and the status that each actor gets there.

The ids in the addresses and bodies are those of the first family, Zebra. Whoever belongs elsewhere gets
the answer of a page that does not exist.
"""

from app.routes.shell import APP_ADDRESSES
from tests.policy.bodies import Door

OUTSIDE = ("nobody", "removed", "ended", "lapsed")
"""No open session: never signed in, removed from the family, signed out from elsewhere, unused too long."""
THERAPISTS = ("therapist", "only_wins", "only_ratings", "only_routines")
"""Open grants: for everything, and for one kind of entries each."""
ACTORS = (
    *OUTSIDE,
    *THERAPISTS,
    *("stranger", "waiting", "expired", "stopped", "other_clinic"),
    *("owner", "coparent", "carer", "helper", "other_owner"),
)
FAMILY = ("owner", "coparent", "carer", "helper", "other_owner")
"""Adults of a family; who owns another one is at home at every address that names no row."""
PARENTS = ("owner", "coparent", "other_owner")
OURS = ("owner", "coparent")
"""The parents of the family that the ids belong to."""

Row = dict[str, int]


def everyone(status: int = 200) -> Row:
    """Open to all, signed in or not; a token in the body may say more."""
    return dict.fromkeys(ACTORS, status)


def only(*who: str, status: int = 200, others: int = 404, **odd: int) -> Row:
    """Open to some; whoever is not signed in is told so, and for all others there is nothing there."""
    return dict.fromkeys(ACTORS, others) | dict.fromkeys(OUTSIDE, 401) | dict.fromkeys(who, status) | odd


def signed_in(status: int = 200, **odd: int) -> Row:
    """Open to all who are signed in, each for what is their own."""
    return only(others=status, **odd)


def keeper(status: int) -> Row:
    """Open to all who have an account of their own; a helper signs in with nothing but a link."""
    return signed_in(status, helper=403)


TABLE: dict[Door, Row] = {
    **{("GET", address): everyone() for address in APP_ADDRESSES},
    ("GET", "/sw.js"): everyone(),
    ("GET", "/manifest.webmanifest"): everyone(),
    ("GET", "/assets/{_file}"): everyone(),
    ("GET", "/health"): everyone(),
    ("GET", "/signed-out"): everyone(),
    ("GET", "/api/content"): everyone(),
    # Coming in
    ("GET", "/sign-in"): everyone(),
    ("POST", "/sign-in"): everyone(303),
    ("GET", "/join"): everyone(),
    ("POST", "/join"): everyone(303),
    ("GET", "/enter"): everyone(),
    ("POST", "/enter"): everyone(303),
    ("GET", "/recover"): everyone(),
    ("POST", "/recover"): everyone(303),
    ("GET", "/helper"): everyone(),
    ("POST", "/helper"): everyone(303),
    ("POST", "/api/accounts"): everyone(201),
    ("POST", "/api/sessions"): everyone(201),
    ("POST", "/api/sessions/passkey"): everyone(201),
    ("POST", "/api/sessions/recovery"): everyone(201),
    ("POST", "/api/passkeys/questions"): everyone(201),
    ("POST", "/api/demo"): everyone(409) | dict.fromkeys(OUTSIDE, 201),
    # One's own account
    ("GET", "/api/me"): signed_in(),
    ("GET", "/api/sessions"): signed_in(),
    ("DELETE", "/api/sessions/current"): signed_in(204),
    ("DELETE", "/api/sessions/others"): signed_in(204),
    ("DELETE", "/api/sessions/{session_id}"): only("owner", status=204),
    ("GET", "/api/credentials"): signed_in(),
    ("POST", "/api/passkeys/registrations"): keeper(201),
    ("POST", "/api/passkeys"): signed_in(201, helper=401),
    ("PATCH", "/api/passkeys/{passkey_id}"): only("owner", helper=403),
    ("DELETE", "/api/passkeys/{passkey_id}"): only("owner", status=204, helper=403),
    ("POST", "/api/proofs"): keeper(204),
    ("POST", "/api/proofs/questions"): keeper(201),
    # The signature is by the owner's passkey.
    ("POST", "/api/proofs/passkey"): signed_in(401, owner=204),
    ("PUT", "/api/password"): keeper(204),
    ("POST", "/api/totp"): keeper(201),
    ("PUT", "/api/totp"): keeper(204),
    ("DELETE", "/api/totp"): keeper(204),
    ("POST", "/api/recovery-codes"): keeper(201),
    ("POST", "/api/entry-links"): keeper(201),
    # A family's day
    ("POST", "/api/sync"): only(*FAMILY),
    ("GET", "/api/push"): signed_in(),
    ("PUT", "/api/push/subscriptions"): only(*FAMILY, status=201),
    ("DELETE", "/api/push/subscriptions"): only(*FAMILY, status=204),
    ("POST", "/api/push/tests"): only(*FAMILY, status=202),
    ("GET", "/n/{occurrence}"): everyone(),
    ("POST", "/api/push/receipts"): everyone(204),
    ("POST", "/api/reminder-actions"): everyone(),
    ("GET", "/api/reminders/today"): only(*FAMILY),
    # Who sees what
    ("GET", "/api/sharing"): only(*PARENTS),
    ("GET", "/api/sharing/audit"): only(*PARENTS),
    ("POST", "/api/sharing/invitations"): only(*OURS, status=201),
    ("DELETE", "/api/sharing/invitations/{invitation_id}"): only(*OURS, status=204),
    # Who waits here would be a parent, and whom an owner has to let in.
    ("POST", "/api/sharing/invitations/{invitation_id}/answers"): only("owner", status=204, coparent=403),
    ("PATCH", "/api/sharing/grants/{grant_id}"): only(*OURS),
    ("DELETE", "/api/sharing/grants/{grant_id}"): only(*OURS, status=204),
    ("GET", "/api/sharing/grants/{grant_id}/preview"): only(*OURS),
    ("GET", "/api/sharing/grants/{grant_id}/preview/journal"): only(*OURS),
    ("PATCH", "/api/sharing/members/{account_id}"): only("owner", coparent=403),
    ("DELETE", "/api/sharing/members/{account_id}"): only("owner", status=204, coparent=403),
    ("DELETE", "/api/sharing/members/{account_id}/removal"): only("owner", status=204, coparent=403),
    ("DELETE", "/api/sharing/membership"): only(*FAMILY, status=204),
    ("POST", "/api/sharing/helper-passes"): only(*PARENTS, status=201),
    ("GET", "/api/about-cards"): only(*PARENTS),
    ("POST", "/api/about-cards"): only(*OURS, status=201),
    ("DELETE", "/api/about-cards/{card_id}"): only(*OURS, status=204),
    ("GET", "/about-card"): everyone(),
    # Whoever has the link reads the page.
    ("POST", "/about-card"): everyone(),
    ("GET", "/api/calendar-feed"): only(*PARENTS),
    ("POST", "/api/calendar-feed"): only(*PARENTS, status=201),
    ("DELETE", "/api/calendar-feed"): only(*PARENTS, status=204),
    # Whoever has the address reads when, and no word of the family.
    ("GET", "/calendar/{feed}.ics"): everyone(),
    # A therapist's side
    ("GET", "/api/caseload"): signed_in(),
    ("GET", "/api/caseload/{child_id}"): only(*THERAPISTS),
    ("GET", "/api/caseload/{child_id}/journal"): only(*THERAPISTS),
    ("POST", "/api/caseload/{child_id}/looks"): only(*THERAPISTS, status=201),
    ("GET", "/api/caseload/{child_id}/assignments"): only(*THERAPISTS),
    ("POST", "/api/caseload/{child_id}/assignments"): only(*THERAPISTS, status=201),
    # The idea that was sent by the one of them.
    ("DELETE", "/api/caseload/{child_id}/assignments/{assignment_id}"): only("therapist", status=204),
    ("GET", "/summary/{child_id}"): only(*OURS, *THERAPISTS),
}

ON_THE_CARD = {"nick", "line", "call"}
"""What stands on the page about a child, for whoever has its link."""
_SHARED = {"", "coparent", "second", "nick", "why"}
_PLAIN = {"coparent", "carer", "second", "removed", "former", "help", "nick", "plan", "step", "line", "call"}
_EVERYTHING = _PLAIN | {"", "win", "past", "label", "why", "unused", "asking", "waiting"}
_EVERYTHING |= {"deep", "moment", "own", "food", "sent", "session"}
MAY_READ: dict[str, set[str]] = {
    "owner": _EVERYTHING | {"hush", "key"},
    "coparent": _EVERYTHING,
    "carer": _PLAIN | {""},
    "helper": _PLAIN | {""},
    "therapist": _SHARED | {"win", "past", "plan", "sent"},
    "only_wins": _SHARED | {"win", "past"},
    "only_ratings": _SHARED,
    "only_routines": _SHARED | {"plan"},
    # Who opened the link, and who wrote it.
    "waiting": {"", "waiting"},
}
"""What stands behind the family's marked word in what an actor may read; all others read none of it."""
