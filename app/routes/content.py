"""The routine templates, play ideas, tips and safety cards, for anyone."""

from fastapi import APIRouter, Request, Response

from app.content.library import in_language
from app.etag import holds

router = APIRouter()


@router.get("/api/content")
def read_content(request: Request) -> Response:
    """Send the whole library in the reader's language, or 304 to a client that already holds this version."""
    library = in_language(request.app.state.packs, request.headers.get("accept-language"))
    headers = {
        # Weak: the gzip and the plain answer are the same content in different bytes.
        "ETag": f'W/"{library.version}"',
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding, Accept-Language",
        "Content-Language": library.language,
    }
    if holds(request.headers.get("if-none-match", ""), library.version):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(library.squeezed, media_type="application/json", headers=headers)
    return Response(library.body, media_type="application/json", headers=headers)
