"""The week on one sheet of paper, for parents and for therapists."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.auth import WatchedVisitorDep
from app.clock import NowDep
from app.db import WritingSessionDep
from app.domain.in_short import in_short
from app.domain.sheet import read_sheet
from app.messages import translate
from app.templating import language_of, show

router = APIRouter(include_in_schema=False)


@router.get("/summary/{child_id}")
def summary(
    request: Request,
    visitor: WatchedVisitorDep,
    child_id: UUID,
    session: WritingSessionDep,
    now: NowDep,
    week: Annotated[str | None, Query(max_length=8)] = None,
    to_print: Annotated[bool, Query(alias="print")] = False,
) -> Response:
    """The week, or the last full one."""
    sheet = read_sheet(session, visitor, child_id, week, now, to_print=to_print)
    words = in_short(sheet.summary, partial(translate, language_of(request)))
    return show(request, "summary.html", child_id=child_id, sheet=sheet, in_short=words, to_print=to_print)
