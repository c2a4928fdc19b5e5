"""Registers larger than one batch: refused, or recorded as a sequence of batches."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from app.domain.vocabulary import Role
from app.platform.db.idempotency import BROKEN_AFTER
from tests.interchange.registers.council import Council, council_on
from tests.support import world
from tests.support.registry import told
from tests.support.sequences import batches_of, between_batches, breaking_off
from tests.support.templates import TemplateDatabases

HEADER = "reference,title,start date,ocid\n"
KEY = {"Idempotency-Key": "register-of-may"}
OURS = "camden-finance"
THEIRS = "theirs,Ours,,\n"
"""A row that the rules of the ledger refuse, because the contract is Islington's."""


def register(count: int, **others: str) -> str:
    """Return a register of so many rows, with other lines in the rows of these names."""
    lines = {n: f"R{n},Service {n},01/04/2026,\n" for n in range(2, count + 2)}
    lines |= {int(name.removeprefix("row")): line for name, line in others.items()}
    return HEADER + "".join(lines.values())


@pytest.fixture
def small(council: Council) -> Iterator[Council]:
    """A registry with a contract of Islington, in which a batch has at most ten facts."""
    with council.registry.database.write_session() as session:
        world.contract(session, "theirs", lead="islington")
    with batches_of(council.registry.client, facts=10):
        yield council


def sequence(council: Council, content: str, **asked: Any) -> dict[str, Any]:
    return council.imports(content, rows="good", **asked)


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    return report["new"], report["unchanged"], report["refused"]


def faults(report: dict[str, Any]) -> list[tuple[int, str]]:
    return [(item["row"], item["code"]) for item in report["faults"]]


def entries(council: Council) -> list[dict[str, Any]]:
    return council.system.lists("changes", limit="200")


def test_register_of_2000_rows_is_one_batch(council: Council) -> None:
    report = council.imports(register(2_000))

    assert counts(report) == (2_000, 0, 0)
    assert counts(council.imports(register(2_000))) == (0, 2_000, 0)


@pytest.mark.parametrize("dry_run", [True, False])
def test_register_that_does_not_fit_returns_413_with_what_fits(
    small: Council, dry_run: bool
) -> None:
    before = small.registry.everything()

    refused = small.sends(register(25), dry_run=dry_run)

    assert told(refused) == (413, "batch-too-large", ["/body"])
    assert refused.json()["detail"] == (
        "the file records about 26 facts, and 10 fit one batch; send rows=good, which takes a "
        "larger file in several batches"
    )
    assert small.registry.everything() == before


def test_larger_register_with_good_rows_is_recorded_with_one_report(small: Council) -> None:
    report = sequence(small, register(25))

    assert counts(report) == (25, 0, 0)
    assert [row["row"] for row in report["recorded"]] == [*range(2, 27)]
    ours = [item["type"] for item in entries(small) if item["author"] == OURS]
    assert ours == ["source", *["contract_details"] * 25]


def test_larger_register_sent_again_changes_nothing(small: Council) -> None:
    sequence(small, register(25))
    before = small.registry.everything()

    assert counts(sequence(small, register(25))) == (0, 25, 0)
    assert small.registry.everything() == before


def test_another_writer_comes_between_two_batches(small: Council) -> None:
    def write() -> None:
        with small.registry.database.write_session() as session:
            world.provider(session, "between")

    with between_batches(write, after=2):
        report = sequence(small, register(25))

    assert counts(report) == (25, 0, 0)
    codes = [item["subject"]["code"] for item in entries(small)]
    assert codes.index("camden-r21") < codes.index("between") < codes.index("camden-r22")


def test_change_by_another_writer_between_two_batches_is_not_overwritten(small: Council) -> None:
    """The plan of a row is made again in its batch, so a contract is not recorded twice."""

    def write() -> None:
        islington = small.registry.editor("islington", name="islington-finance")
        row = f"{HEADER}R26,Theirs,01/04/2026,ocds-h6vhtk-000001\n"
        small.imports(row, authority="islington", system=islington)

    mine = register(25, row26="R26,Mine,01/04/2026,ocds-h6vhtk-000001\n")
    with between_batches(write, after=1):
        report = sequence(small, mine)

    assert (counts(report)[0], report["refused"]) == (24, 1)
    assert faults(report)[0][0] == 26


@pytest.mark.parametrize("with_key", [True, False])
def test_broken_sequence_sent_again_ends_as_an_unbroken_one(
    small: Council, databases: TemplateDatabases, with_key: bool
) -> None:
    content = register(35, row9=THEIRS, row22="NT,,01/04/2026,\n")
    headers = KEY if with_key else {}
    with breaking_off(after=2):
        small.sends(content, rows="good", headers=headers)
    broken = len(entries(small))
    if with_key:
        small.registry.watch.now += BROKEN_AFTER
    again = sequence(small, content, headers=headers)

    assert counts(again) == (14, 19, 2)
    with council_on(databases, "unbroken") as other:
        with other.registry.database.write_session() as session:
            world.contract(session, "theirs", lead="islington")
        with batches_of(other.registry.client, facts=10):
            sequence(other, content)
        unbroken = entries(other)
    told_of = ("position", "type", "subject", "content", "action", "author")
    assert [[item[name] for name in told_of] for item in entries(small)] == [
        [item[name] for name in told_of] for item in unbroken
    ]
    assert broken < len(unbroken)


