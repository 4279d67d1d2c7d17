"""The matrix itself, tested: where the guard of a route is taken away, it notices, for each that has one."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, get_type_hints
from uuid import UUID

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from app.auth import signed_in
from app.clock import NowDep
from app.db import SessionDep, WritingSessionDep
from app.domain import scope
from app.domain.access import Caregiver, Visitor
from app.domain.sessions import Proof
from app.models import Role
from tests.policy.bodies import Door
from tests.policy.table import TABLE
from tests.policy.test_matrix import faults
from tests.policy.world import OURS, World

DATABASES = ("sqlite",)
"""The guards are the same on both."""
FEWEST = 40
"""Routes with a guard that there were once."""


def guarded(world: World) -> dict[Door, set[Callable[..., Any]]]:
    """Each route that asks who somebody is, with the functions that find out."""
    found: dict[Door, set[Callable[..., Any]]] = {}
    for context in iter_route_contexts(world.app.routes):
        dependant = getattr(context.original_route, "dependant", None)
        if dependant is not None and (asked := guards(dependant)):
            found |= {(method, str(context.path)): asked for method in context.methods or ()}
    return found


def guards(dependant: Dependant) -> set[Callable[..., Any]]:
    """The functions that say who may pass."""
    found: set[Callable[..., Any]] = set()
    for inner in dependant.dependencies:
        if inner.call is not None and _answers(inner.call) in (Caregiver, Visitor):
            found.add(inner.call)
        found |= guards(inner)
    return found


def test_a_route_whose_guard_lets_everybody_through_as_the_owner_is_noticed(world: World):
    missed = []
    for door, asked in guarded(world).items():
        with passed(world, asked, only_signed_in=False):
            if next(faults(world, door), None) is None:
                missed.append(door)
    assert missed == []


def test_a_route_whose_guard_asks_for_no_more_than_a_session_is_noticed(world: World):
    doors = {door: asked for door, asked in guarded(world).items() if TABLE[door]["stranger"] == 404}
    missed = []
    for door, asked in doors.items():
        with passed(world, asked, only_signed_in=True):
            if next(faults(world, door), None) is None:
                missed.append(door)
    assert missed == []
    assert len(guarded(world)) >= FEWEST


@contextmanager
def passed(world: World, asked: set[Callable[..., Any]], *, only_signed_in: bool) -> Iterator[None]:
    """While the block runs, these guards take everybody, or everybody with a session, for the owner."""
    ids = world.ours.ids
    owner, family = UUID(ids["owner_id"]), UUID(ids["family_id"])
    session_id = UUID(ids["session_id"])
    proof = Proof(world.app.state.clock())

    def as_owner(request: Request, session: Any, now: Any, wanted: object) -> Caregiver | Visitor:
        if only_signed_in:
            signed_in(session, request, now)
        scope.enter(session, owner, [family])
        if wanted is Visitor:
            return Visitor(owner, session_id, OURS, proof)
        return Caregiver(owner, session_id, family, Role.OWNER, OURS, proof)

    for guard in asked:
        world.app.dependency_overrides[guard] = _stand_in(guard, as_owner)
    yield
    world.app.dependency_overrides.clear()


def _stand_in(guard: Callable[..., Any], as_owner: Callable[..., Any]) -> Callable[..., Any]:
    wanted = _answers(guard)
    writes = any(
        given.annotation is WritingSessionDep for given in inspect.signature(guard).parameters.values()
    )

    def reading(request: Request, session: SessionDep, now: NowDep) -> Any:
        return as_owner(request, session, now, wanted)

    def writing(request: Request, session: WritingSessionDep, now: NowDep) -> Any:
        return as_owner(request, session, now, wanted)

    return writing if writes else reading


def _answers(call: Callable[..., Any]) -> object:
    return get_type_hints(call).get("return") if inspect.isfunction(call) else None
