"""A registry with a value in every column, and a formula as a title."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.platform.db.database import Database
from tests.support import world
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

FORMULA = '=HYPERLINK("http://example.org","Pay")'
TERM = {"first_day": "2025-01-01", "last_day": "2025-12-31"}


def tell(session: Session) -> None:
    for code in ("camden", "islington"):
        world.authority(session, code)
    number = {"scheme": "GB-COH", "id": "01234567"}
    charity = {"scheme": "GB-CHC", "id": "1000000"}
    world.provider(session, "north", legal_name="North Care Limited", identifiers=[number, charity])
    world.contract(
        session, "full", lead="camden", buyers=["camden"], title=FORMULA, department="Adults",
        values=[{"amount": "9.99", "basis": "per-year"},
                {"amount": "120000.00", "basis": "total", "vat": "excluded"}],
        irrecoverable_vat="0.50", review_on="2025-06-30", sme=True, vcse=False, cpv="33100000",
        ocid="ocds-h6vhtk-000001", tender_route="Open procedure",
        options=[{"last_day": "2026-12-31", "basis": "agreed", "text": "A year"}],
        identifiers=[{"scheme": "camden-register", "id": "CE/1"}],
        suppliers_as_published=[
            {"name": "North Care Ltd", "number": "1234567", "scheme": "GB-COH"},
        ],
    )  # fmt: skip
    world.award(session, "full", authority="camden", scope="repair")
    world.award(session, "full", authority="islington", scope="delivery")
    world.notice(session, "full", notice_type="UK5", url="https://example.org/1")
    world.notice(session, "full", notice_type="UK6", published_on="2025-01-20")
    world.contract(
        session, "bare", provider=None, kind="unknown", purpose="unknown", regime="unknown",
        first_day=None, first_day_basis="unknown", last_day=None, last_day_basis="open-ended",
    )  # fmt: skip
    world.contract(session, "longer", lead="islington", first_day_basis="assumed")
    world.term_change(session, "longer", change="extension", last_day="2026-03-31")
    world.contract(
        session, "next", replaces=["full"], first_day="2026-01-01", last_day="2026-02-28"
    )
    world.contract(session, "never", lead="camden")
    # Last in order and filtered out, so its services stay unread.
    world.award(session, "never", authority="camden", scope="repair")
    world.term_change(session, "never", change="cancellation", last_day=None)
    world.claim(session, about="contract:full", value="SECRET", visibility="partners")


def fill(database: Database) -> None:
    with database.write_session() as session:
        tell(session)


@pytest.fixture
def exporting(databases: TemplateDatabases, database: Database) -> Iterator[TestClient]:
    """A client of `database`, which is replaced by a copy of the one with these values."""
    with databases.filled("exported", fill) as copy, serving(copy) as (client, _):
        assert copy is database
        yield client
