"""Helpers without an account: a parent makes a pass, a helper comes in by its link and PIN."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, status
from pydantic import BaseModel
from starlette.responses import Response

from app.auth import ParentDep, entry_by
from app.caller import place
from app.clock import NowDep
from app.db import SessionDep
from app.domain.helper_passes import MakePass, come_in_with, make_pass
from app.domain.rates import LINK_PER_PLACE
from app.errors import NotFound, TooMany
from app.forms import DeadLink, LinkForm, Typed
from app.qr import qr_of
from app.rates import count
from app.routes.invitations import count_offer
from app.routes.sign_in import let_in
from app.templating import refused, show

router = APIRouter()


class Issued(BaseModel):
    """A new pass; its link and its PIN are told this once."""

    id: UUID
    token: str
    url: str
    pin: str
    qr: str


class HelperForm(LinkForm):
    """The pass and the PIN, as they were typed; checked where it can be answered in the form."""

    pin: Typed = ""


@router.post("/api/sharing/helper-passes", status_code=status.HTTP_201_CREATED)
def issue(request: Request, caregiver: ParentDep, args: MakePass, session: SessionDep, now: NowDep) -> Issued:
    """Make a pass for a helper."""
    count_offer(request, session, caregiver, now)
    key = request.app.state.secrets.pepper.encode()
    made, token, pin = make_pass(session, key, caregiver, args, now)
    url = f"{request.app.state.settings.public_url}/helper#{token}"
    return Issued(id=made.id, token=token, url=url, pin=pin, qr=qr_of(url))


@router.get("/helper", include_in_schema=False)
def helper_page(request: Request) -> Response:
    """The form."""
    return show(request, "helper.html", form=HelperForm(), problem=None)


async def _counted(request: Request, form: Annotated[HelperForm, Form()], now: NowDep) -> None:
    try:
        await count(request, now, (LINK_PER_PLACE, place(request)))
    except TooMany as problem:
        raise refused(request, "helper.html", problem, form=form) from None


@router.post("/helper", include_in_schema=False, dependencies=[Depends(_counted)])
def come_in(
    request: Request, form: Annotated[HelperForm, Form()], session: SessionDep, now: NowDep
) -> Response:
    """Sign the helper in until the pass ends, or show the form again; a wrong PIN is counted."""
    key = request.app.state.secrets.pepper.encode()
    pin = "".join(form.pin.split())
    try:
        helper = come_in_with(session, key, form.link_token, pin, now)
    except NotFound:
        raise refused(request, "helper.html", DeadLink(), form=form) from None
    if helper is None:
        # Answered, not raised: what is raised keeps nothing, and this try has to count.
        return show(request, "helper.html", status.HTTP_401_UNAUTHORIZED, form=form, problem="wrong-pin")
    return let_in(request, session, helper, entry_by(request, "helper"), now)
