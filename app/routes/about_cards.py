"""Links to one page about a child. Their token is in the fragment, so no log ever holds it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, status
from pydantic import BaseModel
from starlette.responses import Response

from app.auth import ParentDep
from app.caller import place
from app.clock import NowDep
from app.content.library import in_language
from app.db import SessionDep
from app.domain.about_cards import CardLine, MakeCard, make_card, open_cards, read_card, stop_card
from app.domain.rates import CARDS_PER_PLACE
from app.errors import NotFound, TooMany
from app.forms import DeadLink, LinkForm
from app.qr import qr_of
from app.rates import count
from app.routes.invitations import count_offer
from app.templating import refused, show

router = APIRouter()


class Cards(BaseModel):
    """The family's open links."""

    cards: list[CardLine]


class Made(CardLine):
    """A new link; it is told this once, as text and as a picture."""

    link: str
    qr: str


@router.get("/api/about-cards")
def list_cards(caregiver: ParentDep, session: SessionDep, now: NowDep) -> Cards:
    """Which links still open a page."""
    return Cards(cards=open_cards(session, caregiver, now))


@router.post("/api/about-cards", status_code=status.HTTP_201_CREATED)
def make(request: Request, caregiver: ParentDep, args: MakeCard, session: SessionDep, now: NowDep) -> Made:
    """Make a link."""
    count_offer(request, session, caregiver, now)
    card, token = make_card(session, caregiver, args, now)
    link = f"{request.app.state.settings.public_url}/about-card#{token}"
    line = CardLine.model_validate(card, from_attributes=True)
    return Made(**line.model_dump(), link=link, qr=qr_of(link))


@router.delete("/api/about-cards/{card_id}", status_code=status.HTTP_204_NO_CONTENT)
def stop(caregiver: ParentDep, card_id: UUID, session: SessionDep, now: NowDep) -> None:
    """Stop a link at once."""
    stop_card(session, caregiver, card_id, now)


@router.get("/about-card", include_in_schema=False)
def card_door(request: Request) -> Response:
    """The form that a link opens; with a script it sends itself."""
    return show(request, "about_card_door.html", form=LinkForm(), problem=None)


async def _counted(request: Request, form: Annotated[LinkForm, Form()], now: NowDep) -> None:
    try:
        await count(request, now, (CARDS_PER_PLACE, place(request)))
    except TooMany as problem:
        raise refused(request, "about_card_door.html", problem, form=form) from None


@router.post("/about-card", include_in_schema=False, dependencies=[Depends(_counted)])
def read(request: Request, form: Annotated[LinkForm, Form()], session: SessionDep, now: NowDep) -> Response:
    """The page, or the form again."""
    try:
        card = read_card(session, form.link_token, now)
    except NotFound:
        raise refused(request, "about_card_door.html", DeadLink(), form=form) from None
    library = in_language(request.app.state.packs, request.headers.get("accept-language"))
    return show(request, "about_card.html", card=card, emergency=library.emergency_number(card.country))