def test_same_key_during_a_sequence_returns_409_until_it_is_broken(small: Council) -> None:
    with breaking_off(after=1):
        small.sends(register(25), rows="good", headers=KEY)

    small.registry.watch.now += BROKEN_AFTER - timedelta(seconds=1)
    early = small.sends(register(25), rows="good", headers=KEY)
    other = small.sends(register(24), rows="good", headers=KEY)

    assert told(early) == (409, "in-progress", ["/header/Idempotency-Key"])
    assert early.headers["retry-after"] == "1"
    assert told(other)[1] == "idempotency-key-reused"
    assert counts(sequence(small, register(25))) == (15, 10, 0)


def test_second_request_during_a_sequence_is_refused_and_the_first_goes_on(small: Council) -> None:
    during: list[Any] = []

    def send_again() -> None:
        during.append(small.sends(register(25), rows="good", headers=KEY))

    with between_batches(send_again, after=2):
        report = sequence(small, register(25), headers=KEY)

    assert told(during[0])[:2] == (409, "in-progress")
    assert counts(report) == (25, 0, 0)
    assert sequence(small, register(25), headers=KEY) == report


def test_each_batch_marks_the_key_anew(small: Council) -> None:
    def wait() -> None:
        small.registry.watch.now += BROKEN_AFTER - timedelta(seconds=1)

    with between_batches(wait, after=1), breaking_off(after=2):
        small.sends(register(25), rows="good", headers=KEY)
    small.registry.watch.now += timedelta(seconds=2)

    assert told(small.sends(register(25), rows="good", headers=KEY))[:2] == (409, "in-progress")


def test_sequence_that_lost_its_key_to_another_request_ends(small: Council) -> None:
    def take_over() -> None:
        small.registry.watch.now += BROKEN_AFTER
        with breaking_off(after=1):
            small.sends(register(25), rows="good", headers=KEY)

    with between_batches(take_over, after=1):
        stalled = small.sends(register(25), rows="good", headers=KEY)

    assert told(stalled)[:2] == (409, "in-progress")


def test_refused_rows_among_good_rows_are_reported_and_left_out(small: Council) -> None:
    report = sequence(
        small, register(25, row5=THEIRS, row14="NT,,01/04/2026,\n", row20="R2,Twice,,\n")
    )

    assert counts(report) == (22, 0, 2)
    assert sorted(faults(report)) == [(5, "not-in-charge"), (14, "missing-field")]
    assert report["fault_count"] == 2


def test_good_rows_of_a_small_register_are_one_batch(council: Council) -> None:
    with council.registry.database.write_session() as session:
        world.contract(session, "theirs", lead="islington")
    batches: list[int] = []

    with between_batches(lambda: batches.append(1), after=1):
        report = sequence(council, register(8, row3=THEIRS, row4="NT,,01/04/2026,\n"))

    assert (counts(report), batches) == ((6, 0, 2), [1])
    assert [row["row"] for row in report["recorded"]] == [2, 5, 6, 7, 8, 9]


def test_rows_that_rules_refuse_refuse_the_register_and_are_all_named(council: Council) -> None:
    with council.registry.database.write_session() as session:
        world.contract(session, "theirs", lead="islington")
        world.contract(session, "also", lead="islington")
    before = council.registry.everything()
    content = register(20, row3=THEIRS, row18=THEIRS.replace("theirs", "also"))

    refused = council.sends(content)

    assert told(refused) == (422, "rows-refused", ["/rows/3/reference", "/rows/18/reference"])
    assert refused.json()["detail"] == "2 errors in 2 of 20 rows; nothing was recorded"
    assert council.registry.everything() == before


def test_dry_run_of_a_sequence_records_nothing_and_returns_its_report(small: Council) -> None:
    content = register(25, row5=THEIRS, row14="NT,,01/04/2026,\n")
    before = small.registry.everything()

    tried = sequence(small, content, dry_run=True, headers=KEY)

    assert small.registry.everything() == before
    assert {**tried, "dry_run": False} == sequence(small, content, headers=KEY)


def test_contract_of_an_earlier_batch_is_not_changed_by_another_row(small: Council) -> None:
    """The second row names the contract of the first by its code, which is made in between."""
    report = sequence(small, register(25, row26="camden-r2,Another,01/04/2026,\n"))

    assert faults(report) == [(26, "repeated-reference")]
    assert small.system.sees("contracts/camden-r2")["title"] == "Service 2"
    assert faults(sequence(small, register(25, row26="camden-r2,Another,01/04/2026,\n"))) == [
        (26, "repeated-reference")
    ]


def test_admin_without_acting_for_is_refused_and_no_row_is_blamed(small: Council) -> None:
    admin = small.registry.known_as(Role.ADMIN)

    refused = small.sends(register(25), rows="good", system=admin)

    assert told(refused)[:2] == (403, "acting-for-needed")
