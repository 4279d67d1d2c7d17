"""What is typed into the server's own pages."""

from typing import Annotated

from pydantic import BaseModel, Field

from app.errors import NotFound

Typed = Annotated[str, Field(max_length=500)]


class DeadLink(NotFound):
    """The link opens nothing; whether it ever did is not told."""

    code = "dead-link"


class LinkForm(BaseModel):
    """The form behind a link, whose token is in the fragment: read by script, or pasted by hand."""

    token: Typed = ""
    code: Typed = ""
    """The same, where no script could read the link."""

    @property
    def link_token(self) -> str:
        """The token, whether it came by script, as a code, or as the whole link."""
        return (self.token or self.code).rpartition("#")[2].strip()
