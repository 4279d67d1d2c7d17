"""The `evenday` command."""

import asyncio
import logging
import socket
import sys
from typing import Annotated

import httpx
import typer
import uvicorn

from app import schema
from app.clock import system_clock
from app.collector import calm_collector
from app.content.commands import content_commands
from app.db import Database, UnsafeDatabase
from app.main import create_app
from app.operator_commands import recovery_link
from app.push.process import send_reminders
from app.secrets_file import read_or_make_secrets
from app.settings import Settings, SettingsError, read_settings

cli = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Evenday: support at home, between sessions."
)
cli.add_typer(content_commands, name="content")
cli.command("recovery-link")(recovery_link)


@cli.command()
def serve(
    migrate_first: Annotated[
        bool, typer.Option("--migrate/--no-migrate", help="Update the database first.")
    ] = True,
) -> None:
    """Serve the app, with the reminder worker unless EVENDAY_WORKER=0."""
    settings = read_settings()
    if migrate_first:
        _migrate(settings)
    _check(settings)
    _check_place(settings)
    typer.echo(f"Evenday is at {settings.public_url}")
    app = create_app(settings)
    calm_collector()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        proxy_headers=True,
        forwarded_allow_ips=settings.proxies,
        server_header=False,
        h11_max_incomplete_event_size=16384,
        timeout_graceful_shutdown=15,
    )


@cli.command()
def worker() -> None:
    """Send reminders, as a process of its own; any number of them share one PostgreSQL database."""
    calm_collector()
    asyncio.run(send_reminders(read_settings(), system_clock))


@cli.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    _migrate(read_settings())
    typer.echo("The database is up to date.")


@cli.command()
def secrets() -> None:
    """Make the secrets file where there is none, and check that only its owner can read it."""
    settings = read_settings()
    read_or_make_secrets(settings.secrets_path)
    typer.echo(f"The secrets are in {settings.secrets_path}.")


@cli.command()
def health(url: Annotated[str, typer.Argument(help="Address of the running service.")] = "") -> None:
    """Ask a running service how it is; exit 1 when it cannot do its work."""
    settings = read_settings()
    address = url or f"http://127.0.0.1:{settings.port}"
    try:
        answer = httpx.get(f"{address}/health", timeout=5, trust_env=False)
        typer.echo(answer.text)
    except httpx.HTTPError as error:
        typer.echo(f"no answer: {type(error).__name__}", err=True)
        raise typer.Exit(1) from None
    raise typer.Exit(0 if answer.is_success else 1)


def main() -> None:
    """Run a command; a refused setting or database is one line, not a traceback."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        cli()
    except (SettingsError, UnsafeDatabase, schema.OutdatedSchema) as error:
        sys.exit(f"evenday: {error}")


def _migrate(settings: Settings) -> None:
    async def run() -> None:
        database = Database(settings.owner_database)
        database.check()
        schema.upgrade(database.engine, app_role=settings.app_role)
        database.dispose()

    asyncio.run(run())


def _check(settings: Settings) -> None:
    # The app checks the same when it starts, but there the server would answer with a traceback.
    async def run() -> None:
        read_or_make_secrets(settings.secrets_path)
        database = Database(settings.database)
        database.check()
        database.check_role()
        schema.check(database.engine)
        database.dispose()

    asyncio.run(run())


def _check_place(settings: Settings) -> None:
    # Asked before the address is printed: whoever sees it opens it.
    if not (settings.frontend_dir / "index.html").is_file():
        message = "the app for the browser is not built; run make build, or check EVENDAY_FRONTEND_DIR"
        raise SettingsError(message)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        why = (error.strerror or "no such address").partition(" (")[0]
        place = f"{settings.host} port {settings.port}"
        message = f"cannot listen on {place} ({why}); check EVENDAY_HOST, or choose another EVENDAY_PORT"
        raise SettingsError(message) from None


if __name__ == "__main__":
    main()
