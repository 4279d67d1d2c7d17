"""Every setting the service has, read once from the environment and never changed."""

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url

PREFIX = "EVENDAY_"
_HERE_ONLY = {"localhost", "127.0.0.1", "::1"}


class SettingsError(Exception):
    """A setting that is unsafe, malformed or unknown; the message is one line for the operator."""


class Settings(BaseSettings):
    """The settings. Each is the environment variable of its name in capitals behind `EVENDAY_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    data_dir: Path = Path("data")
    """Folder of the embedded database and the secrets file."""
    database_url: str = ""
    """`sqlite:///path` or `postgresql://user@host/name`; empty means one SQLite file in `data_dir`."""
    database_password_file: Path | None = None
    """File that holds the PostgreSQL password, so that it is in no environment and no process list."""
    database_owner_url: str = ""
    """The role that owns the tables, for `evenday migrate` alone; empty means that one role does both."""
    database_owner_password_file: Path | None = None
    """File that holds the owner's password; the servers need neither."""
    secrets_file: Path | None = None
    """Where the secrets are; empty means `secrets.json` in `data_dir`, made at the first start."""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    public_url: str = ""
    """The address people type; links and the same-origin rule use it, never the Host header.
    Empty means `http://localhost` with `port`."""
    proxies: str = "127.0.0.1"
    """Addresses of reverse proxies whose forwarded client address is believed, comma separated."""
    requests_per_minute: Annotated[int, Field(ge=10)] = 300
    """What one address may ask of one process in a minute; more where many people share an address."""
    worker: bool = True
    """Whether the server process also sends reminders."""
    demo: bool = True
    """Whether visitors may look around in a demo family."""
    sign_up: bool = True
    """Whether anybody may found a family; without it, people come in by invitation alone."""
    insecure_lan: bool = False
    """Allow plain HTTP on a host other than this machine. No passkeys, no offline app, no push there."""
    push_contact: str = ""
    """`mailto:` or `https:` address for push services; empty means `public_url` where that is HTTPS."""
    push_hosts: str = ""
    """Further push services to trust, comma separated host names."""
    frontend_dir: Path = Path(__file__).parent.parent / "frontend" / "dist"
    """The built app."""

    @field_validator("public_url")
    @classmethod
    def _bare_origin(cls, value: str, info: ValidationInfo) -> str:
        value = value or f"http://localhost:{info.data.get('port', 8000)}"
        parts = urlsplit(value)
        if (
            parts.scheme not in {"http", "https"}
            or not parts.hostname
            or parts.path.strip("/")
            or parts.query
            or parts.fragment
            or parts.username
            or not _has_usable_port(parts)
        ):
            message = "must be an address like https://home.example.org, without a path"
            raise ValueError(message)
        return value.rstrip("/")

    @field_validator("push_contact")
    @classmethod
    def _reachable_contact(cls, value: str) -> str:
        if value and not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+|https://[^\s/]+\S*", value):
            message = "must be like mailto:name@example.org or https://example.org"
            raise ValueError(message)
        return value

    @field_validator("database_url", "database_owner_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            message = "must start with sqlite:/// or postgresql://"
            raise ValueError(message)
        if value in {"sqlite:///", "sqlite:///:memory:"}:
            message = "must name a file: what is only in memory is not kept"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _no_plain_http_abroad(self) -> "Settings":
        parts = urlsplit(self.public_url)
        if parts.scheme == "http" and parts.hostname not in _HERE_ONLY and not self.insecure_lan:
            message = (
                "EVENDAY_PUBLIC_URL is plain HTTP beyond this machine; "
                "use HTTPS, or set EVENDAY_INSECURE_LAN=1"
            )
            raise ValueError(message)
        return self

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'evenday.db'}"
        return _address(self.database_url, "EVENDAY_DATABASE_PASSWORD_FILE", self.database_password_file)

    @property
    def owner_database(self) -> str:
        """The SQLAlchemy URL that migrations use."""
        if not self.database_owner_url:
            return self.database
        file = self.database_owner_password_file
        return _address(self.database_owner_url, "EVENDAY_DATABASE_OWNER_PASSWORD_FILE", file)

    @property
    def app_role(self) -> str | None:
        """The PostgreSQL role that the servers log in as."""
        return make_url(self.database_url).username if self.database_url else None

    @property
    def secrets_path(self) -> Path:
        """The secrets file in force."""
        return self.secrets_file or self.data_dir / "secrets.json"

    @property
    def contact(self) -> str:
        """Who a push service may write to about our messages."""
        if self.push_contact:
            return self.push_contact
        return self.public_url if self.public_url.startswith("https:") else "mailto:operator@localhost"

    @property
    def extra_push_hosts(self) -> tuple[str, ...]:
        """The operator's additions to the known push services."""
        return tuple(host.strip().lower() for host in self.push_hosts.split(",") if host.strip())

    @property
    def origin(self) -> str:
        """The address as a browser writes it: small letters, and no port where it goes without saying."""
        parts = urlsplit(self.public_url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        usual = {"http": 80, "https": 443}[parts.scheme]
        return f"{parts.scheme}://{host}{'' if parts.port in {None, usual} else f':{parts.port}'}"

    @property
    def passkey_host(self) -> str | None:
        """The name that passkeys belong to; None where there is none, or no secure connection to it."""
        host = urlsplit(self.public_url).hostname or ""
        if host == "localhost":
            return host
        return host if self.is_https and not _is_address(host) else None

    @property
    def is_https(self) -> bool:
        """Whether the browser treats our origin as secure by its scheme."""
        return self.public_url.startswith("https:")


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings from `environment`; raises SettingsError with one line when any is unknown or unusable."""
    unknown = sorted(
        name
        for name in environment
        if name.startswith(PREFIX) and name.removeprefix(PREFIX).lower() not in Settings.model_fields
    )
    if unknown:
        message = f"unknown setting {unknown[0]}: check the spelling against the table in README.md"
        raise SettingsError(message)
    values = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        # Compose files hand on what is not set as an empty word; that means the default.
        if name.startswith(PREFIX) and value
    }
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = PREFIX + str(first["loc"][0]).upper() + " " if first["loc"] else ""
        raise SettingsError(where + first["msg"].removeprefix("Value error, ")) from None


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _has_usable_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _address(url: str, setting: str, password_file: Path | None) -> str:
    address = make_url(url.replace("postgresql://", "postgresql+psycopg://", 1))
    if password_file:
        address = address.set(password=_word_in(password_file, setting))
    return address.render_as_string(hide_password=False)


def _word_in(path: Path, setting: str) -> str:
    try:
        return path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{setting} cannot be read ({type(error).__name__}): {path}"
        raise SettingsError(message) from None
