"""Many requests at the same moment, each from a place of its own."""

import asyncio
from typing import Any

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

from tests.people import ORIGIN

Asked = tuple[str, str, dict[str, Any]]
"""Method, path, and what else `request` takes."""


def at_once(app: FastAPI, requests: list[Asked]) -> list[Response]:
    """The answers to these requests, all of which are on their way before the first one is answered."""
    return asyncio.run(_all(app, requests))


async def _all(app: FastAPI, requests: list[Asked]) -> list[Response]:
    return await asyncio.gather(*(_one(app, number, *asked) for number, asked in enumerate(requests)))


async def _one(app: FastAPI, number: int, method: str, path: str, said: dict[str, Any]) -> Response:
    transport = ASGITransport(
        app, raise_app_exceptions=False, client=(f"10.0.{number // 250}.{number % 250 + 1}", 1)
    )
    async with AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN}) as client:
        return await client.request(method, path, **said)
