"""The tables: columns, and one-line questions about themselves. All are imported here for the migrations."""

from sqlmodel import SQLModel

# Constraints take their names when their table is defined, so this stands before the tables.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

from app.models.about import AboutCard, AboutLine, AboutPart, Profile  # noqa: E402 - see above
from app.models.account import Account, EndedSession, LoginSession, SessionKind  # noqa: E402
from app.models.attention import Duty, Pause, ReminderChoices  # noqa: E402
from app.models.audit import AuditLine  # noqa: E402
from app.models.calendar_feed import CalendarFeed  # noqa: E402
from app.models.contact import Contact  # noqa: E402
from app.models.credentials import (  # noqa: E402
    Challenge,
    EntryLink,
    Passkey,
    RateBucket,
    RecoveryCode,
    Totp,
)
from app.models.family import Child, Family, HelperPass, Membership, Role  # noqa: E402
from app.models.food import Food, FoodStep, Rung, Shelf  # noqa: E402
from app.models.journal import OBSERVATIONS, Moment, Rating, Win  # noqa: E402
from app.models.play import Assignment, Idea, Level, OwnActivity, Play, Verdict  # noqa: E402
from app.models.push import (  # noqa: E402
    Delivery,
    DeliveryState,
    Heartbeat,
    Occurrence,
    Purpose,
    PushSubscription,
    Withheld,
)
from app.models.reminder import Reminder, ReminderAbout  # noqa: E402
from app.models.routine import Mark, Routine, Step, StepState  # noqa: E402
from app.models.sharing import SHAREABLE, Grant, Invitation, Look  # noqa: E402
from app.models.sync import Change, Receipt, ReceiptStatus  # noqa: E402
from app.models.synced import FAMILY_AUDIENCE, PARENTS_AUDIENCE, Said, Synced, only_for, written_by  # noqa: E402

__all__ = [
    "FAMILY_AUDIENCE",
    "OBSERVATIONS",
    "PARENTS_AUDIENCE",
    "SHAREABLE",
    "AboutCard",
    "AboutLine",
    "AboutPart",
    "Account",
    "Assignment",
    "AuditLine",
    "CalendarFeed",
    "Challenge",
    "Change",
    "Child",
    "Contact",
    "Delivery",
    "DeliveryState",
    "Duty",
    "EndedSession",
    "EntryLink",
    "Family",
    "Food",
    "FoodStep",
    "Grant",
    "Heartbeat",
    "HelperPass",
    "Idea",
    "Invitation",
    "Level",
    "LoginSession",
    "Look",
    "Mark",
    "Membership",
    "Moment",
    "Occurrence",
    "OwnActivity",
    "Passkey",
    "Pause",
    "Play",
    "Profile",
    "Purpose",
    "PushSubscription",
    "RateBucket",
    "Rating",
    "Receipt",
    "ReceiptStatus",
    "RecoveryCode",
    "Reminder",
    "ReminderAbout",
    "ReminderChoices",
    "Role",
    "Routine",
    "Rung",
    "SQLModel",
    "Said",
    "SessionKind",
    "Shelf",
    "Step",
    "StepState",
    "Synced",
    "Totp",
    "Verdict",
    "Win",
    "Withheld",
    "only_for",
    "written_by",
]
