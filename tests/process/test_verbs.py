"""The command line, as an operator uses it."""

import subprocess
import sys

from app.ledger.models import Change
from tests.ledger.tampering import tamper
from tests.process.service import ROOT
from tests.shelf import Shelf


def app(database_url: str, *verb: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "app", *verb],
        cwd=ROOT,
        env={"DATABASE_URL": database_url, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_verify_finds_the_embedded_data_sound_and_then_names_what_was_edited(
    sqlite: Shelf,
) -> None:
    with sqlite.database("loaded", "verified") as database:
        url = str(database.url)
        sound = app(url, "verify")
        tamper(database, "UPDATE award SET level = 'partial' WHERE id = 'public-436'")

    edited = app(url, "verify")

    assert (sound.returncode, sound.stdout.split()[0]) == (0, "858")
    assert (edited.returncode, edited.stdout) == (
        1,
        "public 436: public-436 in award is not what was stated\n",
    )


def test_verify_holds_the_ledger_to_every_head_that_was_kept(sqlite: Shelf) -> None:
    with sqlite.database("loaded", "pinned") as database:
        url = str(database.url)
        with database.reading() as session:
            kept = session.get_one(Change, ("public", 700)).hash

    pins = ("--pinned", f"700:{kept}", "--pinned", f"public:700:{kept}")
    sound = app(url, "verify", *pins)
    unlike = app(url, "verify", *pins, "--pinned", f"restricted:3:{kept}")
    misspelt = app(url, "verify", "--pinned", f"hidden:3:{kept}")

    assert (sound.returncode, unlike.returncode, misspelt.returncode) == (0, 1, 2)
    assert unlike.stdout == ("restricted 3: it does not carry the hash that was kept of it\n")
    assert "as [STREAM:]POSITION:HASH" in misspelt.stderr


def test_loading_twice_is_refused_unless_it_is_asked_for_only_if_empty(sqlite: Shelf) -> None:
    with sqlite.database("loaded", "twice") as database:
        url = str(database.url)

    again, if_empty = app(url, "load"), app(url, "load", "--if-empty")

    assert (again.returncode, if_empty.returncode) == (1, 0)
    assert again.stderr.startswith("ledger-not-empty")
