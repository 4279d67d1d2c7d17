"""Passkeys: keys that a phone or a vault signs with, and that no page can be tricked out of."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session, col, func, select
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.registration.verify_registration_response import VerifiedRegistration

from app.domain.ceremonies import Made, PasskeyRefused, RelyingParty, Signed, check_made, check_signed
from app.errors import Conflict, NotFound
from app.ids import uuid7
from app.models import Account, Passkey

MOST = 10


class MyPasskey(BaseModel):
    """A passkey, as its owner sees it."""

    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None
    is_synced: bool


def described(passkey: Passkey) -> MyPasskey:
    """What its owner needs to tell it from the others."""
    return MyPasskey.model_validate(passkey, from_attributes=True)


def passkeys_of(session: Session, account_id: UUID) -> list[Passkey]:
    """The account's passkeys, oldest first."""
    query = select(Passkey).where(col(Passkey.account_id) == account_id)
    return list(session.exec(query.order_by(col(Passkey.created_at), col(Passkey.id))))


def check_room(session: Session, account_id: UUID) -> None:
    """Conflict where the account has as many passkeys as it may."""
    query = select(func.count()).select_from(Passkey).where(col(Passkey.account_id) == account_id)
    if session.exec(query).one() >= MOST:
        raise Conflict("passkeys-full")


def register(
    session: Session,
    account: Account,
    party: RelyingParty,
    challenge: bytes,
    made: Made,
    name: str,
    now: datetime,
) -> Passkey:
    """Keep a new passkey; PasskeyRefused unless an authenticator of the account's owner just made it."""
    verified: VerifiedRegistration = check_made(party, challenge, made)
    check_room(session, account.id)
    if _known_by(session, verified.credential_id):
        raise Conflict("passkey-known")
    passkey = Passkey(
        id=uuid7(now),
        account_id=account.id,
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        transports=list(made.response.transports),
        is_synced=verified.credential_backed_up,
        name=name,
        created_at=now,
    )
    session.add(passkey)
    return passkey


def answered_by(
    session: Session, party: RelyingParty, challenge: bytes, signed: Signed, now: datetime
) -> Passkey:
    """The passkey that signed the challenge, with its counter moved on; PasskeyRefused for any doubt."""
    passkey = _known_by(session, signed.credential_id)
    if passkey is None:
        raise PasskeyRefused
    # The library looks at the key alone: whose it is said to be is ours to compare.
    if signed.user_handle != session.get_one(Account, passkey.account_id).handle:
        raise PasskeyRefused
    verified: VerifiedAuthentication = check_signed(
        party, challenge, signed, passkey.public_key, passkey.sign_count
    )
    passkey.sign_count = verified.new_sign_count
    passkey.is_synced = verified.credential_backed_up
    passkey.last_used_at = now
    return passkey


def rename_passkey(session: Session, account_id: UUID, passkey_id: UUID, name: str) -> Passkey:
    """Call it something else; NotFound where the account has no such passkey."""
    passkey = _own(session, account_id, passkey_id)
    passkey.name = name
    return passkey


def remove_passkey(session: Session, account: Account, passkey_id: UUID) -> None:
    """Nobody comes in with it any more; Conflict where nothing else would let its owner in."""
    passkey = _own(session, account.id, passkey_id)
    if not account.password_hash and len(passkeys_of(session, account.id)) == 1:
        raise Conflict("last-way")
    session.delete(passkey)


def _own(session: Session, account_id: UUID, passkey_id: UUID) -> Passkey:
    passkey = session.get(Passkey, passkey_id)
    if passkey is None or passkey.account_id != account_id:
        raise NotFound
    return passkey


def _known_by(session: Session, credential_id: bytes) -> Passkey | None:
    return session.exec(select(Passkey).where(col(Passkey.credential_id) == credential_id)).first()
