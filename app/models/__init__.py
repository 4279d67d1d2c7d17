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

from app.models.account import Account, EndedSession, LoginSession, SessionKind  # noqa: E402 - see above
from app.models.audit import AuditLine  # noqa: E402
from app.models.credentials import (  # noqa: E402
    Challenge,
    EntryLink,
    Passkey,
    RateBucket,
    RecoveryCode,
    Totp,
)
from app.models.family import Child, Family, HelperPass, Membership, Role  # noqa: E402
from app.models.journal import OBSERVATIONS, Rating, Win  # noqa: E402
from app.models.push import Delivery, DeliveryState, Occurrence, PushSubscription  # noqa: E402
from app.models.reminder import Reminder  # noqa: E402
from app.models.routine import Mark, Routine, Step, StepState  # noqa: E402
from app.models.sharing import SHAREABLE, Grant, Invitation, Look  # noqa: E402
from app.models.sync import Change, Receipt, ReceiptStatus  # noqa: E402
from app.models.synced import FAMILY_AUDIENCE, PARENTS_AUDIENCE, Synced, only_for, written_by  # noqa: E402

__all__ = [
    "FAMILY_AUDIENCE",
    "OBSERVATIONS",
    "PARENTS_AUDIENCE",
    "SHAREABLE",
    "Account",
    "AuditLine",
    "Challenge",
    "Change",
    "Child",
    "Delivery",
    "DeliveryState",
    "EndedSession",
    "EntryLink",
    "Family",
    "Grant",
    "HelperPass",
    "Invitation",
    "LoginSession",
    "Look",
    "Mark",
    "Membership",
    "Occurrence",
    "Passkey",
    "PushSubscription",
    "RateBucket",
    "Rating",
    "Receipt",
    "ReceiptStatus",
    "RecoveryCode",
    "Reminder",
    "Role",
    "Routine",
    "SQLModel",
    "SessionKind",
    "Step",
    "StepState",
    "Synced",
    "Totp",
    "Win",
    "only_for",
    "written_by",
]
