"""`evenday recovery-link`: what whoever runs the service can do for somebody who lost everything else."""

import asyncio
from datetime import datetime
from typing import Annotated

import typer
from sqlmodel import Session

from app import schema
from app.clock import system_clock
from app.db import Database
from app.domain.accounts import account_named
from app.domain.entry_links import Purpose, make_link
from app.domain.recovery import tell_family
from app.settings import Settings, read_settings

_LONGEST_REASON = 60


def recovery_link(
    login: Annotated[str, typer.Argument(help="The sign-in name of who lost everything else.")],
    reason: Annotated[str, typer.Option(help="Why; their family reads it, up to 60 characters.")],
) -> None:
    """Print a link that signs somebody in once, within half an hour; for a day they can share nothing."""
    if not 0 < len(reason.strip()) <= _LONGEST_REASON:
        raise typer.BadParameter(f"needs 1 to {_LONGEST_REASON} characters", param_hint="--reason")
    link = asyncio.run(_made(read_settings(), login, reason.strip(), system_clock()))
    if link is None:
        typer.echo("Nobody signs in under this name.", err=True)
        raise typer.Exit(1)
    typer.echo(link)


async def _made(settings: Settings, login: str, reason: str, now: datetime) -> str | None:
    database = Database(settings.database)
    try:
        database.check()
        schema.check(database.engine)
        return await database.run(lambda session: make_recovery_link(session, settings, login, reason, now))
    finally:
        database.dispose()


def make_recovery_link(
    session: Session, settings: Settings, login: str, reason: str, now: datetime
) -> str | None:
    """The link, with a line in the audit of the family it concerns; None where nobody has this name."""
    account = account_named(session, login.strip().casefold())
    # An account without a password is a demo's or a helper's: they come in by doors of their own.
    if account is None or not account.password_hash:
        return None
    tell_family(session, account, "recovery-link", reason, now)
    link = make_link(session, account.id, Purpose.RECOVERY, now)
    return f"{settings.public_url}/enter#{link.token}"
