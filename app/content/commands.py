"""`evenday content`: check what families read, and see what there is of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.content.library import Library
from app.content.lint import check, to_read
from app.content.loader import CONTENT, load_library
from app.content.vocabulary import AGE_BANDS, DOMAINS, ENERGIES, MOMENTS, PLACES

content_commands = typer.Typer(
    no_args_is_help=True, help="The routines, ideas, tips and words families read."
)


Folder = Annotated[Path, typer.Argument(help="The content folder; its parent holds the pages and sources.")]


@content_commands.command("check")
def check_content(folder: Folder = CONTENT) -> None:
    """Name every fault as file:line: reason and exit 1, or say in one line that all is well."""
    if findings := check(folder, folder.parent):
        for finding in findings:
            typer.echo(str(finding))
        raise typer.Exit(1)
    library = load_library(folder)
    typer.echo(f"Content {library.version} is fine: {_amounts(library)}.")


@content_commands.command("report")
def report_content(folder: Folder = CONTENT) -> None:
    """Show how many items there are of each kind, what they cover and what still waits for a reader."""
    for line in _report(load_library(folder)):
        typer.echo(line)
    for finding in to_read(folder):
        typer.echo(f"  to read: {finding}")


def _amounts(library: Library) -> str:
    return ", ".join(f"{len(items)} {kind}" for kind, items in library.shelves.items())


def _report(library: Library) -> Iterator[str]:
    items = [item for shelf in library.shelves.values() for item in shelf]
    ideas = library.activities
    yield f"Content {library.version}: {_amounts(library)}; {len(library.sources)} sources"
    yield f"Reviewed by a clinician: {sum(item.reviewed for item in items)} of {len(items)}"
    yield "Activities by"
    yield _row("domain", (domain for idea in ideas for domain in idea.domains), DOMAINS)
    yield _row("age", (age for idea in ideas for age in idea.age_bands), AGE_BANDS)
    yield _row("energy", (idea.energy for idea in ideas), ENERGIES)
    yield _row("place", (place for idea in ideas for place in idea.places), PLACES)
    yield _row("moment", (idea.moment for idea in ideas), MOMENTS)


def _row(name: str, found: Iterable[str], order: Iterable[str]) -> str:
    counts = Counter(found)
    return f"  {name:<7} " + "  ".join(f"{value} {counts[value]}" for value in order)
