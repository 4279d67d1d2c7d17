"""`evenday content check` and `report` as an operator runs them."""

from typer.testing import CliRunner

from app.content.commands import content_commands


def run(*words: str):
    return CliRunner().invoke(content_commands, list(words))


def test_check_says_in_one_line_that_all_is_well(library):
    result = run("check")
    assert result.exit_code == 0
    assert result.output.count("\n") == 1
    assert f"Content {library.version} is fine: 16 routines" in result.output


def test_check_names_file_line_and_reason_and_fails(content, spoil):
    spoil("activities/act-den.yaml", "Leave the den up", "Leave the miracle up")
    result = run("check", str(content))
    assert result.exit_code == 1
    assert "act-den.yaml:20: 'miracle' (treatment claims)" in result.output


def test_report_counts_by_kind_domain_age_energy_and_place():
    output = run("report").output
    for name in ("domain", "age", "energy", "place", "moment", "Reviewed by a clinician: 0 of"):
        assert name in output
