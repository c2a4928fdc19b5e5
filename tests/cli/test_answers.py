"""How answers are shown, and which exit code goes with them."""

from contextlib import redirect_stdout
from pathlib import Path

import pytest
from sqlalchemy import text

from app.__main__ import main
from app.cli.tables import Told, tabulate
from app.platform.db.database import Database
from tests import world
from tests.cli.conftest import Type
from tests.cli.terminal import Terminal
from tests.shelf import Shelf

COVER = ("cover", "--authority", "westminster", "--on", "2025-09-20")


@pytest.fixture
def terminal(embedded: Database, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal of eighty columns, over the embedded data."""
    url = embedded.url.render_as_string(hide_password=False)
    for name, value in {"DATABASE_URL": url, "TERM": "xterm", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def test_in_a_pipe_an_answer_is_a_spreadsheet(embedded: Database, type_: Type) -> None:
    assert type_(embedded, *COVER).out == type_(embedded, *COVER, "--format", "csv").out


def test_on_a_terminal_it_is_a_table_in_colour_that_fits(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with redirect_stdout(terminal):
        assert main(COVER) == 0
    coloured = terminal.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    with redirect_stdout(Terminal()) as plain:
        main(COVER)

    assert "\x1b[" in coloured
    assert "13 found, as known at position 858" in coloured
    lines = plain.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    assert max(map(len, lines)) <= 80


def test_a_table_in_a_pipe_has_no_colour_and_a_line_for_each_row(
    embedded: Database, type_: Type
) -> None:
    typed = type_(embedded, *COVER, "--scope", "equipment-supply", "--format", "table")

    assert typed.out.splitlines() == [
        "authority    scope             state        until       days left  certainty"
        "  holder provider name",
        "─" * len(typed.out.splitlines()[1]),
        "westminster  equipment-supply  urgent-only  2026-02-27  160        confirmed"
        "  24/7 Healthcare (Saadia Ltd)",
        "1 found, as known at position 858",
    ]


def test_a_table_says_of_whom_it_is(embedded: Database, type_: Type) -> None:
    typed = type_(embedded, "exposure", "medequip", "--on", "2025-09-20", "--format", "table")

    assert typed.out.splitlines()[0] == (
        "provider medequip, provider_name Medequip, status trading, on 2025-09-20"
    )


def test_where_nothing_is_found_a_table_says_so(embedded: Database, type_: Type) -> None:
    typed = type_(embedded, "contracts", "--q", "ambulances", "--format", "table")

    assert (typed.code, typed.out) == (0, "0 found, as known at position 858\n")


def test_what_sources_say_moves_no_cursor() -> None:
    told = Told("", b"title\r\n\x1b[2Jbeds \x07[bold]all\r\n", ["title"], 7)

    table = tabulate(told, Terminal())

    assert "\x1b[2J" not in table
    assert "\x07" not in table
    assert "[bold]all" in table


def test_gaps_can_make_a_scheduled_job_fail(embedded: Database, type_: Type) -> None:
    days = ("--first-day", "2025-09-16", "--last-day", "2025-09-20")

    there_are = type_(embedded, "gaps", *days, "--authority", "bromley", "--fail-if-any")
    there_are_none = type_(embedded, "gaps", *days, "--authority", "hillingdon", "--fail-if-any")
    not_asked = type_(embedded, "gaps", *days, "--authority", "bromley")
    waiting = type_(embedded, "brief", "bromley", "--on", "2025-09-20", "--fail-if-any")

    assert [one.code for one in (there_are, there_are_none, not_asked, waiting)] == [3, 0, 0, 3]
    assert there_are.out == not_asked.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("gaps", "--authority", "nowhere"),
            "unknown-filter-code: no authority has the code or identifier",
        ),
        (("exposure", "nobody"), "unknown-code: no provider has the code 'nobody'"),
        (("cover", "--position", "900"), "unknown-position: "),
        (("changes", "--stream", "restricted"), "forbidden: "),
        (("changes", "--after", "900"), "feed-rewound: "),
    ],
)
def test_what_is_refused_ends_with_1_and_one_line(
    words: tuple[str, ...], said: str, embedded: Database, type_: Type
) -> None:
    typed = type_(embedded, *words)

    assert (typed.code, typed.out, typed.err.count("\n")) == (1, "", 1)
    assert typed.err.startswith(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gaps", "--first-day", "1 May"), "argument --first-day: the value is not a day"),
        (("gaps", "--level", "some"), "argument --level: invalid choice: 'some'"),
        (
            ("gaps", "--first-day", "2025-02-01", "--last-day", "2025-01-01"),
            "last_day (2025-01-01)",
        ),
        (("gaps", "--level", "full", "--level", "partial"), "--level: it was given more than once"),
        (("gaps", "--autho", "camden"), "unrecognized arguments: --autho"),
        (("contracts", "--limit", "0"), "argument --limit: a number, 1 or more"),
        (("timeline", "--authority", "camden"), "required: --scope"),
        (("what-if", "--last-day", "2026-01-31"), "required: PROVIDER"),
        (("exposure",), "required: PROVIDER"),
        (("grapes",), "invalid choice: 'grapes'"),
    ],
)
def test_what_is_not_understood_ends_with_2_and_usage(
    words: tuple[str, ...], said: str, embedded: Database, type_: Type
) -> None:
    typed = type_(embedded, *words)

    assert (typed.code, typed.out) == (2, "")
    assert typed.err.startswith("usage: python -m app")
    assert said in typed.err


def test_what_is_hidden_is_told_only_to_whoever_asks_for_it(
    database: Database, type_: Type
) -> None:
    with database.write_session() as session:
        for value in ("twenty-one members", "twenty-two members"):
            hidden = {"visibility": "partners"} if value.startswith("twenty-two") else {}
            world.claim(session, topic="Its size", value=value, **hidden)

    public, all_ = type_(database, "conflicts"), type_(database, "conflicts", "--restricted")
    hidden_entries = type_(database, "changes", "--stream", "restricted", "--restricted")

    assert ("Its size" in public.out, "Its size" in all_.out) == (False, True)
    assert "twenty-two members" in hidden_entries.out
    assert "twenty-two members" not in type_(database, "changes").out


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path, type_: Type) -> None:
    typed = type_(f"sqlite:///{tmp_path}/none.db", "gaps")

    assert (typed.code, list(tmp_path.iterdir())) == (1, [])
    assert typed.err.startswith("unavailable: the database sqlite:///")


def test_a_database_that_is_not_migrated_is_named(shelf: Shelf, type_: Type) -> None:
    with shelf.database("template0", "bare") as database, database.write_session() as session:
        session.execute(text("SELECT 1"))

    for verb in ("gaps", "verify", "load"):
        typed = type_(database, verb)
        assert (typed.code, typed.out) == (1, ""), verb
        assert "does not have the schema of this release; run python -m app migrate" in typed.err


def test_whatever_is_no_database_is_told_from_one(tmp_path: Path, type_: Type) -> None:
    (tmp_path / "minutes.db").write_text("Present: the whole board. " * 100)

    no_database = type_(f"sqlite:///{tmp_path}/minutes.db", "gaps")
    nobody_there = type_("postgresql://registry:secret@127.0.0.1:1/registry", "gaps")
    no_address = type_("the big one", "gaps")

    assert [one.code for one in (no_database, nobody_there, no_address)] == [1, 1, 1]
    assert no_database.err.endswith("cannot be read: file is not a database\n")
    assert nobody_there.err.startswith("unavailable: postgresql")
    assert "secret" not in nobody_there.err
    assert no_address.err.startswith("invalid-setting: DATABASE_URL: sqlite:///file or")


def test_a_setting_that_is_wrong_is_named(
    embedded: Database, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_WORKERS", "0")

    typed = type_(embedded, "gaps")

    assert (typed.code, typed.err.split(":")[:2]) == (1, ["invalid-setting", " REGISTRY_WORKERS"])
