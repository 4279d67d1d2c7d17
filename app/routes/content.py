"""The routine templates, play ideas and tips, for anyone."""

from fastapi import APIRouter, Request, Response

from app.content.library import Library

router = APIRouter()


@router.get("/api/content")
def read_content(request: Request) -> Response:
    """Send the whole library, or 304 to a client that already holds this version."""
    library: Library = request.app.state.library
    # Weak: the gzip and the plain answer are the same content in different bytes.
    headers = {"ETag": f'W/"{library.version}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if _holds(request.headers.get("if-none-match", ""), library.version):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(library.squeezed, media_type="application/json", headers=headers)
    return Response(library.body, media_type="application/json", headers=headers)


def _holds(if_none_match: str, version: str) -> bool:
    tags = {tag.strip().removeprefix("W/").strip('"') for tag in if_none_match.split(",")}
    return not tags.isdisjoint({version, "*"})
