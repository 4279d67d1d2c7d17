"""compose.yaml, checked as far as that goes without a container engine."""

import re
from pathlib import Path

import pytest
import yaml
from typer.main import get_group

from app.cli import cli
from app.settings import PREFIX, read_settings

ROOT = Path(__file__).parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "evenday"}


def environment_of(service: dict) -> dict[str, str]:
    fill = {"EVENDAY_SITE": "evenday.example.org"}
    return {
        name: re.sub(r"\$\{(\w+):-[^}]*\}", lambda found: fill[found[1]], value)
        for name, value in service["environment"].items()
    }


def test_there_are_two_apps_two_workers_one_database_one_proxy_and_one_migration():
    assert set(SERVICES) == {"proxy", "app", "worker", "migrate", "database"}
    assert SERVICES["app"]["deploy"]["replicas"] == 2
    assert SERVICES["worker"]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_holds_no_more_rights_than_its_work_needs(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
    assert any(place.startswith("/tmp:") for place in service["tmpfs"])
    assert {"pids_limit", "mem_limit"} <= set(service)


@pytest.mark.parametrize("name", sorted(OURS))
def test_the_settings_of_a_service_are_settings_of_the_app(name, tmp_path):
    environment = environment_of(OURS[name])
    password = tmp_path / "password"
    password.write_text("a long pass/word\n")
    settings = read_settings(environment | {f"{PREFIX}DATABASE_PASSWORD_FILE": str(password)})
    assert settings.database == "postgresql+psycopg://evenday:a long pass%2Fword@database/evenday"
    assert settings.public_url == "https://evenday.example.org"


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_service_is_started_by_a_command_that_exists(name):
    words = " ".join(OURS[name]["command"])
    called = re.findall(r"evenday (\w+)", words)
    assert called
    assert set(called) <= set(get_group(cli).commands)


def test_only_the_proxy_is_reached_from_outside_and_the_database_reaches_nothing():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    closed = {name for name, network in COMPOSE["networks"].items() if network and network.get("internal")}
    assert set(SERVICES["database"]["networks"]) <= closed
    assert set(SERVICES["app"]["networks"]) <= closed


def test_no_secret_stands_in_an_environment():
    assert SERVICES["database"]["environment"]["POSTGRES_PASSWORD_FILE"] == "/run/secrets/owner-password"
    for service in SERVICES.values():
        for value in service.get("environment", {}).values():
            assert not re.search(r"://[^/@]*:[^/@]+@", value)


def test_only_the_migration_and_the_database_know_the_owner_of_the_tables():
    knows = {name for name, service in SERVICES.items() if "owner-password" in service.get("secrets", [])}
    assert knows == {"migrate", "database"}
    told = OURS["migrate"]["environment"]["EVENDAY_DATABASE_OWNER_URL"]
    assert told == f"postgresql://{SERVICES['database']['environment']['POSTGRES_USER']}@database/evenday"


def test_the_role_that_the_servers_log_in_as_is_made_weak():
    made = COMPOSE["configs"]["roles"]["content"]
    assert re.search(r"CREATE ROLE evenday LOGIN NOSUPERUSER NOBYPASSRLS\b.* PASSWORD :'password';", made)
    assert {"source": "roles", "target": "/docker-entrypoint-initdb.d/roles.sh"} in SERVICES["database"][
        "configs"
    ]


def test_nothing_starts_before_what_it_stands_on_is_ready():
    waits = {name: service.get("depends_on", {}) for name, service in SERVICES.items()}
    assert waits["migrate"] == {"database": {"condition": "service_healthy"}}
    for name in ("app", "worker"):
        assert waits[name] == {"migrate": {"condition": "service_completed_successfully"}}


def test_what_is_built_elsewhere_is_pinned():
    foreign = [service["image"] for name, service in SERVICES.items() if name not in OURS]
    assert all(re.fullmatch(r"[a-z]+:\d+\.\d+(\.\d+)?-\w+", image) for image in foreign)
