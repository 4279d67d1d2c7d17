"""Who somebody says they are: found out before a transaction to write opens, as a hash takes its time."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.db import Database
from app.domain.accounts import Credentials, NewAccount, Recognised, account_named, recognise
from app.domain.passwords import Passwords
from app.limits import SIGN_IN_PER_NAME, SIGN_IN_PER_PLACE, place

Result = TypeVar("Result")


async def recognised(request: Request, args: Credentials) -> Recognised:
    """Whose name and password these are, with tries counted per name and per place; or WrongCredentials."""
    limits = request.app.state.limits
    # The place first: once it is full, nobody there can go on locking somebody else's name.
    limits.count(SIGN_IN_PER_PLACE, place(request))
    limits.count(SIGN_IN_PER_NAME, args.login)
    account = await read(request, lambda session: account_named(session, args.login))
    return await hashing(request, lambda passwords: recognise(passwords, account, args.password))


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
