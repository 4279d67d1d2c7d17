"""The people of the tests, and what they can do over HTTP."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from fastapi import FastAPI
from starlette.testclient import TestClient

from app.ids import uuid7

ORIGIN = "https://evenday.test"
PASSWORD = "three small words"
_START = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def new_id() -> str:
    """An id as a phone makes it."""
    return str(uuid7(datetime.now(UTC)))


def another_client(app: FastAPI) -> TestClient:
    """A further browser on the same running app, with its own cookies."""
    return TestClient(app, base_url=ORIGIN, headers={"Origin": ORIGIN}, raise_server_exceptions=False)


def sign_in(client: TestClient, login: str) -> TestClient:
    """Sign in, which is also a fresh proof of who one is."""
    answer = client.post("/api/sessions", json={"login": login, "password": PASSWORD})
    assert answer.status_code == 201, answer.text
    return client


class Phone:
    """A parent's phone: it knows a cursor, and sends mutations."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.device_id = str(uuid4())
        self.cursor = 0
        self.rows: dict[tuple[str, str], dict[str, Any]] = {}

    def sign_up(self, name: str = "Leila", zone: str = "Europe/Berlin") -> dict[str, Any]:
        """Make an account with a family and sign in."""
        answer = self.client.post(
            "/api/accounts",
            json={"name": name, "login": f"{name}@home.test", "password": PASSWORD, "zone": zone},
        )
        assert answer.status_code == 201, answer.text
        return answer.json()

    def send(self, *mutations: dict[str, Any]) -> dict[str, Any]:
        """Sync once: give these, take what is new, and return the answer."""
        answer = self.client.post("/api/sync", json=self.batch(*mutations))
        assert answer.status_code == 200, answer.text
        self.take(answer.json())
        return answer.json()

    def batch(self, *mutations: dict[str, Any]) -> dict[str, Any]:
        """The body that `send` sends."""
        return {"device_id": self.device_id, "cursor": self.cursor, "mutations": list(mutations)}

    def take(self, answer: dict[str, Any]) -> None:
        """Put the answer's changes into the phone's rows."""
        self.cursor = answer["cursor"]
        for change in answer["changes"]:
            key = (change["kind"], change["id"])
            if change["body"] is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = change["body"]

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        """The phone's rows of one kind."""
        return [row for (its_kind, _), row in self.rows.items() if its_kind == kind]


def mutation(name: str, /, at: datetime = _START, **args: Any) -> dict[str, Any]:
    """One mutation; an `id` is made for its row where none is given, and left out where it is None."""
    said = {name: value for name, value in ({"id": new_id()} | args).items() if (name, value) != ("id", None)}
    return {"id": new_id(), "name": name, "args": said, "at": at.isoformat()}


def a_child(nickname: str = "Mika") -> dict[str, Any]:
    """A mutation that adds a child."""
    return mutation("add_child", nickname=nickname, age_band="6-8", picture="fox")


def a_routine(
    child_id: str, title: str = "Morning", steps: int = 3, starts_at: str = "07:00"
) -> dict[str, Any]:
    """A mutation that starts a daily routine."""
    listed = [
        {"id": new_id(), "label": f"Step {n}", "picture": "sun", "position": f"a{n}"} for n in range(steps)
    ]
    return mutation(
        "start_routine",
        child_id=child_id,
        template_id=None,
        title=title,
        picture="sun",
        starts_at=starts_at,
        weekdays=127,
        steps=listed,
    )


def a_win(child_id: str, text: str = "Asked for water", day: str = "2026-11-23") -> dict[str, Any]:
    """A mutation that logs a small win."""
    return mutation("log_win", child_id=child_id, happened_on=day, text=text, areas=["communication"])


def row_id(sent: dict[str, Any]) -> str:
    """The id of the row that a mutation makes."""
    return str(UUID(sent["args"]["id"]))
