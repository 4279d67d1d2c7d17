"""Answers of authenticators with one thing wrong, by what is wrong with them."""

import os
from collections.abc import Callable
from typing import Any

import cbor2

from tests.authenticator import BE, BS, UP, UV, decoded, encoded

Answer = dict[str, Any]


def changed(part: str, change: Callable[[bytes], bytes]) -> Callable[[Answer], None]:
    """A change of one part of the response's bytes."""

    def apply(answer: Answer) -> None:
        answer["response"][part] = encoded(change(decoded(answer["response"][part])))

    return apply


def attested(change: Callable[[dict[str, Any]], Any]) -> Callable[[Answer], None]:
    """A change inside the attestation object."""

    def apply(raw: bytes) -> bytes:
        said = cbor2.loads(raw)
        change(said)
        return cbor2.dumps(said)

    return changed("attestationObject", apply)


def put(*path: str, value: Any) -> Callable[[Answer], None]:
    """Another value at a place of the answer."""

    def apply(answer: Answer) -> None:
        for name in path[:-1]:
            answer = answer[name]
        answer[path[-1]] = value

    return apply


def without(*path: str) -> Callable[[Answer], None]:
    """An answer that lacks something."""

    def apply(answer: Answer) -> None:
        for name in path[:-1]:
            answer = answer[name]
        del answer[path[-1]]

    return apply


def flipped(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])


def cut(raw: bytes) -> bytes:
    return raw[:-7]


# What somebody else, or a broken device, could be: the same authenticator but for one thing.
DEVICES: dict[str, dict[str, Any]] = {
    "another origin": {"origin": "https://evil.test"},
    "an origin below ours": {"origin": "https://x.evenday.test"},
    "our origin without its security": {"origin": "http://evenday.test"},
    "our origin at another port": {"origin": "https://evenday.test:8443"},
    "another relying party": {"rp": "evil.test"},
    "nobody present": {"flags": UV | BE | BS},
    "nobody verified": {"flags": UP | BE | BS},
    "nothing claimed": {"flags": 0},
    "a copy of a key that cannot be copied": {"flags": UP | UV | BS},
}
LIES: dict[str, dict[str, Any]] = {
    "the type of something else": {"type": "payment.get"},
    "another challenge": {"challenge": encoded(os.urandom(64))},
    "no challenge": {"challenge": ""},
    "a challenge that is no text": {"challenge": 7},
    "a page inside another page": {"crossOrigin": True},
    "a page on top of ours": {"topOrigin": "https://evil.test"},
    "an origin that is a list": {"origin": ["https://evenday.test"]},
}
BOTH: dict[str, Callable[[Answer], None]] = {
    "no response": without("response"),
    "no client data": without("response", "clientDataJSON"),
    "client data that is no JSON": put("response", "clientDataJSON", value=encoded(b"{")),
    "client data that is a list": put("response", "clientDataJSON", value=encoded(b"[]")),
    "client data without an end": put("response", "clientDataJSON", value=encoded(b"[" * 3000)),
    "client data that is too long": put("response", "clientDataJSON", value="A" * 5000),
    "letters that are none of base64url": put("response", "clientDataJSON", value="ä+/="),
    "another kind of credential": put("type", value="password"),
    "an id that is a number": put("id", value=7),
    "an id that is not the raw id": put("id", value=encoded(b"another")),
    "an id without an end": put("rawId", value="A" * 2000),
    "nothing at all": lambda answer: answer.clear(),
}
SIGNED: dict[str, Callable[[Answer], None]] = {
    "a signature with one bit changed": changed("signature", flipped),
    "a signature that is cut": changed("signature", cut),
    "an empty signature": put("response", "signature", value=""),
    "the signature of another key": changed("signature", lambda raw: os.urandom(len(raw))),
    "data with one bit changed": changed("authenticatorData", flipped),
    "data that is cut": changed("authenticatorData", cut),
    "data with something behind it": changed("authenticatorData", lambda raw: raw + b"more"),
    "data that promises a key": changed("authenticatorData", lambda raw: raw[:32] + b"\x5d" + raw[33:]),
    "a foreign handle": put("response", "userHandle", value=encoded(os.urandom(32))),
    "no handle": put("response", "userHandle", value=None),
    "an empty handle": put("response", "userHandle", value=""),
    "a key nobody has": lambda answer: answer.update(id=encoded(b"unknown"), rawId=encoded(b"unknown")),
}
MADE: dict[str, Callable[[Answer], None]] = {
    "an attestation that is cut": changed("attestationObject", cut),
    "an attestation that is no CBOR": put("response", "attestationObject", value=encoded(b"\xff\x00")),
    "an attestation that is empty": put("response", "attestationObject", value=""),
    "an attestation without an end": put("response", "attestationObject", value="A" * 20000),
    "an attestation that is a number": put("response", "attestationObject", value=encoded(b"\x07")),
    "a statement of nobody": attested(lambda said: said.update(fmt="nobody")),
    "a format that is a number": attested(lambda said: said.update(fmt=7)),
    "a statement where none was asked for": attested(lambda said: said.update(attStmt={"sig": b"1"})),
    "an unfinished chain": attested(
        lambda said: said.update(fmt="packed", attStmt={"alg": -7, "x5c": [b""]})
    ),
    "no authenticator data": attested(lambda said: said.pop("authData")),
    "data without a key": attested(lambda said: said.update(authData=said["authData"][:37])),
    "a key that is cut": attested(lambda said: said.update(authData=said["authData"][:-9])),
    "a key of unknown make": attested(lambda said: said.update(authData=with_key(said, b"\xa1\x01\x18\x63"))),
    "a key that is no map": attested(lambda said: said.update(authData=with_key(said, b"\x01"))),
    "a point off the curve": attested(lambda said: said.update(authData=with_key(said, a_point(-7)))),
    "a point that says it is RSA": attested(lambda said: said.update(authData=with_key(said, a_point(-257)))),
    "another id than it says": attested(lambda said: said.update(authData=with_id(said))),
    "too many ways to reach it": put("response", "transports", value=["usb"] * 11),
}
_ID = 37 + 16 + 2


def a_point(algorithm: int) -> bytes:
    return cbor2.dumps({1: 2, 3: algorithm, -1: 1, -2: bytes(31) + b"1", -3: bytes(32)})


def with_key(said: dict[str, Any], key: bytes) -> bytes:
    return said["authData"][: _ID + 32] + key


def with_id(said: dict[str, Any]) -> bytes:
    return said["authData"][:_ID] + os.urandom(32) + said["authData"][_ID + 32 :]
