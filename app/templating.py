"""Pages made on the server: complete HTML, in the reader's language, that needs no script."""

import json
from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from app.errors import Problem
from app.messages import negotiate, translate

TEMPLATES = Path(__file__).parent / "templates"


class PageRefused(Exception):
    """Ends a form's transaction with nothing kept, and shows a page that says what to change."""

    def __init__(self, page: HTMLResponse) -> None:
        """`page` is the form again, with what was typed and one sentence."""
        self.page = page
        super().__init__(page.status_code)


class Pages:
    """The templates, and the addresses of the built files they ask for."""

    def __init__(self, built: Path) -> None:
        self._list = built / "assets.json"
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def show(self, request: Request, name: str, status: int = 200, **context: object) -> HTMLResponse:
        """The page `name` in the language the browser asks for."""
        language = language_of(request)
        html = self._templates.get_template(name).render(
            t=partial(translate, language),
            day=_days(language),
            listed=partial(format_list, locale=Locale.parse(language, sep="-")),
            asset=self._asset,
            lang=language,
            dir=Locale.parse(language, sep="-").text_direction,
            **context,
        )
        return HTMLResponse(html, status)

    def _asset(self, name: str) -> str:
        """The address of a built file; KeyError for one that the build does not make."""
        return self._files[name]

    @cached_property
    def _files(self) -> dict[str, str]:
        return json.loads(self._list.read_text(encoding="utf-8"))["files"]


def install(app: FastAPI, built: Path) -> None:
    """Give the app its pages."""
    app.state.pages = Pages(built)
    app.add_exception_handler(PageRefused, _refused)


def language_of(request: Request) -> str:
    """The language of the catalogue that fits the browser's wishes best."""
    return negotiate(request.headers.get("accept-language"))


def show(request: Request, name: str, status: int = 200, **context: object) -> HTMLResponse:
    """The page `name`, as `Pages.show`, for code that has the request at hand."""
    pages: Pages = request.app.state.pages
    return pages.show(request, name, status, **context)


def refused(request: Request, name: str, problem: Problem, **context: object) -> PageRefused:
    """The form `name` again, with what was typed and the problem's sentence."""
    page = show(request, name, problem.status, problem=problem.code, **context)
    if problem.retry_after:
        page.headers["Retry-After"] = str(problem.retry_after)
    return PageRefused(page)


async def _refused(_request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, PageRefused)  # noqa: S101 - the handler is registered for it alone
    return error.page


def _days(language: str) -> Callable[[date, str], str]:
    locale = Locale.parse(language, sep="-")

    def day(value: date, form: str) -> str:
        """A day in one of the forms of the catalogue: `full`, `long`, `short`, `name`."""
        return format_date(value, translate(language, f"date.{form}"), locale)

    return day
