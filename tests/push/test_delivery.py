"""Workers killed while they send, a push service that misbehaves: nothing is lost, nothing is shown twice."""

from dataclasses import replace

from tests.push.fleet import Plan, deliver

KILLED = Plan(reminders=1000, kill_every=1.0, pace=5, most_kills=4, seats=12, answer_seconds=0.06)
"""Time runs five times as fast for the workers: leases, deadlines and pauses are a fifth on the wall."""
FAULTY = replace(KILLED, reminders=500, faults=True)


def test_killed_workers_lose_nothing_and_show_nothing_twice(database_url: str) -> None:
    tally = deliver(database_url, KILLED)
    assert tally.kills >= 1
    assert (tally.lost, tally.visible_twice) == (0, 0)
    assert tally.accepted_twice <= tally.kills * KILLED.seats


def test_with_a_push_service_full_of_faults_too(database_url: str) -> None:
    tally = deliver(database_url, FAULTY)
    assert tally.kills >= 1
    assert tally.ambiguous > 0
    assert (tally.lost, tally.visible_twice) == (0, 0)
    assert tally.accepted_twice <= tally.kills * FAULTY.seats + tally.ambiguous


def test_workers_that_mark_before_they_send_lose_some_so_this_would_be_seen(database_url: str) -> None:
    plan = replace(
        KILLED, reminders=240, seats=40, kill_every=0.2, answer_seconds=0.02, workers=1, mark_first=True
    )
    tally = deliver(database_url, plan)
    assert tally.kills >= 1
    assert tally.lost > 0
    assert tally.accepted_twice == 0
