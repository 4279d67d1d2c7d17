"""Errors as RFC 9457 problem+json. Nothing that was sent in is ever sent back."""

import logging
from collections.abc import Iterator

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import Problem
from app.messages import translate
from app.places import places_of

log = logging.getLogger(__name__)

_RETRY_SOON = 2
_NO_ROOM = "53100"
"""What PostgreSQL calls a full disk."""
_BY_STATUS = {404: "gone", 405: "method-not-allowed", 413: "too-large", 415: "not-json", 408: "too-slow"}


def problem_response(
    status: int, code: str, *, retry_after: int | None = None, fields: list[str] | None = None
) -> Response:
    """One problem+json answer; `fields` names what was wrong, never what was in it."""
    body: dict[str, object] = {
        "type": f"/problems/{code}",
        "title": translate("en", f"problem.{code}"),
        "status": status,
    }
    if fields:
        body["fields"] = fields
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return Response(to_json(body), status, headers, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(IntegrityError, _too_late)
    for away in (OperationalError, InterfaceError, DatabaseError, PoolTimeout):
        app.add_exception_handler(away, _database)
    app.add_middleware(LastResort)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - the handler is registered for it alone
    return problem_response(error.status, error.code, retry_after=error.retry_after)


async def _malformed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the handler is registered for it alone
    # The name of an unknown field was typed by the sender, so it is not repeated.
    places = [e["loc"] for e in error.errors() if e["type"] != "extra_forbidden"]
    return problem_response(422, "invalid", fields=[".".join(map(str, place[1:])) for place in places][:20])


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler is registered for it alone
    return problem_response(error.status_code, _BY_STATUS.get(error.status_code, "bad-request"))


async def _too_late(_request: Request, _error: Exception) -> Response:
    # Two did the same at the same instant, and the database let one of them.
    return problem_response(409, "conflict")


async def _database(_request: Request, error: Exception) -> Response:
    if isinstance(error, ProgrammingError | DataError):
        raise error
    if any(_says_full(cause) for cause in _causes(error)):
        return problem_response(507, "disk-full", retry_after=60)
    log.warning("database away: %s", type(getattr(error, "orig", error)).__name__)
    return problem_response(503, "unavailable", retry_after=_RETRY_SOON)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    # SQLite ends the transaction when it is full, so what is seen last is that a savepoint is gone.
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _says_full(error: BaseException) -> bool:
    return (
        getattr(error, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(error, "sqlstate", "") == _NO_ROOM
    )


class LastResort:
    """Answers for mistakes of ours. The log names where, not what: a message may hold what a parent wrote."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or answer 500 where nothing has been answered yet."""
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:
            log.error("unexpected %s at %s", type(error).__name__, places_of(error))  # noqa: TRY400 - no message
            if scope["type"] != "http" or begun:
                raise
            else:
                await problem_response(500, "our-mistake")(scope, receive, send)
