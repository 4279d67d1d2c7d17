"""The built app: its shell for every address it knows, its worker, its files."""

from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

APP_ADDRESSES = (
    "/",
    "/play",
    "/play/{_id}",
    "/calm",
    "/journal",
    "/progress",
    "/log/win",
    "/log/check-in",
    "/welcome",
    "/start",
    "/settings",
    "/sharing",
    "/sharing/new",
    "/reminders",
    "/waiting",
    "/caseload",
    "/caseload/{_child}",
)

router = APIRouter(include_in_schema=False)


class BuiltFiles(StaticFiles):
    """Files whose name changes with their content may be kept for ever; the others are asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with how long it may be kept."""
        response = await super().get_response(path, scope)
        keep = "public, max-age=31536000, immutable" if _is_hashed(path) else "no-cache"
        response.headers["Cache-Control"] = keep
        return response


def _shell(request: Request) -> FileResponse:
    return _file(request, "index.html", "text/html; charset=utf-8")


for _address in APP_ADDRESSES:
    router.add_api_route(_address, _shell, methods=["GET"])


@router.get("/sw.js")
def service_worker(request: Request) -> FileResponse:
    """The service worker; the browser compares it byte by byte on each visit."""
    return _file(request, "sw.js", "text/javascript; charset=utf-8")


@router.get("/manifest.webmanifest")
def manifest(request: Request) -> FileResponse:
    """What the app is called and looks like on a home screen."""
    return _file(request, "manifest.webmanifest", "application/manifest+json")


def mount_files(app: FastAPI, built: Path) -> None:
    """Serve the built files under /assets."""
    app.mount("/assets", BuiltFiles(directory=built / "assets", check_dir=False))


def _file(request: Request, name: str, media_type: str) -> FileResponse:
    path = request.app.state.settings.frontend_dir / name
    return FileResponse(path, media_type=media_type, headers={"Cache-Control": "no-cache"})


def _is_hashed(path: str) -> bool:
    # esbuild puts an eight-character capital hash before the ending: today-7QK3ZL2A.js
    stem = Path(path).stem
    _, dash, tail = stem.rpartition("-")
    return bool(dash) and len(tail) == 8 and tail.isalnum() and tail.isupper()  # noqa: PLR2004 - esbuild's length
