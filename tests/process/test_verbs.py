"""The command line, as an operator uses it."""

import sqlite3
import subprocess
import sys

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
        url, file = str(database.url), database.url.database
    sound = app(url, "verify")
    assert file is not None
    with sqlite3.connect(file) as store:
        store.execute("UPDATE award SET level = 'partial' WHERE id = 'public-388'")
    store.close()

    edited = app(url, "verify")

    assert (sound.returncode, sound.stdout.split()[0]) == (0, "774")
    assert (edited.returncode, edited.stdout) == (
        1,
        "public 388: public-388 in award is not what was stated\n",
    )


def test_loading_twice_is_refused_unless_it_is_asked_for_only_if_empty(sqlite: Shelf) -> None:
    with sqlite.database("loaded", "twice") as database:
        url = str(database.url)

    again, if_empty = app(url, "load"), app(url, "load", "--if-empty")

    assert (again.returncode, if_empty.returncode) == (1, 0)
    assert again.stderr.startswith("ledger-not-empty")
