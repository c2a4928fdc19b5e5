"""Long work shows how far it has come to people, and to nobody else."""

import sys
from contextlib import redirect_stderr

import pytest

from app.cli.progress import progress
from tests.cli.terminal import Terminal


@pytest.fixture(autouse=True)
def of_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a terminal says of itself."""
    for name, value in {"TERM": "xterm", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)


def test_whoever_sits_at_a_terminal_sees_how_many_steps_are_done() -> None:
    with redirect_stderr(Terminal()) as terminal, progress("Reading notices", total=40) as advance:
        advance(30)
        advance(10)

    assert "Reading notices" in terminal.getvalue()
    assert "40/40" in terminal.getvalue()


def test_without_a_total_it_only_shows_what_is_done() -> None:
    with redirect_stderr(Terminal()) as terminal, progress("Fetching") as advance:
        advance(7)

    assert "7/?" in terminal.getvalue()


def test_what_is_printed_meanwhile_stays_where_it_was_meant_to_go(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with redirect_stderr(Terminal()) as terminal, progress("Reading", total=1) as advance:
        sys.stdout.write("a row\n")
        advance(1)

    assert capsys.readouterr().out == "a row\n"
    assert "a row" not in terminal.getvalue()


def test_in_a_pipe_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Reading", total=1) as advance:
        advance(1)

    assert capsys.readouterr() == ("", "")
