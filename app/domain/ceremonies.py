"""What is said between this service, a browser and an authenticator, by the rules of WebAuthn."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import (
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    options_to_json_dict,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from app import base64url
from app.errors import Problem
from app.models import Account, Passkey

ALGORITHMS = [
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
_PATIENCE = 300_000
"""Milliseconds a person may take over the browser's own dialog."""
_LONGEST_ID = 1023
"""Bytes, by the standard."""


class PasskeyRefused(Problem):
    """The authenticator's answer does not fit; in which way is not told."""

    status = 401
    code = "passkey-refused"


@dataclass(frozen=True)
class RelyingParty:
    """An installation, as authenticators know it: by its configured address, whatever a request claims."""

    id: str
    origin: str
    name: str


def _base64url(longest: int) -> Any:  # noqa: ANN401 - what goes into Annotated
    return StringConstraints(pattern=r"^[A-Za-z0-9_-]*$", max_length=longest)


class _Sent(BaseModel):
    """What a browser's `toJSON` gives; it grows from year to year, so what is unknown is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _MadeResponse(_Sent):
    client_data: Annotated[str, _base64url(4096), Field(alias="clientDataJSON")]
    attestation: Annotated[str, _base64url(16384), Field(alias="attestationObject")]
    transports: tuple[Annotated[str, StringConstraints(max_length=20)], ...] = Field((), max_length=10)


class _SignedResponse(_Sent):
    client_data: Annotated[str, _base64url(4096), Field(alias="clientDataJSON")]
    authenticator_data: Annotated[str, _base64url(4096), Field(alias="authenticatorData")]
    signature: Annotated[str, _base64url(2048)]
    user_handle: Annotated[str, _base64url(128), Field(alias="userHandle")]
    """Who the key says its owner is: all our keys know that."""


class _Credential(_Sent):
    id: Annotated[str, _base64url(1400)]
    raw_id: Annotated[str, _base64url(1400), Field(alias="rawId")]
    type: Literal["public-key"]


class Made(_Credential):
    """A new key and who made it."""

    response: _MadeResponse


class Signed(_Credential):
    """A challenge, signed."""

    response: _SignedResponse

    @property
    def credential_id(self) -> bytes:
        """Which key signed."""
        return _bytes_of(self.raw_id)

    @property
    def user_handle(self) -> bytes:
        """Whose key it is, as it says itself."""
        return _bytes_of(self.response.user_handle)


def creation_options(
    party: RelyingParty, account: Account, known: Sequence[Passkey], challenge: bytes
) -> dict[str, Any]:
    """What a browser needs to make a key that is none of those known already."""
    options = generate_registration_options(
        rp_id=party.id,
        rp_name=party.name,
        user_id=account.handle,
        user_name=account.login,
        user_display_name=account.name,
        challenge=challenge,
        timeout=_PATIENCE,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[_described(passkey) for passkey in known],
        supported_pub_key_algs=ALGORITHMS,
    )
    return options_to_json_dict(options)


def request_options(party: RelyingParty, challenge: bytes, allowed: Sequence[Passkey] = ()) -> dict[str, Any]:
    """What a browser needs to have the challenge signed: by one of the keys, or by any it has for us."""
    options = generate_authentication_options(
        rp_id=party.id,
        challenge=challenge,
        timeout=_PATIENCE,
        allow_credentials=[_described(passkey) for passkey in allowed],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def check_made(party: RelyingParty, challenge: bytes, made: Made) -> VerifiedRegistration:
    """The new key, where all is as it was asked for; else PasskeyRefused."""
    try:
        verified = verify_registration_response(
            credential=made.model_dump(by_alias=True),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=[party.origin],
            require_user_verification=True,
            supported_pub_key_algs=ALGORITHMS,
        )
        _refuse_frames(made.response.client_data)
    except Exception:  # noqa: BLE001 - a stranger's bytes went through parsers of several libraries
        raise PasskeyRefused from None
    if verified.credential_id != _bytes_of(made.raw_id) or len(verified.credential_id) > _LONGEST_ID:
        raise PasskeyRefused
    _refuse_unusable(verified.credential_public_key)
    return verified


def check_signed(
    party: RelyingParty, challenge: bytes, signed: Signed, public_key: bytes, sign_count: int
) -> VerifiedAuthentication:
    """What the authenticator said beside its signature, where that is right; else PasskeyRefused."""
    try:
        verified = verify_authentication_response(
            credential=signed.model_dump(by_alias=True),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=[party.origin],
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
        _refuse_frames(signed.response.client_data)
    except Exception:  # noqa: BLE001 - a stranger's bytes went through parsers of several libraries
        raise PasskeyRefused from None
    return verified


def _refuse_frames(client_data: str) -> None:
    # The library reads this and lets it pass: a page of somebody else's had ours inside it.
    said = json.loads(_bytes_of(client_data))
    if said.get("crossOrigin") or "topOrigin" in said:
        raise PasskeyRefused


def _refuse_unusable(public_key: bytes) -> None:
    # The library looks into a key when it is first used; nobody shall keep one that never signs them in.
    try:
        decoded = decode_credential_public_key(public_key)
        key = decoded_public_key_to_cryptography(decoded)
    except Exception:  # noqa: BLE001 - as above
        raise PasskeyRefused from None
    if not isinstance(key, _MAKES[COSEAlgorithmIdentifier(decoded.alg)]):
        raise PasskeyRefused


_MAKES = {
    COSEAlgorithmIdentifier.EDDSA: Ed25519PublicKey,
    COSEAlgorithmIdentifier.ECDSA_SHA_256: EllipticCurvePublicKey,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256: RSAPublicKey,
}


def _described(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    known = {transport.value for transport in AuthenticatorTransport}
    ways = [AuthenticatorTransport(way) for way in passkey.transports if way in known]
    return PublicKeyCredentialDescriptor(id=passkey.credential_id, transports=ways or None)


def _bytes_of(text: str) -> bytes:
    return base64url.decode(text)
