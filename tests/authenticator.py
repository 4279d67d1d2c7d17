"""A phone's authenticator in software: it makes ES256 keys and signs, and lies where a test tells it to."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from tests.people import ORIGIN

UP, UV, BE, BS, AT = 0x01, 0x04, 0x08, 0x10, 0x40
USUAL = UP | UV | BE | BS


def encoded(data: bytes) -> str:
    """Base64url without padding, as browsers write it."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """What `encoded` was given."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def a_key() -> ec.EllipticCurvePrivateKey:
    """A private key that stays in the authenticator."""
    return ec.generate_private_key(ec.SECP256R1())


@dataclass
class Authenticator:
    """One key, whom it belongs to, and how often it was used; synced keys count nothing."""

    rp: str = "evenday.test"
    origin: str = ORIGIN
    flags: int = USUAL
    count: int = 0
    algorithm: int = -7
    id: bytes = field(default_factory=lambda: os.urandom(32))
    handle: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(default_factory=a_key)

    def make(self, options: dict[str, Any], **lies: Any) -> dict[str, Any]:
        """Answer `navigator.credentials.create`; `lies` replace parts of the client data."""
        self.handle = decoded(options["user"]["id"])
        length = len(self.id).to_bytes(2, "big")
        data = self._data(self.flags | AT) + bytes(16) + length + self.id + self._public_key()
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        response = {
            "clientDataJSON": encoded(self._client_data("webauthn.create", options, lies)),
            "attestationObject": encoded(attestation),
            "transports": ["internal", "hybrid"],
        }
        return self._credential(response)

    def sign(self, options: dict[str, Any], **lies: Any) -> dict[str, Any]:
        """Answer `navigator.credentials.get`; `lies` replace parts of the client data."""
        data = self._data(self.flags)
        client_data = self._client_data("webauthn.get", options, lies)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": encoded(client_data),
            "authenticatorData": encoded(data),
            "signature": encoded(signature),
            "userHandle": encoded(self.handle),
        }
        return self._credential(response)

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.rp.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return cbor2.dumps({1: 2, 3: self.algorithm, -1: 1, -2: x, -3: y})

    def _client_data(self, kind: str, options: dict[str, Any], lies: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said | lies).encode()

    def _credential(self, response: dict[str, Any]) -> dict[str, Any]:
        name = encoded(self.id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }
