"""The Dockerfile, read as a machine would: each name in it exists, and what runs owns nothing."""

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text())
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def stages() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for word, rest in instructions():
        if word == "FROM":
            found[rest.partition(" AS ")[2] or "final"] = []
        list(found.values())[-1].append((word, rest))
    return found


def copies(stage: str, source_stage: str | None = None) -> list[tuple[str, str]]:
    found = []
    for word, rest in stages()[stage]:
        parts = rest.split()
        origin = parts.pop(0).removeprefix("--from=") if rest.startswith("--from=") else None
        if word == "COPY" and origin == source_stage:
            found += [(source, parts[-1]) for source in parts[:-1]]
    return found


def test_every_base_image_is_pinned_to_one_release():
    for rest in (rest for word, rest in instructions() if word == "FROM"):
        assert re.fullmatch(
            r"[a-z]+:\d+\.\d+\.\d+-\w+-slim(-\w+)?( AS \w+)?|[a-z]+:\d+\.\d+\.\d+-slim-\w+( AS \w+)?", rest
        )


@pytest.mark.parametrize("stage", ["frontend", "python", "final"])
def test_what_a_stage_copies_from_the_repository_is_in_it_and_reaches_the_builder(stage):
    ignored = [
        line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] not in "#!*"
    ]
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for source, _ in copies(stage):
        assert (ROOT / source).exists()
        assert any(source == name or source.startswith(name + "/") for name in allowed)
        assert not any(fnmatch(source, name) for name in ignored)


def test_what_the_image_takes_from_a_stage_was_made_there():
    for stage, made_by in {
        "frontend": "npm --prefix frontend run build",
        "python": "python -m venv .venv",
    }.items():
        assert copies("final", stage)
        assert ("RUN", made_by) in stages()[stage]


def test_the_image_runs_as_nobody_in_particular_and_says_how_it_is():
    final = stages()["final"]
    words = [word for word, _ in final]
    assert ("USER", "10001:10001") in final
    assert words.index("USER") > max(index for index, word in enumerate(words) if word in {"RUN", "COPY"})
    assert any(word == "HEALTHCHECK" and "127.0.0.1:8000/health" in rest for word, rest in final)
    assert not any(re.search(r"\b(curl|wget|apt-get|sudo)\b", rest) for _, rest in instructions())


def test_packages_enter_the_image_by_hash_alone():
    installs = [
        rest for word, rest in instructions() if word == "RUN" and re.search(r"\bpip install\b", rest)
    ]
    assert installs
    assert all("--require-hashes" in rest or "--no-deps" in rest for rest in installs)
    assert any(rest.startswith("npm --prefix frontend ci") for word, rest in instructions() if word == "RUN")


def test_the_folder_of_the_image_is_enough_to_migrate_and_needs_no_writing_but_data(tmp_path):
    for source, target in copies("final"):
        shutil.copytree(ROOT / source, tmp_path / target, ignore=shutil.ignore_patterns("__pycache__"))
    data = tmp_path / "data"
    command = [sys.executable, "-m", "app.cli", "migrate"]
    environment = {"EVENDAY_DATA_DIR": str(data), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    before = sorted(tmp_path.rglob("*"))
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [path for path in sorted(tmp_path.rglob("*")) if data not in [path, *path.parents]] == before
    assert (data / "evenday.db").exists()
