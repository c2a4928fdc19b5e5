"""Output formats and exit codes of query commands."""

from contextlib import redirect_stdout
from pathlib import Path

import pytest
from sqlalchemy import text

from app.__main__ import main
from app.cli.tables import Table, tabulate
from app.platform.db.database import Database
from tests.cli.conftest import Type
from tests.cli.terminal import Terminal
from tests.support import world
from tests.support.embedded import head_of
from tests.support.templates import TemplateDatabases

COVER = ("cover", "--authority", "westminster", "--on", "2025-09-20")


@pytest.fixture
def terminal(embedded: Database, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Simulate a terminal of eighty columns."""
    url = embedded.url.render_as_string(hide_password=False)
    for name, value in {"DATABASE_URL": url, "TERM": "xterm", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def test_pipe_gets_csv(embedded: Database, type_: Type) -> None:
    assert type_(embedded, *COVER).out == type_(embedded, *COVER, "--format", "csv").out


def test_terminal_gets_coloured_table_of_its_width(
    embedded: Database, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with redirect_stdout(terminal):
        assert main(COVER) == 0
    coloured = terminal.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    with redirect_stdout(Terminal()) as plain:
        main(COVER)

    assert "\x1b[" in coloured
    assert f"13 found, as known at position {head_of(embedded)}" in coloured
    lines = plain.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    assert max(map(len, lines)) <= 80


def test_table_in_pipe_is_plain_with_line_for_each_row(embedded: Database, type_: Type) -> None:
    ended = type_(embedded, *COVER, "--scope", "equipment-supply", "--format", "table")

    assert ended.out.splitlines() == [
        "authority    scope             state        because  covered until  certainty"
        "  evidence on  holder provider name",
        "─" * len(ended.out.splitlines()[1]),
        "westminster  equipment-supply  urgent-only           2026-02-27     assumed  "
        "  2025-09-25   24/7 Healthcare (Saadia Ltd)",
        f"1 found, as known at position {head_of(embedded)}",
    ]


def test_table_of_single_subject_has_heading(embedded: Database, type_: Type) -> None:
    ended = type_(embedded, "exposure", "medequip", "--on", "2025-09-20", "--format", "table")

    assert ended.out.splitlines()[0] == (
        "provider medequip, provider_name Medequip, status not-known-to-have-stopped, on 2025-09-20"
    )


def test_empty_table_reports_zero_found(embedded: Database, type_: Type) -> None:
    ended = type_(embedded, "contracts", "--q", "ambulances", "--format", "table")

    found = f"0 found, as known at position {head_of(embedded)}\n"
    assert (ended.code, ended.out) == (0, found)


def test_control_characters_of_sources_are_replaced() -> None:
    table = Table("", b"title\r\n\x1b[2Jbeds \x07[bold]all\r\n", ["title"], 7)

    drawn = tabulate(table, Terminal())

    assert "\x1b[2J" not in drawn
    assert "\x07" not in drawn
    assert "[bold]all" in drawn


def test_fail_if_any_exits_with_3_if_items_are_found(embedded: Database, type_: Type) -> None:
    days = ("--first-day", "2025-09-16", "--last-day", "2025-09-20")

    there_are = type_(embedded, "gaps", *days, "--authority", "bromley", "--fail-if-any")
    there_are_none = type_(embedded, "gaps", *days, "--authority", "hillingdon", "--fail-if-any")
    not_asked = type_(embedded, "gaps", *days, "--authority", "bromley")
    waiting = type_(embedded, "brief", "bromley", "--on", "2025-09-20", "--fail-if-any")

    assert [item.code for item in (there_are, there_are_none, not_asked, waiting)] == [3, 0, 0, 3]
    assert there_are.out == not_asked.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("gaps", "--authority", "nowhere"),
            "unknown-filter-code: no authority has the code or identifier",
        ),
        (("exposure", "nobody"), "unknown-code: no provider has the code 'nobody'"),
        (("cover", "--position", "999999"), "unknown-position: "),
        (("changes", "--stream", "partners"), "unknown-stream: "),
        (("changes", "--after", "999999"), "feed-rewound: "),
    ],
)
def test_domain_error_exits_with_1_and_one_line(
    words: tuple[str, ...], expected: str, embedded: Database, type_: Type
) -> None:
    ended = type_(embedded, *words)

    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert ended.err.startswith(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("gaps", "--first-day", "1 May"), "argument --first-day: the value is not a day"),
        (("gaps", "--level", "some"), "argument --level: invalid choice: 'some'"),
        (
            ("gaps", "--first-day", "2025-02-01", "--last-day", "2025-01-01"),
            "last_day (2025-01-01)",
        ),
        (("gaps", "--level", "full", "--level", "partial"), "--level: expected one value, got"),
        (("gaps", "--autho", "camden"), "unrecognized arguments: --autho"),
        (("contracts", "--limit", "0"), "argument --limit: expected a number of 1 or more"),
        (("timeline", "--authority", "camden"), "required: --scope"),
        (("what-if", "--last-day", "2026-01-31"), "required: PROVIDER"),
        (("exposure",), "required: PROVIDER"),
        (("grapes",), "invalid choice: 'grapes'"),
    ],
)
def test_usage_error_exits_with_2_and_usage(
    words: tuple[str, ...], expected: str, embedded: Database, type_: Type
) -> None:
    ended = type_(embedded, *words)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("usage: python -m app")
    assert expected in ended.err


def test_hidden_data_appears_only_with_restricted(database: Database, type_: Type) -> None:
    with database.write_session() as session:
        for value in ("twenty-one members", "twenty-two members"):
            hidden = {"visibility": "partners"} if value.startswith("twenty-two") else {}
            world.claim(session, topic="Its size", value=value, **hidden)

    public, all_ = type_(database, "conflicts"), type_(database, "conflicts", "--restricted")
    hidden_entries = type_(database, "changes", "--stream", "partners", "--restricted")

    assert ("Its size" in public.out, "Its size" in all_.out) == (False, True)
    assert "twenty-two members" in hidden_entries.out
    assert "twenty-two members" not in type_(database, "changes").out


def test_missing_database_is_not_created(tmp_path: Path, type_: Type) -> None:
    ended = type_(f"sqlite:///{tmp_path}/none.db", "gaps")

    assert (ended.code, list(tmp_path.iterdir())) == (1, [])
    assert ended.err.startswith("unavailable: sqlite:///")


def test_unmigrated_database_is_reported(databases: TemplateDatabases, type_: Type) -> None:
    with databases.database("template0", "bare") as database, database.write_session() as session:
        session.execute(text("SELECT 1"))

    for verb in ("gaps", "verify", "load"):
        ended = type_(database, verb)
        assert (ended.code, ended.out) == (1, ""), verb
        assert "has another schema than this release; run: python -m app migrate" in ended.err


def test_invalid_database_addresses_exit_with_1(tmp_path: Path, type_: Type) -> None:
    (tmp_path / "minutes.db").write_text("Present: the whole board. " * 100)

    no_database = type_(f"sqlite:///{tmp_path}/minutes.db", "gaps")
    nobody_there = type_("postgresql://registry:secret@127.0.0.1:1/registry", "gaps")
    no_address = type_("the big one", "gaps")

    assert [item.code for item in (no_database, nobody_there, no_address)] == [1, 1, 1]
    assert no_database.err.endswith("cannot be read: file is not a database\n")
    assert nobody_there.err.startswith("unavailable: postgresql")
    assert "secret" not in nobody_there.err
    assert no_address.err.startswith("invalid-setting: DATABASE_URL: expected sqlite:///file or")


def test_invalid_setting_is_named(
    embedded: Database, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_WORKERS", "0")

    ended = type_(embedded, "gaps")

    assert (ended.code, ended.err.split(":")[:2]) == (1, ["invalid-setting", " REGISTRY_WORKERS"])
