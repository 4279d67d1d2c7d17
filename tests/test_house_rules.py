"""What the house has agreed on, as checks: a convention that cannot fail is not one."""

import ast
import importlib.util
import json
import re
import statistics
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sqlmodel import SQLModel

from app.domain.mutations import MUTATIONS
from app.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
VERBS = {"get", "post", "put", "patch", "delete", "head", "api_route"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def python(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def typescript() -> list[Path]:
    found = (path for path in (ROOT / "frontend/src").rglob("*.ts*") if "generated" not in path.parts)
    return sorted(found)


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def none(broken: list[str]) -> None:
    assert not broken, "\n" + "\n".join(broken)


def at(path: Path, node: ast.AST | int, what: str) -> str:
    line = node if isinstance(node, int) else getattr(node, "lineno", 0)
    return f"{path.relative_to(ROOT)}:{line} {what}"


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def is_route(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr in VERBS
        for mark in function.decorator_list
    )


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def has_reason(path: Path, node: ast.Call) -> bool:
    """Whether the line above is a comment: the rare flush says what needs it."""
    return path.read_text().splitlines()[node.lineno - 2].lstrip().startswith("#")


def has_root(name: str, *roots: str) -> bool:
    return any(name == root or name.startswith(root + ".") for root in roots)


def matches(paths: list[Path], pattern: str, what: str) -> list[str]:
    found = re.compile(pattern)
    return [
        at(path, number, what)
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if found.search(line)
    ]


def test_the_transaction_is_ended_at_the_edge_only():
    broken = [
        at(path, call, name)
        for path in python("app/domain", "app/routes")
        for call, name in calls(path)
        if re.search(r"\.(commit|refresh|rollback)$", name)
        or (name.endswith(".flush") and not has_reason(path, call))
        or (name.endswith(".begin_nested") and path.name != "sync.py")
    ]
    none(broken)


def test_the_domain_knows_neither_the_web_nor_the_settings():
    broken = [
        at(path, node, name)
        for path in python("app/domain")
        for node, name in imports(path)
        if has_root(name, "fastapi", "starlette", "jinja2", "app.settings", "app.routes", "app.main")
    ]
    none(broken)


def test_the_domain_knows_neither_who_calls_it_nor_who_is_written_to():
    broken = [
        at(path, node, name)
        for path in python("app/domain")
        for node, name in imports(path)
        if has_root(
            name, "app.auth", "app.clock", "app.cookie", "app.db", "app.demo", "app.push", "app.rates"
        )
    ]
    none(broken)


def test_what_a_checker_is_told_to_overlook_has_a_reason():
    none(matches(python("app", "tests", "migrations"), r"#\s*type:\s*ignore|#\s*noqa\s*$", "no rule named"))
    none(matches(python("app", "tests"), r"#\s*pyright:\s*ignore(?!\[)", "no rule named"))
    for path in python("app", "tests", "migrations"):
        noted = re.findall(r"# noqa: ([A-Z0-9, ]+?)( - \S.*)?$", path.read_text(), re.MULTILINE)
        explained = {codes for codes, reason in noted if reason}
        # Once in a module is enough for what stands in it again and again.
        none([f"{path}: {codes} without a reason" for codes, _ in noted if codes not in explained])


def test_the_log_holds_no_values():
    told = r"exc_info|stack_info|\blog\w*\.exception\(|format_exc|print_exc"
    none(matches(python("app"), told, "a traceback with values in it"))


def test_every_table_of_a_family_is_behind_a_policy():
    walled: set[str] = set()
    for path in (ROOT / "migrations/versions").glob("*.py"):
        spec = importlib.util.spec_from_file_location("walls", path)
        assert spec
        assert spec.loader
        migration = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(migration)
        walled |= set(getattr(migration, "_WALLS", ()))
    tables = SQLModel.metadata.tables.values()
    private = {table.name for table in tables if {"family_id", "account_id"} & set(table.columns.keys())}
    none(sorted(private - walled))


def test_only_the_edge_asks_the_clock():
    asks = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.time)$")
    edge = {ROOT / "app/clock.py", ROOT / "app/cli.py"}
    broken = [
        at(path, call, name)
        for path in python("app")
        for call, name in calls(path)
        if asks.search(name) and path not in edge
    ]
    none(broken)


def test_only_the_push_package_speaks_to_push_services():
    broken = [
        at(path, node, name)
        for path in python("app")
        for node, name in imports(path)
        if has_root(name, "pywebpush", "py_vapid", "aiohttp") and path.parent.name != "push"
    ]
    none(broken)


def test_only_the_settings_read_the_environment():
    paths = [path for path in python("app") if path.name != "settings.py"]
    none(matches(paths, r"\bos\.(environ|getenv)\b", "the environment"))


def test_annotations_that_are_read_at_run_time_are_not_postponed():
    reads = ("fastapi", "pydantic", "sqlmodel")
    broken = [
        at(path, 1, "postponed annotations")
        for path in python("app")
        if any(name == "__future__.annotations" for _, name in imports(path))
        and any(has_root(name, *reads) for _, name in imports(path))
    ]
    none(broken)


def test_a_module_is_named_for_its_noun():
    vague = {"utils", "util", "helpers", "common", "manager", "base", "misc"}
    none([str(path) for path in [*python("app"), *typescript()] if path.stem in vague])


def test_routes_functions_and_modules_stay_short():
    broken = [
        at(path, function, f"{function.name} has {lines_of(function)} lines")
        for path in python("app", "tests")
        for function in functions(path)
        if lines_of(function) > (20 if is_route(function) else 40)
    ]
    broken += [
        at(path, length, "lines are too many for one noun")
        for path in [*python("app", "tests"), *typescript()]
        if (length := len(path.read_text().splitlines())) > 300
    ]
    none(broken)


def test_the_frontend_lint_refuses_a_long_function(tmp_path: Path):
    frontend = ROOT / "frontend"
    paths = [tmp_path / "short.tsx", tmp_path / "long.tsx"]
    for path, lines in zip(paths, (20, 40), strict=True):
        path.write_text("export function View() {\n" + "  console.info(1);\n" * lines + "}\n")
    command = [frontend / "node_modules/.bin/oxlint", "-c", frontend / ".oxlintrc.json"]
    runs = [subprocess.run([*command, path], capture_output=True, text=True, check=False) for path in paths]
    assert [run.returncode for run in runs] == [0, 1]
    assert "max-lines-per-function" in runs[1].stdout


def test_the_median_module_can_be_read_aloud():
    for paths in (python("app"), typescript()):
        assert statistics.median(len(path.read_text().splitlines()) for path in paths) <= 120


def test_every_setting_is_in_the_readme():
    table = (ROOT / "README.md").read_text()
    none([name for name in Settings.model_fields if f"`{PREFIX}{name.upper()}`" not in table])


def test_every_mutation_has_its_effect_on_the_phone():
    effects = "".join(path.read_text() for path in (ROOT / "frontend/src/store").glob("*effects.ts"))
    none([name for name in MUTATIONS if not re.search(rf"\b{name}\b", effects)])


def test_no_file_names_a_registry_or_a_machine():
    hosts = ["pypi.org", "pythonhosted.org", "npmjs.org", "npmjs.com", "debian.org", "docker.io", "ghcr.io"]
    here = Path(__file__)
    paths = [path for path in tracked() if path != here and path.suffix not in {".png", ".webp", ".woff2"}]
    pattern = "|".join(map(re.escape, hosts)) + r"|(?<![\w.}/])/(work|root|tmp/ev|opt/pypi)/"
    none(matches(paths, pattern, "a registry or a machine's path"))


def test_locks_carry_hashes():
    unhashed = []
    for path in ROOT.glob("requirements*.lock"):
        entries = re.split(r"\n(?=[a-z])", path.read_text())
        unhashed += [e for e in entries if re.match(r"[\w.\[\]-]+==", e) and "--hash=sha256:" not in e]
    packages = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    unhashed += [name for name, package in packages.items() if name and "integrity" not in package]
    none(unhashed)


def test_templates_carry_no_script_no_style_and_no_trust():
    pages = sorted((ROOT / "app/templates").rglob("*.html"))
    assert pages
    none(matches(pages, r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", "inline script or style"))
    none(matches(pages, r"\|\s*safe\b", "unescaped text"))
    none(matches(python("app"), r"\bMarkup\b|autoescape\s*=\s*False", "unescaped text"))


def test_no_test_is_switched_off_and_none_fakes_our_own_functions():
    tests = [path for path in python("tests") if path != Path(__file__)]
    none(matches(tests, r"\b(skipif|xfail|importorskip)\b|pytest\.skip|mark\.skip", "a test switched off"))
    none(matches(tests, r"unittest\.mock|setattr\(\s*[\"']?app\.", "our own function replaced"))
