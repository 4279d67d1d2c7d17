"""Clearing away the demos whose time is over."""

from datetime import datetime

from sqlmodel import Session, col, delete

from app.models import Account, Family


def purge_demos(session: Session, now: datetime) -> int:
    """Remove the demo families and accounts that have ended, with all they hold; returns their number."""
    gone = session.exec(delete(Family).where(col(Family.demo_ends_at) <= now))
    session.exec(delete(Account).where(col(Account.demo_ends_at) <= now))
    return gone.rowcount
