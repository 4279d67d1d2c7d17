"""Devices that want reminders: how to subscribe, leave, and see whether it works."""

from fastapi import APIRouter, Request, status
from pydantic import BaseModel

from app.auth import CaregiverDep, VisitorDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.rates import PUSH_TESTS, RECEIPTS_PER_PLACE
from app.domain.reminder_actions import Shown, note_arrival
from app.push.subscriptions import (
    Reached,
    Subscribe,
    Unsubscribe,
    ask_for_test,
    reached,
    subscribe,
    unsubscribe,
)
from app.rates import limited

router = APIRouter(prefix="/api/push")


class PublicKey(BaseModel):
    """The key that a browser subscribes with."""

    public_key: str


@router.get("")
def public_key(request: Request, _visitor: VisitorDep) -> PublicKey:
    """Who our messages will come from."""
    return PublicKey(public_key=request.app.state.push.vapid.public_key)


@router.put("/subscriptions", status_code=status.HTTP_201_CREATED)
def add_subscription(
    request: Request, args: Subscribe, caregiver: CaregiverDep, session: SessionDep, now: NowDep
) -> Reached:
    """Send reminders to this browser; the answer says how well that went so far."""
    return reached(session, subscribe(session, caregiver, args, request.app.state.push.rules, now))


@router.delete("/subscriptions", status_code=status.HTTP_204_NO_CONTENT)
def remove_subscription(args: Unsubscribe, caregiver: CaregiverDep, session: SessionDep) -> None:
    """Send no more reminders to this browser."""
    unsubscribe(session, caregiver, args)


@router.post("/tests", status_code=status.HTTP_202_ACCEPTED)
def send_test(request: Request, caregiver: CaregiverDep, session: SessionDep, now: NowDep) -> None:
    """Send a test message to this browser, soon."""
    request.app.state.rates.spend(session, PUSH_TESTS, str(caregiver.account_id), now)
    ask_for_test(session, caregiver, request.app.state.push.key, now)


@router.post("/receipts", status_code=status.HTTP_204_NO_CONTENT, dependencies=[limited(RECEIPTS_PER_PLACE)])
def note_receipt(args: Shown, session: SessionDep, now: NowDep) -> None:
    """A browser has shown a message; the token says which, so no cookie is needed."""
    note_arrival(session, args, now)
