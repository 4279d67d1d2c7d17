"""A setting that is unsafe, malformed or misspelt stops the start with one clear line."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import schema
from app.cli import main
from app.db import Database
from app.settings import Settings, SettingsError, read_settings

HOME = "https://home.example.org"
REFUSED: list[tuple[dict[str, str], str]] = [
    ({"EVENDAY_PUBLIC_ULR": HOME}, "EVENDAY_PUBLIC_ULR"),
    ({"EVENDAY_SECRET_KEY": "changeme"}, "EVENDAY_SECRET_KEY"),
    ({"EVENDAY_PUBLIC_URL": "http://home.example.org"}, "plain HTTP"),
    ({"EVENDAY_PUBLIC_URL": "http://192.168.1.7:8000"}, "plain HTTP"),
    ({"EVENDAY_PUBLIC_URL": "home.example.org"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_PUBLIC_URL": "ftp://home.example.org"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_PUBLIC_URL": f"{HOME}/evenday"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_PUBLIC_URL": f"{HOME}?a=b"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_PUBLIC_URL": f"{HOME}#a"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_PUBLIC_URL": "https://me@home.example.org"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_PUBLIC_URL": "https://home.example.org:99999"}, "EVENDAY_PUBLIC_URL"),
    ({"EVENDAY_DATABASE_URL": "mysql://localhost/evenday"}, "EVENDAY_DATABASE_URL"),
    ({"EVENDAY_DATABASE_URL": "evenday.db"}, "EVENDAY_DATABASE_URL"),
    ({"EVENDAY_DATABASE_URL": "sqlite:///:memory:"}, "EVENDAY_DATABASE_URL"),
    ({"EVENDAY_PORT": "http"}, "EVENDAY_PORT"),
    ({"EVENDAY_PORT": "70000"}, "EVENDAY_PORT"),
    ({"EVENDAY_WORKER": "perhaps"}, "EVENDAY_WORKER"),
    ({"EVENDAY_PUSH_CONTACT": "operator@example.org"}, "EVENDAY_PUSH_CONTACT"),
    ({"EVENDAY_PUSH_CONTACT": "mailto:"}, "EVENDAY_PUSH_CONTACT"),
]


@pytest.mark.parametrize(("environment", "named"), REFUSED, ids=[str(list(e.values())) for e, _ in REFUSED])
def test_a_bad_setting_is_refused_in_one_line_that_names_it(environment: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)
    assert named in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_is_not_set_or_empty_has_its_default(tmp_path: Path) -> None:
    settings = read_settings(
        {"EVENDAY_DATA_DIR": str(tmp_path), "EVENDAY_SECRETS_FILE": "", "EVENDAY_PORT": ""}
    )
    assert settings.secrets_path == tmp_path / "secrets.json"
    assert settings.database == f"sqlite:///{tmp_path}/evenday.db"
    assert settings.port == 8000


def test_another_port_is_in_the_address_that_links_and_the_same_origin_rule_use() -> None:
    assert read_settings({"EVENDAY_PORT": "8001"}).public_url == "http://localhost:8001"
    assert read_settings({"EVENDAY_PORT": "8001", "EVENDAY_PUBLIC_URL": HOME}).public_url == HOME


def test_settings_never_change(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings({}).demo = False  # pyright: ignore[reportAttributeAccessIssue]


def test_the_database_password_comes_from_its_file_and_a_lost_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "password"
    environment = {
        "EVENDAY_DATABASE_URL": "postgresql://evenday@db/evenday",
        "EVENDAY_DATABASE_PASSWORD_FILE": str(path),
    }
    with pytest.raises(SettingsError, match="EVENDAY_DATABASE_PASSWORD_FILE"):
        _ = read_settings(environment).database
    path.write_text("s3cret\n")
    assert read_settings(environment).database == "postgresql+psycopg://evenday:s3cret@db/evenday"


def test_migrations_use_the_owner_of_the_tables_where_there_is_one(tmp_path: Path) -> None:
    environment = {"EVENDAY_DATABASE_URL": "postgresql://evenday@db/evenday"}
    assert read_settings(environment).owner_database == "postgresql+psycopg://evenday@db/evenday"
    (tmp_path / "owner").write_text("word\n")
    environment["EVENDAY_DATABASE_OWNER_URL"] = "postgresql://evenday_owner@db/evenday"
    environment["EVENDAY_DATABASE_OWNER_PASSWORD_FILE"] = str(tmp_path / "owner")
    settings = read_settings(environment)
    assert settings.owner_database == "postgresql+psycopg://evenday_owner:word@db/evenday"
    assert settings.app_role == "evenday"


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Starts `evenday serve`, which must give up with one line that says why."""

    def start(says: str, **environment: str) -> None:
        monkeypatch.setattr(sys, "argv", ["evenday", "serve", "--no-migrate"])
        for name, value in ({"EVENDAY_DATA_DIR": str(tmp_path / "data")} | environment).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as stopped:
            main()
        line = str(stopped.value)
        assert line.startswith("evenday: ")
        assert says in line
        assert "\n" not in line

    return start


def test_a_refused_start_is_one_line_on_standard_error_and_a_failure(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.cli", "serve"]
    environment = {"EVENDAY_DATA_DIR": str(tmp_path), "EVENDAY_PORT": "0"}
    outcome = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("evenday: EVENDAY_PORT")
    assert outcome.stderr.count("\n") == 1


def test_a_start_without_a_migrated_database_is_refused(refused: Callable[..., None]) -> None:
    refused("evenday migrate")


def test_a_start_with_secrets_that_others_can_read_is_refused(
    refused: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/secrets.json").write_text("{}")
    (tmp_path / "data/secrets.json").chmod(0o640)
    refused("chmod 600")


def test_a_start_without_its_database_server_is_refused(refused: Callable[..., None]) -> None:
    refused("cannot be opened", EVENDAY_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")


def test_a_start_in_a_folder_that_is_a_file_is_refused(refused: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    refused("cannot hold")


def test_a_start_on_a_port_that_is_taken_is_refused(refused: Callable[..., None], tmp_path: Path) -> None:
    schema.upgrade(Database(f"sqlite:///{tmp_path}/ready.db").engine)
    (tmp_path / "index.html").touch()
    ready = {"EVENDAY_DATABASE_URL": f"sqlite:///{tmp_path}/ready.db", "EVENDAY_FRONTEND_DIR": str(tmp_path)}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused(f"port {port}", EVENDAY_PORT=port, **ready)


def test_a_start_without_the_built_app_is_refused(refused: Callable[..., None], tmp_path: Path) -> None:
    schema.upgrade(Database(f"sqlite:///{tmp_path}/ready.db").engine)
    ready = {"EVENDAY_DATABASE_URL": f"sqlite:///{tmp_path}/ready.db", "EVENDAY_FRONTEND_DIR": str(tmp_path)}
    refused("make build", **ready)


def test_a_start_with_a_file_that_is_no_database_is_refused(
    refused: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "other.db").write_text("not a database at all" * 100)
    refused("cannot be opened", EVENDAY_DATABASE_URL=f"sqlite:///{tmp_path}/other.db")


def test_every_setting_is_an_environment_variable_of_its_name() -> None:
    values = {name: str(field.default) for name, field in Settings.model_fields.items()}
    environment = {f"EVENDAY_{name.upper()}": value for name, value in values.items() if value != "None"}
    assert read_settings(environment) == read_settings({})
