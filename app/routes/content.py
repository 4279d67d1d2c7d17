"""The routine templates, play ideas and tips, for anyone."""

from fastapi import APIRouter, Request, Response

from app.content.library import Library

router = APIRouter()


@router.get("/api/content")
def read_content(request: Request) -> Response:
    """Send the whole library, or 304 to a client that already holds this version."""
    library: Library = request.app.state.library
    headers = {"ETag": f'"{library.version}"', "Cache-Control": "no-cache"}
    if _holds(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(library.body, media_type="application/json", headers=headers)


def _holds(if_none_match: str, etag: str) -> bool:
    candidates = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in candidates or "*" in candidates
