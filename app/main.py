"""The service, put together."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI

from app import auth, problems, schema, templating
from app.bodies import BodyLimits
from app.clock import Clock, steady_clock, system_clock
from app.content.loader import shipped_packs
from app.cookie import LateCookies
from app.db import Database
from app.domain.passwords import Passwords
from app.domain.rates import Rates
from app.domain.seals import Seals
from app.error_pages import ErrorPages
from app.flood import FloodGuard
from app.headers import SameOrigin, SecurityHeaders
from app.push.process import working
from app.push.service import PushService, push_service
from app.push.worker import Worker
from app.routes import (
    about_cards,
    accounts,
    audit,
    calendar_feed,
    caseload,
    content,
    credentials,
    demo,
    enter,
    health,
    helper_passes,
    invitations,
    join,
    members,
    passkeys,
    proofs,
    recover,
    reminder_actions,
    reminders,
    sessions,
    sharing,
    shell,
    sign_in,
    summary,
    sync,
)
from app.routes import push as push_routes
from app.secrets_file import read_or_make_secrets
from app.settings import Settings
from app.upkeep import upkeep

ROUTERS = (
    accounts.router,
    sessions.router,
    demo.router,
    sync.router,
    sharing.router,
    invitations.router,
    members.router,
    audit.router,
    helper_passes.router,
    about_cards.router,
    caseload.router,
    sign_in.router,
    passkeys.router,
    proofs.router,
    credentials.router,
    recover.router,
    enter.router,
    join.router,
    summary.router,
    content.router,
    push_routes.router,
    reminder_actions.router,
    reminders.router,
    calendar_feed.router,
    health.router,
    shell.router,
)


def create_app(
    settings: Settings,
    clock: Clock = system_clock,
    push: PushService | None = None,
    monotonic: Callable[[], float] = steady_clock,
) -> FastAPI:
    """The app with its settings; everything it needs is made when it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        _take_secrets(app, settings)
        app.state.database = Database(settings.database)
        app.state.database.check()
        app.state.database.check_role()
        schema.check(app.state.database.engine)
        app.state.push = push or push_service(settings, app.state.secrets)
        async with AsyncExitStack() as running:
            if settings.worker:
                app.state.worker = Worker(app.state.database, app.state.push, clock, monotonic=monotonic)
                await running.enter_async_context(working(app.state.worker))
                await running.enter_async_context(upkeep(app.state.database, clock))
            yield
        app.state.database.dispose()

    app = FastAPI(title="Evenday", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    # A redirect to the address without its last slash would be built from the Host header.
    app.router.redirect_slashes = False
    app.state.settings = settings
    app.state.clock = clock
    app.state.worker = None
    app.state.packs = shipped_packs()
    problems.install(app)
    auth.install(app)
    templating.install(app, settings.frontend_dir)
    for router in ROUTERS:
        app.include_router(router)
    shell.mount_files(app, settings.frontend_dir)
    _put_guards(app, settings)
    return app


def _put_guards(app: FastAPI, settings: Settings) -> None:
    """What stands before every route; the last one is met first."""
    app.add_middleware(BodyLimits)
    app.add_middleware(LateCookies)
    app.add_middleware(FloodGuard, per_minute=settings.requests_per_minute)
    app.add_middleware(SameOrigin, public_url=settings.public_url)
    app.add_middleware(ErrorPages)
    app.add_middleware(SecurityHeaders, https=settings.is_https)


def _take_secrets(app: FastAPI, settings: Settings) -> None:
    app.state.secrets = read_or_make_secrets(settings.secrets_path)
    app.state.passwords = Passwords(app.state.secrets.pepper)
    app.state.seals = Seals(app.state.secrets.pepper)
    app.state.rates = Rates(app.state.secrets.pepper)
