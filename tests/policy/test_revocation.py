"""What is taken away is gone for sessions that were open before, at every door, from the next request on."""

from collections.abc import Callable

import pytest

from tests.policy.bodies import Asker, address_of, said
from tests.policy.table import TABLE
from tests.policy.test_matrix import COMING_IN, marked
from tests.policy.world import World


def _end(address: str, **names: str) -> Callable[[World], tuple[str, str]]:
    return lambda world: (
        "DELETE",
        address.format(**{name: world.ours.ids[id_] for name, id_ in names.items()}),
    )


TAKEN: dict[str, Callable[[World], tuple[str, str]]] = {
    "therapist": _end("/api/sharing/grants/{id}", id="grant_id"),
    "coparent": _end("/api/sharing/members/{id}", id="account_id"),
    "carer": _end("/api/sharing/members/{id}", id="carer_id"),
    "helper": _end("/api/sharing/members/{id}", id="helper_id"),
}
"""Whose access ends by which request of the owner's."""


@pytest.mark.parametrize("who", TAKEN)
def test_an_open_session_reads_nothing_of_the_family_once_its_place_is_taken_away(world: World, who: str):
    after = "stopped" if who == "therapist" else "removed"
    wrong = []
    for door in (door for door in TABLE if door not in COMING_IN):
        # Each in a scene of its own: some doors end the session that the next one is asked with.
        with world.stage.scene():
            method, address = TAKEN[who](world)
            assert world.send("owner", method, address).status_code == 204
            told = said(Asker(world, who, world.ours.ids), door)
            answer = world.send(who, door[0], address_of(door, world.ours.ids), **told)
        if answer.status_code != TABLE[door][after] or marked(answer.text):
            wrong.append((door, answer.status_code, marked(answer.text)))
    assert wrong == []
