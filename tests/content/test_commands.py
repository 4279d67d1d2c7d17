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
    spoil("en/activities/act-den.yaml", "Leave the den up", "Leave the miracle up")
    result = run("check", str(content))
    assert result.exit_code == 1
    assert "act-den.yaml:21: 'miracle' (treatment claims)" in result.output


def test_report_counts_by_kind_and_by_what_the_items_are_for():
    output = run("report").output
    for name in (
        "domain", "age", "energy", "place", "moment",
        "calm     set_up", "rest     day", "food     plan", "stage    early", "way      calm",
        "corner   nothing", "urgency  now", "number   emergency", "country", "of 16 routines have steps",
    ):  # fmt: skip
        assert name in output


def test_report_says_what_waits_for_a_clinician_by_kind(library):
    output = run("report").output
    assert "Reviewed by a clinician: 0 of" in output
    assert f"Waiting for review: 16 routines, {len(library.activities)} activities, " in output


def test_report_says_in_one_line_what_is_broken_and_fails(content, spoil):
    spoil("en/activities/act-den.yaml", "id: act-den", "id: act-cave")
    result = run("report", str(content))
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.output.count("\n") == 1
    assert "act-den.yaml:1: the file is called act-den, the id is act-cave" in result.output


def test_report_names_a_list_of_words_that_is_broken(content, spoil):
    spoil("banned_words.yaml", "groups:", "gruops:")
    result = run("report", str(content))
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "banned_words.yaml:" in result.output
