"""What a family's rows must be after a mutation was heard: the rules once more, in plain dictionaries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

Body = dict[str, Any]
Sent = dict[str, Any]

OBSERVATIONS = ("mood", "communication", "sleep", "attention", "irritability", "comfort")
LONG_AGO = timedelta(days=400)
SHORT_AGO = timedelta(days=2)
A_CARER_SAYS = {"mark_step", "log_win", "remove_win", "rate_day"}
INSTANTS = {"marked_at", "logged_at", "rated_at"}
A_PLAIN_REMINDER: Body = {
    "about": "routine",
    "step_id": None,
    "assignment_id": None,
    "label": None,
    "every_weeks": 1,
    "starts_on": None,
    "ends_on": None,
    "lead_minutes": 0,
    "follows_phone": False,
    "silent": False,
    "asks": False,
}
"""What a reminder of a routine is where nothing was said of it."""


class Unkept(Exception):
    """The mutation cannot be kept, for this reason."""


class Oracle:
    """One family as it should be."""

    def __init__(self, zone: str = "Europe/Berlin") -> None:
        self.zone = ZoneInfo(zone)
        self.rows: dict[tuple[str, str], Body] = {}
        self.receipts: dict[str, Sent] = {}
        self.carers: set[str] = set()
        self._removed: dict[str, Body] = {}
        self._arrived: dict[str, datetime] = {}

    def hear(self, sent: Sent, author: str, now: datetime) -> Sent:
        """The receipt that the mutation must get, whether it is heard for the first time or again."""
        if sent["id"] not in self.receipts:
            at = max(min(datetime.fromisoformat(sent["at"]), now), now - self._memory(author)).astimezone(UTC)
            try:
                reason = sent.get("flaw")
                if (
                    author in self.carers
                    and sent["name"] not in A_CARER_SAYS
                    and reason != "unknown-mutation"
                ):
                    reason = "not-allowed"
                if not reason:
                    self._arrived.setdefault(sent["args"]["id"], now)
                    rule: Callable[[Body, str, datetime], None] = getattr(self, sent["name"])
                    rule(sent["args"], author, at)
            except Unkept as unkept:
                reason = str(unkept)
            status = "rejected" if reason else "applied"
            self.receipts[sent["id"]] = {"id": sent["id"], "status": status, "reason": reason}
        return self.receipts[sent["id"]]

    def seen(self, who: str, now: datetime) -> dict[tuple[str, str], Body]:
        """The rows that somebody's phone must hold, and no other."""
        return {key: row for key, row in self.rows.items() if self.may_see(who, key[0], row, now)}

    def may_see(self, who: str, kind: str, row: Body, now: datetime) -> bool:
        """Whether a row is for them, and of a day that they may look at."""
        is_own = row.get("account_id") == who
        if kind == "win" and row["private"] and not is_own:
            return False
        if who not in self.carers or kind not in {"mark", "win", "rating"}:
            return True
        today = (now.astimezone(self.zone) - timedelta(hours=4)).date()
        day = date.fromisoformat(row["happened_on"] if kind == "win" else row["day"])
        return day >= today if kind == "mark" else is_own and day >= today - SHORT_AGO

    def removed(self, id_: str) -> Body:
        """What a win was before it was taken back."""
        return self._removed[id_]

    def add_child(self, args: Body, _author: str, _at: datetime) -> None:
        self._insert("child", args)

    def start_routine(self, args: Body, _author: str, _at: datetime) -> None:
        known = self.rows.get(("routine", args["id"]))
        if known:
            steps = [self.rows.get(("step", step["id"]), {}) for step in args["steps"]]
            mine = all(step.get("routine_id") == args["id"] for step in steps)
            raise_unless(known["child_id"] == args["child_id"] and mine, "conflict")
            return
        self._get("child", args["child_id"])
        raise_unless(not any(("step", step["id"]) in self.rows for step in args["steps"]), "conflict")
        routine = {name: value for name, value in args.items() if name != "steps"}
        self._put("routine", {"only_on": None} | routine | {"retired": False})
        for step in args["steps"]:
            self._put("step", {"parts": []} | step | {"routine_id": args["id"], "child_id": args["child_id"]})

    def change_routine(self, args: Body, _author: str, _at: datetime) -> None:
        self._get("routine", args["id"]).update(args)

    def mark_step(self, args: Body, author: str, at: datetime) -> None:
        if ("mark", args["id"]) not in self.rows:
            step = self._get("step", args["step_id"])
            self._check_day(args["day"], at, author)
            mark = {name: step[name] for name in ("routine_id", "child_id")}
            self._put("mark", args | mark | {"account_id": author, "marked_at": at})
            return
        self._insert("mark", args | {"account_id": author})

    def log_win(self, args: Body, author: str, at: datetime) -> None:
        win = args | {"account_id": author}
        if args["id"] in self._removed:
            raise_unless(self._removed[args["id"]].items() >= win.items(), "conflict")
        elif ("win", args["id"]) in self.rows:
            self._insert("win", win)
        else:
            self._get("child", args["child_id"])
            self._check_day(args["happened_on"], at, author)
            self._put("win", win | {"logged_at": at})

    def remove_win(self, args: Body, author: str, at: datetime) -> None:
        win = self._removed.get(args["id"]) or self._get("win", args["id"])
        is_own = win["account_id"] == author
        raise_unless(is_own or not win["private"], "gone")
        is_late = author in self.carers and at - self._arrived[args["id"]] > SHORT_AGO
        raise_unless(is_own and not is_late, "not-allowed")
        self._removed[args["id"]] = win
        self.rows.pop(("win", args["id"]), None)

    def rate_day(self, args: Body, author: str, at: datetime) -> None:
        self._get("child", args["child_id"])
        self._check_day(args["day"], at, author)
        what = {"child_id": args["child_id"], "day": args["day"], "account_id": author}
        ratings = [row for (kind, _), row in self.rows.items() if kind == "rating"]
        known = next((row for row in ratings if row.items() >= what.items()), None)
        raise_unless(bool(known) or ("rating", args["id"]) not in self.rows, "conflict")
        values = {name: args.get(name) for name in OBSERVATIONS}
        self._put("rating", {"id": known["id"] if known else args["id"], "rated_at": at} | what | values)

    def set_reminder(self, args: Body, author: str, _at: datetime) -> None:
        routine = self._get("routine", args["routine_id"])
        raise_unless(routine["child_id"] == args["child_id"], "invalid")
        known = self.rows.get(("reminder", args["id"]))
        raise_unless(not known or known["routine_id"] == args["routine_id"], "conflict")
        self._put("reminder", A_PLAIN_REMINDER | args | {"account_id": author})

    def _get(self, kind: str, id_: str) -> Body:
        raise_unless((kind, id_) in self.rows, "gone")
        return self.rows[kind, id_]

    def _put(self, kind: str, row: Body) -> None:
        self.rows[kind, row["id"]] = dict(row)

    def _insert(self, kind: str, row: Body) -> None:
        known = self.rows.get((kind, row["id"]))
        raise_unless(not known or known.items() >= row.items(), "conflict")
        self._put(kind, known or row)

    def _memory(self, author: str) -> timedelta:
        return SHORT_AGO if author in self.carers else LONG_AGO

    def _check_day(self, day: str, at: datetime, author: str) -> None:
        today = at.astimezone(self.zone).date()
        near = today - self._memory(author) <= date.fromisoformat(day) <= today + timedelta(days=1)
        raise_unless(near, "day-out-of-range")


def raise_unless(condition: bool, reason: str) -> None:
    """Unkept for `reason` unless the condition holds."""
    if not condition:
        raise Unkept(reason)


def read(body: Body) -> Body:
    """A row off the wire, with its instants as instants; they must be in UTC and say so with a Z."""
    for name in INSTANTS & body.keys():
        assert body[name].endswith("Z"), f"{name} {body[name]}"
    UUID(body["id"])
    return {
        name: datetime.fromisoformat(value) if name in INSTANTS else value for name, value in body.items()
    }
