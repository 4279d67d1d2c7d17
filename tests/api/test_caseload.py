"""What a therapist sees: only what is shared, and never without a trace."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI
from sqlalchemy import event

from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, a_win, another_client, mutation, new_id, row_id
from tests.sharing import a_rating, a_shared_child, an_invitation, invited


@contextmanager
def statements(app: FastAPI) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = app.state.database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def test_the_journal_is_newest_first_with_who_wrote_it(app: FastAPI):
    shared = a_shared_child(app)
    shared.phone.send(
        a_win(shared.child_id, "Older", "2026-11-20"),
        a_rating(shared.child_id, "2026-11-21", mood=4),
        a_win(shared.child_id, "Newer", "2026-11-22"),
    )
    entries = shared.review()["entries"]
    assert [(e["kind"], e["day"], e["by"]) for e in entries] == [
        ("win", "2026-11-22", "Leila"),
        ("rating", "2026-11-21", "Leila"),
        ("win", "2026-11-20", "Leila"),
    ]
    assert (entries[1]["mood"], entries[1]["sleep"]) == (4, None)


def test_nothing_from_before_the_first_day_is_shown(app: FastAPI):
    shared = a_shared_child(app, since="2026-11-21")
    shared.phone.send(
        a_win(shared.child_id, "Before", "2026-11-20"), a_win(shared.child_id, "After", "2026-11-21")
    )
    assert [entry["text"] for entry in shared.review()["entries"]] == ["After"]
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert (child["new_count"], child["latest"]["excerpt"]) == (1, "After")


def test_a_removed_win_is_not_in_the_journal_and_not_in_the_count(app: FastAPI):
    shared = a_shared_child(app)
    win = a_win(shared.child_id)
    shared.phone.send(win, a_win(shared.child_id, "Stays"))
    shared.phone.send(mutation("remove_win", id=row_id(win)))
    assert [entry["text"] for entry in shared.review()["entries"]] == ["Stays"]
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert child["new_count"] == 1


def test_a_check_in_that_was_taken_back_is_nowhere(app: FastAPI):
    shared = a_shared_child(app)
    shared.phone.send(a_rating(shared.child_id, mood=4))
    shared.phone.send(a_rating(shared.child_id))
    review = shared.review()
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert (review["entries"], child["new_count"], child["latest"]) == ([], 0, None)
    shared.phone.send(a_rating(shared.child_id, sleep=2))
    assert [entry["sleep"] for entry in shared.review()["entries"]] == [2]


def test_kinds_that_are_not_shared_leave_no_trace(app: FastAPI):
    shared = a_shared_child(app, kinds=["routines"])
    shared.phone.send(a_win(shared.child_id), a_rating(shared.child_id, mood=5))
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert (child["new_count"], child["latest"]) == (0, None)
    review = shared.review()
    assert (review["entries"], review["weeks"]) == ([], [])


def test_pages_neither_repeat_nor_skip_while_new_entries_arrive(app: FastAPI):
    shared = a_shared_child(app)
    wins = [a_win(shared.child_id, f"Win {n}", f"2026-11-{n % 20 + 2:02}") for n in range(45)]
    shared.phone.send(*wins)
    first = shared.review()
    shared.phone.send(a_win(shared.child_id, "Late", "2026-11-23"))
    path = f"/api/caseload/{shared.child_id}/journal"
    second = shared.therapist.get(path, params={"before": first["more_before"]}).json()
    texts = [entry["text"] for entry in [*first["entries"], *second["entries"]]]
    assert sorted(texts) == sorted(win["args"]["text"] for win in wins)
    assert second["more_before"] is None


def test_an_invented_cursor_is_refused(app: FastAPI):
    shared = a_shared_child(app)
    for cursor in ("yesterday", "2026-11-20~1~2", "2026-11-20~99999999999999999999~" + new_id()):
        answer = shared.therapist.get(f"/api/caseload/{shared.child_id}/journal", params={"before": cursor})
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")


def test_new_is_what_arrived_since_it_was_marked_as_seen(app: FastAPI, clock: StandingClock):
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id), a_rating(shared.child_id, sleep=2))
    seen = shared.therapist.post(f"/api/caseload/{shared.child_id}/looks", json={})
    assert (seen.status_code, seen.json()["seen_at"]) == (201, "2026-11-23T07:00:00Z")
    clock.forward(hours=1)
    later = a_win(shared.child_id, "After the look")
    shared.phone.send(later | {"at": clock.now.isoformat()})
    shared.come_back()
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert (child["new_count"], child["seen_at"]) == (1, "2026-11-23T07:00:00Z")
    assert shared.looks() == [("seen", 2)]


def test_an_entry_that_was_offline_during_the_look_is_new_when_it_arrives(app: FastAPI, clock: StandingClock):
    shared = a_shared_child(app)
    clock.forward(hours=2)
    shared.come_back()
    shared.therapist.post(f"/api/caseload/{shared.child_id}/looks", json={})
    clock.forward(hours=1)
    shared.phone.send(a_win(shared.child_id, "Written at seven, sent at ten"))
    shared.come_back()
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert child["new_count"] == 1


def test_children_with_something_new_come_first(app: FastAPI, clock: StandingClock):
    shared = a_shared_child(app)
    other = Phone(another_client(app))
    other.sign_up("Priya")
    ada = a_child("Ada")
    other.send(ada, a_win(row_id(ada)))
    token = invited(other.client, an_invitation(row_id(ada)))
    form = {
        "token": token,
        "way": "sign-in",
        "login": "inesleila@clinic.test",
        "password": "three small words",
    }
    shared.therapist.post("/join", data=form)
    token.let_in()
    shared.therapist.post(f"/api/caseload/{row_id(ada)}/looks", json={})
    clock.forward(minutes=5)
    shared.phone.send(a_win(shared.child_id, day="2026-11-20") | {"at": clock.now.isoformat()})
    children = shared.therapist.get("/api/caseload").json()["children"]
    assert [(c["nickname"], c["new_count"]) for c in children] == [("Mika", 1), ("Ada", 0)]


def test_every_reading_is_written_down_and_the_list_of_children_is_not(app: FastAPI, clock: StandingClock):
    shared = a_shared_child(app)
    shared.phone.send(
        a_win(shared.child_id, day="2026-11-18"), a_rating(shared.child_id, "2026-11-18", mood=3)
    )
    shared.therapist.get("/api/caseload")
    assert shared.looks() == []
    for path in ("/api/caseload/{}", "/api/caseload/{}/journal", "/summary/{}", "/summary/{}?print=1"):
        clock.forward(minutes=1)
        assert shared.therapist.get(path.format(shared.child_id)).status_code == 200
    assert shared.looks() == [("print", 2), ("summary", 2), ("journal", 2), ("journal", 2)]
    assert shared.grant()["last_looked_at"] == "2026-11-23T07:04:00Z"


def test_a_refused_reading_leaves_no_look(app: FastAPI):
    shared = a_shared_child(app)
    shared.stop()
    shared.therapist.get(f"/api/caseload/{shared.child_id}")
    assert shared.looks() == []


def test_a_week_with_one_check_in_is_a_gap(app: FastAPI):
    shared = a_shared_child(app)
    shared.phone.send(
        a_rating(shared.child_id, "2026-11-10", mood=4, sleep=2),
        a_rating(shared.child_id, "2026-11-12", mood=5),
        a_rating(shared.child_id, "2026-11-17", mood=1),
    )
    weeks = {week["week"]: week for week in shared.review()["weeks"]}
    assert len(weeks) == 12
    assert list(weeks)[-1] == "2026-W48"
    assert (weeks["2026-W46"]["mood"], weeks["2026-W46"]["sleep"]) == (4.5, None)
    assert weeks["2026-W47"]["mood"] is None


def test_routines_are_days_finished_and_nothing_else(app: FastAPI):
    shared = a_shared_child(app)
    routine = a_routine(shared.child_id, steps=2)
    shared.phone.send(routine)
    first, second = (step["id"] for step in routine["args"]["steps"])
    marks = [
        (first, "22", "done"),
        (second, "22", "not_today"),
        (first, "23", "done"),
        (second, "23", "open"),
    ]
    shared.phone.send(
        *(
            mutation("mark_step", step_id=step, day=f"2026-11-{day}", state=state)
            for step, day, state in marks
        )
    )
    (counted,) = shared.review()["routines"]
    assert (counted["title"], counted["finished"], counted["of"]) == ("Morning", 1, 2)


def test_the_caseload_takes_as_many_statements_for_many_children_as_for_one(app: FastAPI):
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id))
    with statements(app) as for_one:
        shared.therapist.get("/api/caseload")
    children = [a_child(f"Child {n}") for n in range(5)]
    shared.phone.send(*children, *(a_win(row_id(child), f"Win {n}") for child in children for n in range(4)))
    login = {"way": "sign-in", "login": "inesleila@clinic.test", "password": "three small words"}
    for child in children:
        token = invited(shared.parent, an_invitation(row_id(child)))
        shared.therapist.post("/join", data=login | {"token": token}, follow_redirects=False)
        token.let_in()
    with statements(app) as for_many:
        answer = shared.therapist.get("/api/caseload")
    assert len(answer.json()["children"]) == 6
    assert len(for_many) == len(for_one) <= 11


def test_a_review_takes_as_many_statements_for_many_entries_as_for_none(app: FastAPI):
    shared = a_shared_child(app)
    with statements(app) as for_none:
        shared.review()
    shared.phone.send(*(a_win(shared.child_id, f"Win {n}") for n in range(40)))
    shared.phone.send(*(a_rating(shared.child_id, f"2026-11-{n:02}", mood=3) for n in range(1, 20)))
    with statements(app) as for_many:
        shared.review()
    assert len(for_many) == len(for_none)
