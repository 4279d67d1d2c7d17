"""The built app: its shell for every address it knows, its worker, its files."""

from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

APP_ADDRESSES = (
    "/",
    "/play",
    "/play/now",
    "/play/find",
    "/play/saved",
    "/play/own",
    "/play/own/new",
    "/play/own/{_id}",
    "/play/{_id}",
    "/play/{_id}/start",
    "/about/senses",
    "/calm",
    "/calm/board",
    "/calm/corner",
    "/about",
    "/journal",
    "/progress",
    "/log/win",
    "/log/check-in",
    "/log/moment",
    "/welcome",
    "/start",
    "/start/routines",
    "/start/sign-in",
    "/routines",
    "/settings",
    "/settings/security",
    "/signed-out",
    "/sharing",
    "/sharing/new",
    "/sharing/history",
    "/sharing/seen/{_grant}",
    "/asked",
    "/rest",
    "/rest/pass",
    "/food",
    "/help",
    "/help/numbers",
    "/help/evidence",
    "/help/{_card}",
    "/reminders",
    "/check-phone",
    "/waiting",
    "/caseload",
    "/caseload/{_child}",
)

_ENCODINGS = {".br": "br", ".gz": "gzip"}
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}

router = APIRouter(include_in_schema=False)


class BuiltFiles(StaticFiles):
    """The built files, compressed where the build did so and the browser can read it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with how long it may be kept: for ever where its name changes with its content."""
        ending, encoding = _squeezed(Path(str(self.directory)) / path, Headers(scope=scope))
        response = await super().get_response(path + ending, scope)
        _say_encoding(response, path, encoding)
        keep = "public, max-age=31536000, immutable" if _is_hashed(path) else "no-cache"
        response.headers["Cache-Control"] = keep
        return response


def _shell(request: Request) -> FileResponse:
    return _file(request, "index.html")


for _address in APP_ADDRESSES:
    router.add_api_route(_address, _shell, methods=["GET"])


@router.get("/sw.js")
def service_worker(request: Request) -> FileResponse:
    """The service worker; the browser compares it byte by byte on each visit."""
    return _file(request, "sw.js")


@router.get("/manifest.webmanifest")
def manifest(request: Request) -> FileResponse:
    """What the app is called and looks like on a home screen."""
    return _file(request, "manifest.webmanifest")


def mount_files(app: FastAPI, built: Path) -> None:
    """Serve the built files under /assets."""
    app.mount("/assets", BuiltFiles(directory=built / "assets", check_dir=False))


def _file(request: Request, name: str) -> FileResponse:
    path: Path = request.app.state.settings.frontend_dir / name
    ending, encoding = _squeezed(path, request.headers)
    response = FileResponse(
        f"{path}{ending}", media_type=_KINDS[path.suffix], headers={"Cache-Control": "no-cache"}
    )
    _say_encoding(response, name, encoding)
    return response


def _squeezed(path: Path, headers: Headers) -> tuple[str, str | None]:
    accepted = headers.get("accept-encoding", "")
    for ending, encoding in _ENCODINGS.items():
        if encoding in accepted and path.with_name(path.name + ending).is_file():
            return ending, encoding
    return "", None


def _say_encoding(response: Response, path: str, encoding: str | None) -> None:
    response.headers["Vary"] = "Accept-Encoding"
    if encoding and "Content-Type" in response.headers:
        response.headers["Content-Encoding"] = encoding
        response.headers["Content-Type"] = _KINDS.get(Path(path).suffix) or "application/octet-stream"


def _is_hashed(path: str) -> bool:
    # esbuild puts an eight-character capital hash before the ending: today-7QK3ZL2A.js
    stem = Path(path).stem
    _, dash, tail = stem.rpartition("-")
    return bool(dash) and len(tail) == 8 and tail.isalnum() and tail.isupper()  # noqa: PLR2004 - esbuild's length
