"""The command line, as an operator uses it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import col

from app import RELEASE
from app.domain.vocabulary import ServiceLevel
from app.ledger.models import Change
from app.registry.contracts.models import AwardFact
from tests.support.embedded import head_of
from tests.support.service import ROOT
from tests.support.tampering import tamper
from tests.support.templates import TemplateDatabases

PROGRAM = [sys.executable, "-m", "app"]
NONE = "sqlite:///:memory:"


def app(database_url: str, *verb: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*PROGRAM, *verb],
        cwd=ROOT,
        env=environment(database_url),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(database_url: str) -> Mapping[str, str]:
    return {"DATABASE_URL": database_url, "PATH": ""}


def test_verify_finds_the_embedded_data_sound_and_then_names_what_was_edited(
    sqlite: TemplateDatabases,
) -> None:
    with sqlite.database("loaded", "verified") as database:
        url, head = str(database.url), head_of(database)
        with database.read_session() as session:
            award = session.scalars(
                select(AwardFact)
                .where(col(AwardFact.level) == ServiceLevel.FULL)
                .order_by(col(AwardFact.position).desc())
                .limit(1)
            ).one()
            id_, position = award.id, award.position
        sound = app(url, "verify")
        tamper(
            database,
            "UPDATE award SET level = 'partial' WHERE position = "
            "(SELECT max(position) FROM award WHERE level = 'full')",
        )

    edited = app(url, "verify")

    assert (sound.returncode, sound.stdout.split()[0]) == (0, str(head))
    assert (edited.returncode, edited.stdout) == (
        1,
        f"public {position}: {id_} in award is not what was recorded\n",
    )


def test_verify_holds_the_ledger_to_every_head_that_was_kept(sqlite: TemplateDatabases) -> None:
    with sqlite.database("loaded", "pinned") as database:
        url = str(database.url)
        with database.read_session() as session:
            kept = session.get_one(Change, ("public", 700)).hash

    pins = ("--pinned", f"700:{kept}", "--pinned", f"public=700:{kept}")
    sound = app(url, "verify", *pins)
    unlike = app(url, "verify", *pins, "--pinned", f"partners=3:{kept}")
    misspelt = app(url, "verify", "--pinned", f"partners:3:{kept}")

    assert (sound.returncode, unlike.returncode, misspelt.returncode) == (0, 1, 2)
    assert unlike.stdout == "partners 3: it does not have the pinned hash\n"
    assert "as [STREAM=]POSITION:HASH" in misspelt.stderr


def test_loading_twice_changes_nothing(sqlite: TemplateDatabases) -> None:
    with sqlite.database("loaded", "twice") as database:
        url = str(database.url)

    again, if_empty = app(url, "load"), app(url, "load", "--if-empty")

    assert (again.returncode, if_empty.returncode) == (0, 0)
    assert again.stdout == "0 entries were written to the ledger\n"
    assert if_empty.stdout == "the ledger is not empty; nothing was loaded\n"


def test_a_question_is_answered_as_a_spreadsheet_in_a_pipe(sqlite: TemplateDatabases) -> None:
    with sqlite.database("loaded", "asked") as database:
        url = str(database.url)

    told = app(url, "contracts", "--ends-from", "2026-07-01", "--ends-to", "2026-12-28")

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("reference,title,kind,")


def test_it_ends_quietly_when_nobody_reads_on(sqlite: TemplateDatabases) -> None:
    with sqlite.database("loaded", "unread") as database:
        url = str(database.url)
    nobody, pipe = os.pipe()
    os.close(nobody)

    ended = subprocess.run(
        [*PROGRAM, "changes"],
        cwd=ROOT,
        env=environment(url),
        stdout=pipe,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(pipe)

    assert (ended.returncode, ended.stderr) == (141, b"")


def test_ctrl_c_ends_it_with_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        asking = subprocess.Popen(
            [*PROGRAM, "gaps"],
            cwd=ROOT,
            env=environment(f"postgresql://registry@127.0.0.1:{port}/registry"),
            stderr=subprocess.PIPE,
            text=True,
            # Whatever a shell starts in the background would not hear of it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        with mute.accept()[0]:
            time.sleep(0.5)  # for whoever types cannot be so quick: it waits for an answer by now
            asking.send_signal(signal.SIGINT)
            _, said = asking.communicate(timeout=60)

    assert (asking.returncode, said) == (130, "stopped\n")


def test_without_a_verb_it_shows_what_there_is() -> None:
    nothing, help_, version = app(NONE), app(NONE, "--help"), app(NONE, "--version")

    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (2, "", help_.stdout)
    assert "\n  key-dates         List key dates of contracts.\n" in help_.stdout
    assert (version.returncode, version.stdout) == (0, f"{RELEASE}\n")
