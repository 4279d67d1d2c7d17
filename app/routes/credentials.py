"""What somebody signs in with: seeing it, and changing all of it but the passkeys."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status
from pydantic import BaseModel

from app import auth
from app.auth import VisitorDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import Code, Password
from app.domain.args import Args
from app.domain.credentials import (
    Ways,
    enrolling,
    keeper,
    removing,
    set_password,
    setting_up_codes,
    stop_codes,
    ways_of,
)
from app.domain.password_strength import check_strength
from app.domain.recovery import SheetLine, keep_sheet, new_sheet
from app.domain.totp import begin_totp, confirm_totp
from app.qr import qr_of
from app.rates import count_code
from app.recognition import hashing, prepared

router = APIRouter(prefix="/api")


class NewPassword(Args):
    """The next password; `end_others` signs every other browser out."""

    password: Password
    end_others: bool = False


class TotpCode(Args):
    """The first code of a new generator."""

    code: Code


class TotpToSetUp(BaseModel):
    """What a code generator has to know, as text, as an address and as a picture."""

    secret: str
    uri: str
    qr: str


class RecoveryCodes(BaseModel):
    """A sheet to print; shown once."""

    codes: list[str]


@router.get("/credentials")
def show_credentials(request: Request, visitor: VisitorDep, session: SessionDep) -> Ways:
    """What the account is signed in to with."""
    possible = request.app.state.settings.passkey_host is not None
    return ways_of(session, visitor, passkeys_possible=possible)


async def _hashed(request: Request, args: NewPassword, now: NowDep) -> str:
    account = await prepared(request, lambda session, visitor: enrolling(session, visitor, now), now)
    password = args.password.get_secret_value()
    await hashing(request, lambda _: check_strength(password, account.name, account.login))
    return await hashing(request, lambda passwords: passwords.hash(password))


@router.put("/password", status_code=status.HTTP_204_NO_CONTENT)
def change_password(
    request: Request,
    args: NewPassword,
    password_hash: Annotated[str, Depends(_hashed)],
    visitor: VisitorDep,
    session: SessionDep,
    now: NowDep,
) -> None:
    """Set another password."""
    set_password(session, visitor, password_hash, now, end_others=args.end_others)
    auth.renew(request, session, visitor, now)


@router.post("/totp", status_code=status.HTTP_201_CREATED)
def begin_codes(request: Request, visitor: VisitorDep, session: SessionDep, now: NowDep) -> TotpToSetUp:
    """A secret for a code generator; nothing is asked for until it has shown a first code."""
    begun = begin_totp(session, request.app.state.seals, setting_up_codes(session, visitor, now))
    return TotpToSetUp(secret=begun.secret, uri=begun.uri, qr=qr_of(begun.uri))


async def _counted(request: Request, now: NowDep) -> None:
    account = await prepared(request, keeper, now)
    await count_code(request, account.login, now)


@router.put("/totp", status_code=status.HTTP_204_NO_CONTENT, dependencies=[Depends(_counted)])
def ask_for_codes(
    request: Request, args: TotpCode, visitor: VisitorDep, session: SessionDep, now: NowDep
) -> None:
    """From now on the password is asked for together with a code."""
    confirm_totp(session, request.app.state.seals, visitor.account_id, args.code, now)
    auth.renew(request, session, visitor, now)


@router.delete("/totp", status_code=status.HTTP_204_NO_CONTENT)
def end_codes(request: Request, visitor: VisitorDep, session: SessionDep, now: NowDep) -> None:
    """Ask for no code any more."""
    stop_codes(session, visitor, now)
    auth.renew(request, session, visitor, now)


async def _sheet(request: Request, now: NowDep) -> list[SheetLine]:
    await prepared(request, lambda session, visitor: removing(session, visitor, now), now)
    return await hashing(request, new_sheet)


@router.post("/recovery-codes", status_code=status.HTTP_201_CREATED)
def make_codes(
    sheet: Annotated[list[SheetLine], Depends(_sheet)], visitor: VisitorDep, session: SessionDep, now: NowDep
) -> RecoveryCodes:
    """A new sheet of recovery codes; the one before it is worth nothing any more."""
    keep_sheet(session, removing(session, visitor, now).id, sheet, now)
    return RecoveryCodes(codes=[line.code for line in sheet])
