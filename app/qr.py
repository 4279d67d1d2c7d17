"""A link as a picture, for the camera of another device."""

import segno


def qr_of(text: str) -> str:
    """The text as a QR code, in a `data:` address of an SVG image."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=4)
