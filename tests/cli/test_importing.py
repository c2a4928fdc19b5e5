"""Import of files from the command line: complete or not at all, audited and reported."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.interchange.ocds.import_.models import KeptRelease
from app.ledger import budget as budgets
from app.ledger.models import Change
from app.platform.db.database import Database
from tests.cli.conftest import Ended, Type
from tests.support import world
from tests.support.application import audited
from tests.support.notices import CAMDEN, OCID, package, release

NOTICES = package(release()).decode()
REGISTER = "reference,title,start date\nA,Storage of equipment,01/04/2026\n"
FAULTY = "reference,title,start date\nA,Storage of equipment,soon\nB,,01/04/2026\n"
IMPORT = ("import", "--authority", "camden")


@pytest.fixture
def database(database: Database) -> Database:
    with database.write_session() as session:
        world.authority(session, "camden", identifiers=[CAMDEN])
    return database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind, and files that are not imported."""
    (tmp_path / "notices.json").write_text(NOTICES)
    (tmp_path / "register.csv").write_text(REGISTER)
    (tmp_path / "read.me").write_text("Neither.")
    (tmp_path / "fetch-state.json").write_text("{}")
    return tmp_path


def kept(database: Database) -> tuple[int, int]:
    """Return the number of ledger entries and of kept releases."""
    with database.read_session() as session:
        changes = session.scalar(select(func.count()).select_from(Change))
        releases = session.scalar(select(func.count()).select_from(KeptRelease))
    return changes or 0, releases or 0


def output_lines(ended: Ended) -> tuple[int, list[str], list[str]]:
    return ended.code, ended.out.splitlines(), ended.err.splitlines()


def without_columns(shown: str) -> str:
    """Return what a dry run prints without the lines about the columns of a register."""
    lines = shown.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(("  header ", "  column ")))


@pytest.mark.parametrize("name", ["notices.jsonl", "notices.NDJSON"])
def test_file_of_lines_is_imported(
    database: Database, tmp_path: Path, type_: Type, name: str
) -> None:
    other = {**release(), "ocid": "ocds-2"}
    (tmp_path / name).write_text(f"{NOTICES}\n{package(other).decode()}\n")

    code, out, _ = output_lines(type_(database, *IMPORT, str(tmp_path / name)))

    assert (code, out[0]) == (
        0, f"{tmp_path / name}: 2 recorded; 0 personal fields left out",
    )  # fmt: skip


def test_suggested_buyer_is_printed(database: Database, tmp_path: Path, type_: Type) -> None:
    buyer = {"id": "GB-CFS-1", "name": "camden", "roles": ["buyer"]}
    theirs = release(parties=[buyer], buyer={"id": "GB-CFS-1"})
    (tmp_path / "notices.json").write_bytes(package(theirs))

    _, out, _ = output_lines(type_(database, *IMPORT, str(tmp_path / "notices.json")))

    assert out[1:] == [
        f"  {OCID} 090001-2026: not-ours",
        "    /releases/0: buyer-suggested: a buyer known by its number; camden has this name: "
        "accept the suggestion or add GB-CFS-1 to its identifiers, and send the file again",
    ]


@pytest.mark.parametrize("name", ["notices.json", "register.csv"])
def test_dry_run_records_nothing_and_leaves_no_audit_entry(
    database: Database, folder: Path, type_: Type, name: str
) -> None:
    file, before = folder / name, kept(database)

    tried = type_(database, *IMPORT, str(file), "--dry-run")
    left = kept(database), audited(database)
    done = type_(database, *IMPORT, str(file))

    assert left == (before, [])
    assert tried.out.startswith(f"{file} (dry run): 1 ")
    assert without_columns(tried.out.replace(" (dry run)", "")) == done.out
    assert kept(database) > before
    (row,) = audited(database)
    assert [row[name] for name in ("caller", "role", "operation", "status", "code")] == [
        "command-line", "admin", "import", 200, None,
    ]  # fmt: skip


def test_folder_imports_notices_and_registers_in_name_order(
    database: Database, folder: Path, type_: Type
) -> None:
    ended = type_(database, *IMPORT, str(folder))

    code, text, wrong = output_lines(ended)
    assert (code, wrong) == (0, [])
    remarks = ("    ", "  file: ")
    assert [line for line in text if not line.startswith(remarks)] == [
        f"{folder / 'notices.json'}: 1 recorded; 0 personal fields left out",
        f"  {OCID} 090001-2026: recorded, about {OCID}",
        f"{folder / 'register.csv'}: 1 new, 0 changed, 0 unchanged, 0 refused of 1 rows",
        "  row 2: new: camden-a",
    ]
    assert len(audited(database)) == 2


def test_second_import_of_same_files_records_nothing(
    database: Database, folder: Path, type_: Type
) -> None:
    type_(database, *IMPORT, str(folder))
    before = kept(database)

    again = type_(database, *IMPORT, str(folder))

    assert again.code == 0
    assert "1 already-known" in again.out
    assert "1 unchanged" in again.out
    assert kept(database) == before


