"""Who somebody says they are: found out before a transaction to write opens, as a hash takes its time."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from fastapi import Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.auth import visitor_of
from app.clock import NowDep
from app.db import Database
from app.domain.access import Visitor
from app.domain.accounts import Credentials, NewAccount, Recognised, account_named, recognise
from app.domain.passwords import Passwords
from app.rates import count_code, count_password

Result = TypeVar("Result")


async def recognised(request: Request, args: Credentials, now: NowDep) -> Recognised:
    """Whose name and password these are, with tries counted; or WrongCredentials."""
    await count_password(request, args.login, now)
    account = await read(request, lambda session: account_named(session, args.login))
    who = await hashing(request, lambda passwords: recognise(passwords, account, args.password))
    if args.code:
        # Only now: whoever does not know the password shall not use up its owner's tries of a code.
        await count_code(request, args.login, now)
    return who


async def hashed(request: Request, new: NewAccount) -> str:
    """The hash of a new account's password; EasyToGuess or OwnName where it is not fit to be one."""
    return await hashing(request, new.hashed)


async def hashing(request: Request, work: Callable[[Passwords], Result]) -> Result:
    """The result of work on password hashes, when it is its turn."""
    passwords: Passwords = request.app.state.passwords
    return await passwords.in_turn(work)


async def read(request: Request, work: Callable[[Session], Result]) -> Result:
    """What `work` reads, in a transaction of its own that keeps nobody waiting."""
    database: Database = request.app.state.database
    async with database.unit_of_work(write=False) as session:
        return await run_in_threadpool(work, session)


async def prepared(request: Request, work: Callable[[Session, Visitor], Result], now: datetime) -> Result:
    """What `work` finds out about who is signed in, before a transaction to write opens."""
    return await read(request, lambda session: work(session, visitor_of(request, session, now)))
