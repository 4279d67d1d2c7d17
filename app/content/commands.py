"""`evenday content`: check what families read, and see what there is of it."""

from pathlib import Path
from typing import Annotated

import typer

from app.content.lint import check, to_read
from app.content.loader import CONTENT, load_library
from app.content.report import amounts, report
from app.content.yaml_file import ContentError

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
    typer.echo(f"Content {library.version} is fine: {amounts(library)}.")


@content_commands.command("report")
def report_content(folder: Folder = CONTENT) -> None:
    """Show how many items there are of each kind, what they cover and what still waits for a reader."""
    try:
        lines = [*report(load_library(folder)), *(f"  to read: {finding}" for finding in to_read(folder))]
    except ContentError as error:
        typer.echo(f"evenday: {error}", err=True)
        raise typer.Exit(1) from None
    for line in lines:
        typer.echo(line)