def test_refused_file_is_reported_by_cell_and_others_are_imported(
    database: Database, folder: Path, type_: Type
) -> None:
    bad = folder / "bad.csv"
    bad.write_text(FAULTY)

    code, text, wrong = output_lines(type_(database, *IMPORT, str(folder)))

    assert (code, wrong) == (
        1,
        [
            f"{bad}: rows-refused: 1 error in 1 of 2 rows; nothing was recorded",
            "  row 3, column B: a title",
        ],
    )
    assert [line.split(": ")[0] for line in text if line.startswith(str(folder))] == [
        str(folder / "notices.json"), str(folder / "register.csv"),
    ]  # fmt: skip
    assert "camden-b" not in "".join(text)
    assert len(audited(database)) == 2


def test_dry_run_reports_faults_and_planned_rows(
    database: Database, tmp_path: Path, type_: Type
) -> None:
    file = tmp_path / "register.csv"
    file.write_text(FAULTY)

    code, text, _ = output_lines(type_(database, *IMPORT, str(file), "--dry-run"))

    assert (code, [line for line in text if not line.startswith("  file: ")]) == (
        1,
        [
            f"{file} (dry run): 1 new, 0 changed, 0 unchanged, 1 refused of 2 rows",
            "  header in row 1",
            "  column A: reference: reference (A; B)",
            "  column B: title: title (Storage of equipment)",
            "  column C: start date: first_day (soon; 01/04/2026)",
            "  row 3, column B: missing-field: a title",
            "  row 2, column C: invalid-day: expected a day, written 01/04/2025, 1 Apr 2025 or "
            "2025-04-01",
            "  row 2: new: camden-a",
        ],
    )


def test_refused_rows_are_written_into_a_file_that_can_be_mended(
    database: Database, tmp_path: Path, type_: Type
) -> None:
    file, refused = tmp_path / "register.csv", tmp_path / "refused.csv"
    file.write_text(FAULTY)

    type_(database, *IMPORT, str(file), "--rows", "good", "--refused", str(refused))
    refused.write_text(refused.read_text().replace("B,,", "B,Repair,"))
    ended = type_(database, *IMPORT, str(refused), "--column", "C:review_on")

    assert ended.out.startswith(f"{refused}: 1 new, 0 changed, 0 unchanged, 0 refused of 1 rows")
    assert "no column was taken for the first day" in ended.out


@pytest.mark.parametrize(
    ("words", "code"),
    [((), "invalid-request"), (("--authority", "nowhere"), "unknown-filter-code")],
)
def test_register_without_known_authority_exits_with_1(
    database: Database, folder: Path, type_: Type, words: tuple[str, ...], code: str
) -> None:
    file, before = folder / "register.csv", kept(database)

    ended = type_(database, "import", str(file), *words)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"{file}: {code}: ")
    assert (kept(database), audited(database)) == (before, [])


def test_missing_file_is_reported_and_others_are_imported(
    database: Database, folder: Path, type_: Type
) -> None:
    missing = folder / "missing.csv"

    code, text, wrong = output_lines(
        type_(database, *IMPORT, str(missing), str(folder / "register.csv"))
    )

    assert (code, wrong) == (1, [f"{missing}: file-unreadable: No such file or directory"])
    assert text[0].startswith(f"{folder / 'register.csv'}: 1 new")


def test_refused_notices_are_reported_once_with_pointer(
    database: Database, tmp_path: Path, type_: Type
) -> None:
    cut, twice = tmp_path / "cut.json", tmp_path / "twice.json"
    cut.write_text(NOTICES[:-5])
    twice.write_bytes(package(release(), release(language="en")))

    code, _, wrong = output_lines(type_(database, "import", str(cut), str(twice)))

    assert (code, len(wrong)) == (1, 3)
    assert wrong[0].startswith(f"{cut}: file-not-json: valid JSON; ")
    assert wrong[1:] == [
        f"{twice}: releases-contradict: one release for each ocid and id",
        "  /body/releases/1/id",
    ]


def test_good_rows_of_a_faulty_file_are_imported_and_the_others_reported(
    database: Database, tmp_path: Path, type_: Type
) -> None:
    (tmp_path / "faulty.csv").write_text(FAULTY)

    ended = type_(database, *IMPORT, str(tmp_path / "faulty.csv"), "--rows", "good")

    code, out, err = output_lines(ended)
    assert (code, err) == (1, [])
    assert out[0].endswith("1 new, 0 changed, 0 unchanged, 1 refused of 2 rows")
    assert out[-1].strip() == "row 2: new: camden-a"


def test_file_larger_than_a_batch_is_imported_with_good_rows_only(
    database: Database, tmp_path: Path, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets, "ALWAYS_ACCEPTED", 10)
    monkeypatch.setenv("REGISTRY_BATCH_SECONDS", "0.001")
    rows = "".join(f"R{n},Service {n},01/04/2026\n" for n in range(25))
    (tmp_path / "large.csv").write_text("reference,title,start date\n" + rows)
    whole = (*IMPORT, str(tmp_path / "large.csv"))

    refused = type_(database, *whole)
    done = type_(database, *whole, "--rows", "good")

    assert (refused.code, done.code) == (1, 0)
    assert "batch-too-large: the file records about 26 facts, and 10 fit one batch" in refused.err
    assert "25 new" in done.out
