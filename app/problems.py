"""Errors as RFC 9457 problem+json. Nothing that was sent in is ever sent back."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.errors import Problem
from app.messages import translate

log = logging.getLogger(__name__)

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
    app.add_exception_handler(OperationalError, _database)
    app.add_exception_handler(PoolTimeout, _database)
    app.add_exception_handler(Exception, _ours)


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


async def _database(_request: Request, error: Exception) -> Response:
    if "full" in str(getattr(error, "orig", "")):
        return problem_response(507, "disk-full", retry_after=60)
    log.warning("database away: %s", type(getattr(error, "orig", error)).__name__)
    return problem_response(503, "unavailable", retry_after=5)


async def _ours(_request: Request, error: Exception) -> Response:
    # The type says enough to find it; the message may hold what a parent wrote.
    log.error("unexpected %s", type(error).__name__)
    return problem_response(500, "our-mistake")
