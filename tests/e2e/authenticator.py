"""A phone's own authenticator, as the browser's test protocol plays it: somebody is there, and keys stay."""

from typing import Any

from playwright.sync_api import Page

OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Authenticator:
    """Holds the passkeys of one page; they can be carried to another, as a password manager does."""

    def __init__(self, page: Page) -> None:
        self._protocol = page.context.new_cdp_session(page)
        self._protocol.send("WebAuthn.enable")
        made = self._protocol.send("WebAuthn.addVirtualAuthenticator", {"options": OPTIONS})
        self._id = {"authenticatorId": made["authenticatorId"]}

    def passkeys(self) -> list[dict[str, Any]]:
        """Every passkey it holds."""
        return self._protocol.send("WebAuthn.getCredentials", self._id)["credentials"]

    def take(self, passkeys: list[dict[str, Any]]) -> None:
        """Hold these too."""
        for passkey in passkeys:
            self._protocol.send("WebAuthn.addCredential", {**self._id, "credential": passkey})

    def refuse(self) -> None:
        """From now on nobody puts a finger on it."""
        self._protocol.send("WebAuthn.setUserVerified", {**self._id, "isUserVerified": False})
