"""Phones that lose, repeat, split and shuffle what they send: nothing is lost, doubled or half kept."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlmodel import col, select

from app.domain.feed import body_of
from app.models import Change, Child, Family, Mark, Membership, Rating, Reminder, Routine, Step, Win
from tests.properties.home import Home, PhoneModel, a_mutation
from tests.properties.oracle import Sent

PHONES = st.integers(0, 4)
LAST_PICK = 11
PICKS = st.integers(0, LAST_PICK)
WEEKDAYS = st.integers(1, 127)
CLOCKS = st.sampled_from([0, 1, -1, 3, -3, 500, -500, -20_000, -739_900])
# Names lose the marks that turn the direction of writing; the oracle keeps what it is given.
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=TURNS), max_size=12)
TEXTS = WORDS.map(lambda text: unicodedata.normalize("NFC", f"a{text}").strip())
SECRETS = st.sampled_from([False, False, True])
VALUES = st.none() | st.integers(1, 5)
MORE = st.fixed_dictionaries(
    {},
    optional={"lead_minutes": st.integers(0, 120), "silent": st.booleans(), "follows_phone": st.booleans()},
)
FATES = st.sampled_from(["arrives", "request lost", "answer lost", "sent twice", "sent twice", "old cursor"])
TABLES = {
    model.kind: model for model in (Family, Membership, Child, Routine, Step, Mark, Win, Rating, Reminder)
}
FLAWS: list[tuple[str, str, dict[str, Any]]] = [
    ("unknown-mutation", "log_medicine", {}),
    ("invalid", "add_child", {"nickname": "", "age_band": "6-8", "picture": "fox"}),
    ("too-long", "add_child", {"nickname": "n" * 41, "age_band": "6-8", "picture": "fox"}),
    ("too-long", "log_win", {"child_id": str(uuid4()), "happened_on": "2026-11-23", "text": "w" * 2001}),
    ("invalid", "log_win", {"child_id": str(uuid4()), "happened_on": "2026-11-23", "text": " "}),
    ("invalid", "log_win", {"child_id": str(uuid4()), "happened_on": "2026-11-23", "text": "nul\0"}),
    ("invalid", "rate_day", {"child_id": str(uuid4()), "day": "2026-11-23", "mood": 6}),
    ("invalid", "rate_day", {"child_id": str(uuid4()), "day": "2026-11-23", "mood": "3"}),
    ("invalid", "mark_step", {"step_id": str(uuid4()), "day": "2026-11-23", "state": "finished"}),
    ("invalid", "remove_win", {"family_id": str(uuid4())}),
]


class SyncMachine(RuleBasedStateMachine):
    """The acts of five phones, in any order, over a bad line."""

    new_home: Callable[[], Home]
    """Makes the families of one run; each database has its own."""

    def __init__(self) -> None:
        super().__init__()
        self.home = self.new_home()
        self.ids: dict[tuple[str, str], list[str]] = {}

    @initialize()
    def settle_in(self) -> None:
        for who in (0, 3):
            self.add_child(who, "Mika", 0)
            self.start_routine(who, "Morning", 0, LAST_PICK, 2)
            self._send_all(who)
            self.set_reminder(who, LAST_PICK, 1, 0, 127, on=True, more={})
            self._send_all(who)

    @rule(who=PHONES, nickname=TEXTS, pick=PICKS)
    def add_child(self, who: int, nickname: str, pick: int) -> None:
        id_ = self._new_or_known(who, "child", pick)
        self._say(who, "add_child", id=id_, nickname=nickname, age_band="6-8", picture="fox")

    @rule(who=PHONES, title=TEXTS, pick=PICKS, child=PICKS, count=st.integers(1, 3))
    def start_routine(self, who: int, title: str, pick: int, child: int, count: int) -> None:
        routine = {
            "child_id": self._known(who, "child", child),
            "template_id": None,
            "title": title,
            "picture": "sun",
        }
        steps = [
            {
                "id": self._new_or_known(who, "step", pick),
                "label": f"Step {n}",
                "picture": "sun",
                "position": f"a{n}",
            }
            for n in range(count)
        ]
        unique = list({step["id"]: step for step in steps}.values())
        id_ = self._new_or_known(who, "routine", pick)
        self._say(who, "start_routine", id=id_, starts_at="07:00", weekdays=127, steps=unique, **routine)

    @rule(who=PHONES, routine=PICKS, title=TEXTS, weekdays=WEEKDAYS, retired=st.booleans(), leave=PICKS)
    def change_routine(
        self, who: int, routine: int, title: str, weekdays: int, retired: bool, leave: int
    ) -> None:
        fields: dict[str, Any] = {"title": title, "weekdays": weekdays, "retired": retired}
        chosen = {name: value for n, (name, value) in enumerate(fields.items()) if leave >> n & 1}
        self._say(who, "change_routine", id=self._known(who, "routine", routine), **chosen)

    @rule(
        who=PHONES,
        step=PICKS,
        pick=PICKS,
        back=st.integers(-3, 500),
        state=st.sampled_from(["done", "not_today", "open"]),
    )
    def mark_step(self, who: int, step: int, pick: int, back: int, state: str) -> None:
        id_ = self._new_or_known(who, "mark", pick)
        self._say(
            who,
            "mark_step",
            id=id_,
            step_id=self._known(who, "step", step),
            day=self._day(who, back),
            state=state,
        )

    @rule(who=PHONES, child=PICKS, pick=PICKS, back=st.integers(-3, 9), text=TEXTS, private=SECRETS)
    def log_win(self, who: int, child: int, pick: int, back: int, text: str, private: bool) -> None:
        id_ = self._new_or_known(who, "win", pick)
        about = {"child_id": self._known(who, "child", child), "happened_on": self._day(who, back)}
        self._say(
            who, "log_win", id=id_, text=text, areas=["play", "calm"][: back % 3], private=private, **about
        )

    @rule(who=PHONES, win=PICKS)
    def remove_win(self, who: int, win: int) -> None:
        self._say(who, "remove_win", id=self._known(who, "win", win))

    @rule(who=PHONES, child=PICKS, pick=PICKS, back=st.integers(-3, 3), mood=VALUES, sleep=VALUES)
    def rate_day(
        self, who: int, child: int, pick: int, back: int, mood: int | None, sleep: int | None
    ) -> None:
        about = {"child_id": self._known(who, "child", child), "day": self._day(who, back)}
        self._say(
            who, "rate_day", id=self._new_or_known(who, "rating", pick), mood=mood, sleep=sleep, **about
        )

    @rule(who=PHONES, routine=PICKS, child=PICKS, pick=PICKS, weekdays=WEEKDAYS, on=st.booleans(), more=MORE)
    def set_reminder(
        self, who: int, routine: int, child: int, pick: int, weekdays: int, on: bool, more: dict[str, Any]
    ) -> None:
        id_ = self._known(who, "routine", routine)
        row = self.home.phones[who].house.oracle.rows.get(("routine", id_))
        about = {
            "routine_id": id_,
            "child_id": row["child_id"] if row and child else self._known(who, "child", child),
        }
        when = {"at": "07:30", "weekdays": weekdays, "zone": "Europe/Paris", "on": on}
        self._say(who, "set_reminder", id=self._new_or_known(who, "reminder", pick), **about, **when, **more)

    @rule(who=PHONES, flaw=st.sampled_from(FLAWS))
    def say_what_cannot_be_kept(self, who: int, flaw: tuple[str, str, dict[str, Any]]) -> None:
        reason, name, args = flaw
        self._say(who, name, reason, id=str(uuid4()), **args)

    @rule(who=PHONES, fate=FATES, order=st.randoms(use_true_random=False), share=st.integers(1, 3))
    def flush(self, who: int, fate: str, order: Any, share: int) -> None:
        phone = self.home.phones[who]
        waiting = list(phone.outbox)
        if share > 1:
            order.shuffle(waiting)
        batch = waiting[: 1 + len(waiting) // share]
        if fate != "request lost":
            self._flush(phone, batch, fate)

    @rule(who=PHONES, days=CLOCKS)
    def set_the_phones_clock(self, who: int, days: int) -> None:
        self.home.phones[who].skew = timedelta(days=days)

    @rule(hours=st.integers(1, 8))
    def wait(self, hours: int) -> None:
        self.home.clock.forward(hours=hours)

    @rule(who=PHONES)
    def restore_a_backup(self, who: int) -> None:
        self.home.drop_epoch(self.home.phones[who].house)

    def teardown(self) -> None:
        for phone in self.home.phones * 2:
            self.home.settle(phone)
            self.after_a_request()
        for phone in self.home.phones:
            seen = phone.house.oracle.seen(phone.account_id, self.home.clock.now)
            assert phone.rows == seen
            assert self.home.feed(phone) == seen
            assert phone.outbox == []
        self._compare_with_the_tables()

    def _send_all(self, who: int) -> None:
        phone = self.home.phones[who]
        self._flush(phone, list(phone.outbox), "arrives")

    def _flush(self, phone: PhoneModel, batch: list[Sent], fate: str) -> None:
        cursor = phone.cursor // 2 if fate == "old cursor" else phone.cursor
        answer = self.home.post(phone, batch, cursor)
        self.after_a_request()
        if fate == "sent twice":
            assert self.home.post(phone, batch, cursor) == answer
        if fate != "answer lost":
            phone.take(answer)

    def after_a_request(self) -> None:
        """Where a broken service shows what it does not keep."""

    def _compare_with_the_tables(self) -> None:
        families = {phone.house.id for phone in self.home.phones}
        with self.home.database.transaction(write=False) as session:
            for change in session.exec(select(Change).where(col(Change.family_id).in_(map(UUID, families)))):
                key = change.id if change.kind == "family" else (change.family_id, change.id)
                row = session.get_one(TABLES[change.kind], key)
                removed = isinstance(row, Win) and row.removed_at
                expected = "null" if removed else body_of(row)
                assert json.loads(change.body or "null") == json.loads(expected)

    def _say(self, who: int, name: str, flaw: str | None = None, **args: Any) -> None:
        phone = self.home.phones[who]
        phone.outbox.append(a_mutation(name, args, self.home.clock.now + phone.skew, flaw))

    def _day(self, who: int, back: int) -> str:
        today = (self.home.clock.now + self.home.phones[who].skew).date()
        return date.fromordinal(max(1, today.toordinal() - back)).isoformat()

    def _known(self, who: int, kind: str, pick: int) -> str:
        homes = [phone.house.id for phone in self.home.phones]
        whose = homes[3 - who // 3 * 3] if pick == 1 else homes[who]
        ids = self.ids.get((whose, kind), [])
        return ids[pick % len(ids)] if ids and pick else str(uuid4())

    def _new_or_known(self, who: int, kind: str, pick: int) -> str:
        id_ = self._known(who, kind, pick) if pick == LAST_PICK else str(uuid4())
        self.ids.setdefault((self.home.phones[who].house.id, kind), []).append(id_)
        return id_
