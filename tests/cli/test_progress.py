"""Progress bars on terminals and in pipes."""

import sys
from contextlib import redirect_stderr

import pytest

from app.cli.progress import progress
from tests.cli.terminal import Terminal


@pytest.fixture(autouse=True)
def of_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The properties of a terminal."""
    for name, value in {"TERM": "xterm", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)


def test_terminal_shows_number_of_steps_done() -> None:
    with redirect_stderr(Terminal()) as terminal, progress("Reading notices", total=40) as advance:
        advance(30)
        advance(10)

    assert "Reading notices" in terminal.getvalue()
    assert "40/40" in terminal.getvalue()


def test_bar_without_total_shows_steps_done() -> None:
    with redirect_stderr(Terminal()) as terminal, progress("Fetching") as advance:
        advance(7)

    assert "7/?" in terminal.getvalue()


def test_output_during_progress_stays_on_its_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with redirect_stderr(Terminal()) as terminal, progress("Reading", total=1) as advance:
        sys.stdout.write("a row\n")
        advance(1)

    assert capsys.readouterr().out == "a row\n"
    assert "a row" not in terminal.getvalue()


def test_pipe_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Reading", total=1) as advance:
        advance(1)

    assert capsys.readouterr() == ("", "")
