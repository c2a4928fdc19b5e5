"""Templates of databases are built once for each state of the code, whatever the process."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.registry.providers.models import ProviderDetailsFact
from tests.support import world
from tests.support.templates import STATES_KEPT, TemplateDatabases, TemplateFiles, hash_of


def test_file_that_several_want_at_once_is_built_once(tmp_path: Path) -> None:
    built = []

    def build(draft: Path) -> None:
        built.append(draft)
        draft.write_text("a database")

    def read(_: int) -> str:
        return TemplateFiles.of(tmp_path, "key").get("loaded", build).read_text()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, range(4))) == ["a database"] * 4
    assert len(built) == 1


def test_build_that_fails_leaves_no_file_and_is_tried_again(tmp_path: Path) -> None:
    files = TemplateFiles.of(tmp_path, "key")

    def fail(draft: Path) -> None:
        draft.write_text("half a database")
        raise OSError("The disk is full.")

    with pytest.raises(OSError, match="disk is full"):
        files.get("loaded", fail)

    whole = files.get("loaded", lambda draft: draft.write_text("a database"))
    assert whole.read_text() == "a database"


def test_states_unused_for_longest_are_removed(tmp_path: Path) -> None:
    for age in range(STATES_KEPT):
        folder = TemplateFiles.of(tmp_path, f"aged-{age}").folder
        os.utime(folder, (1_000_000 - age, 1_000_000 - age))

    TemplateFiles.of(tmp_path, "new")

    left = {folder.name for folder in tmp_path.iterdir() if folder.is_dir()}
    assert left == {"new", *(f"aged-{age}" for age in range(STATES_KEPT - 1))}


@pytest.mark.parametrize(
    ("name", "content", "is_same"),
    [("a.py", "a = 1", True), ("a.py", "a = 2", False), ("b.py", "a = 1", False)],
)
def test_key_changes_with_names_and_contents(
    tmp_path: Path, name: str, content: str, is_same: bool
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for root, file, text in ((before, "a.py", "a = 1"), (after, name, content)):
        root.mkdir()
        (root / file).write_text(text)

    assert (hash_of(before, ["**/*.py"]) == hash_of(after, ["**/*.py"])) is is_same


def test_restored_database_has_the_rows_of_the_saved_one(
    databases: TemplateDatabases, tmp_path: Path
) -> None:
    with databases.database("migrated", "saved") as saved, saved.write_session() as session:
        world.provider(session, "north")

    databases.engine.save("saved", tmp_path / "file")
    databases.engine.restore(tmp_path / "file", "restored")

    databases.made.add("restored")
    with databases.database("restored") as restored, restored.read_session() as session:
        assert session.scalar(select(func.count()).select_from(ProviderDetailsFact)) == 1
