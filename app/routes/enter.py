"""Coming in by a link: on a further device, or where the operator helps. Its token is in the fragment."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response, status
from pydantic import BaseModel

from app.auth import VisitorDep
from app.caller import place
from app.clock import NowDep
from app.db import SessionDep
from app.domain.admission import by_link
from app.domain.credentials import removing
from app.domain.entry_links import Purpose, make_link
from app.domain.rates import LINK_PER_PLACE
from app.errors import NotFound, Problem
from app.forms import DeadLink, LinkForm
from app.qr import qr_of
from app.rates import count
from app.routes.sign_in import admit
from app.templating import refused, show

router = APIRouter()


class EntryLinkMade(BaseModel):
    """A link to open on another device, and when it ends; told once."""

    token: str
    url: str
    qr: str
    expires_at: datetime


class EnterForm(LinkForm):
    """The link, and whose device it is."""

    shared_device: bool = False


@router.post("/api/entry-links", status_code=status.HTTP_201_CREATED)
def make_entry_link(request: Request, visitor: VisitorDep, session: SessionDep, now: NowDep) -> EntryLinkMade:
    """A link that signs another device in, once."""
    link = make_link(session, removing(session, visitor, now).id, Purpose.DEVICE, now)
    url = f"{request.app.state.settings.public_url}/enter#{link.token}"
    return EntryLinkMade(token=link.token, url=url, qr=qr_of(url), expires_at=link.expires_at)


@router.get("/enter", include_in_schema=False)
def enter_page(request: Request) -> Response:
    """The form; the link is not touched."""
    return show(request, "enter.html", form=EnterForm(), problem=None)


async def _counted(request: Request, form: Annotated[EnterForm, Form()], now: NowDep) -> None:
    try:
        await count(request, now, (LINK_PER_PLACE, place(request)))
    except Problem as problem:
        raise refused(request, "enter.html", problem, form=form) from None


@router.post("/enter", include_in_schema=False, dependencies=[Depends(_counted)])
def enter(request: Request, form: Annotated[EnterForm, Form()], session: SessionDep, now: NowDep) -> Response:
    """Use the link up and open the app, or show the form again."""
    try:
        admitted = by_link(session, form.link_token, now)
    except NotFound:
        raise refused(request, "enter.html", DeadLink(), form=form) from None
    return admit(request, session, admitted, now, shared_device=form.shared_device)
