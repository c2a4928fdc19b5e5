"""Look up what the registry holds on the processes and parties of a file."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.interchange.ocds.import_.models import ERASED_HASH, KeptRelease
from app.interchange.ocds.import_.schemas import KeptProcessOut, KeptReleaseOut
from app.ledger.as_of import AsOf, resolve_codes
from app.ledger.schemas import Versioned
from app.platform.clock import in_london
from app.platform.db.columns import table
from app.platform.http.pagination import BaseQuery
from app.platform.problems.problem import unknown_code

_KEPT = table(KeptRelease)
_BATCH_SIZE = 5_000
"""The most values in one statement, below the limits of both engines."""

_OF_PROCESSES = (
    select(_KEPT)
    .where(_KEPT.c.ocid.in_(bindparam("ocids", expanding=True)))
    .order_by(_KEPT.c.published_at, _KEPT.c.id)
)
_HASHES = select(_KEPT.c.ocid, _KEPT.c.id, _KEPT.c.hash).where(
    _KEPT.c.ocid.in_(bindparam("ocids", expanding=True))
)


def resolve_spellings(
    session: Session, thing: str, spellings: Collection[str], as_of: AsOf
) -> dict[str, str]:
    """Return the codes of things by spelling."""
    found: dict[str, str] = {}
    for batch in _batches(sorted(set(spellings))):
        found |= resolve_codes(session, {thing: batch}, as_of)[thing]
    return found


def release_hashes(session: Session, ocids: Collection[str]) -> dict[tuple[str, str], str]:
    """Return the hash of each kept release of the processes, by ocid and id.

    It is `ERASED_HASH` for a release of which a text was erased.
    """
    return {
        (row.ocid, row.id): row.hash or ERASED_HASH
        for batch in _batches(sorted(ocids))
        for row in session.execute(_HASHES, {"ocids": batch})
    }


def kept_releases(session: Session, ocids: Collection[str]) -> dict[str, list[Any]]:
    """Return the kept releases of the processes, in the order of publication."""
    found: dict[str, list[Any]] = defaultdict(list)
    for batch in _batches(sorted(ocids)):
        for row in session.execute(_OF_PROCESSES, {"ocids": batch}):
            found[row.ocid].append(row)
    return found


def get_process(session: Session, _: BaseQuery, __: AsOf, ocid: str) -> Versioned[KeptProcessOut]:
    """Return the kept releases of a process. Raises Problem.

    The version is a hash of the releases, because keeping one takes no position in the ledger.
    """
    rows = [] if "\x00" in ocid else kept_releases(session, {ocid})[ocid]
    if not rows:
        raise unknown_code("process", ocid)
    releases = [
        KeptReleaseOut(
            id=row.id,
            published_at=in_london(row.published_at),
            hash=row.hash,
            publisher=row.publisher,
            recorded_at=in_london(row.recorded_at),
            author=row.author,
            content=row.content,
        )
        for row in rows
    ]
    hashes = "".join(release.hash or ERASED_HASH for release in releases)
    version = hashlib.sha256(hashes.encode()).hexdigest()
    return Versioned(version[:24], KeptProcessOut(ocid, releases))


def _batches(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for n in range(0, len(values), _BATCH_SIZE):
        yield values[n : n + _BATCH_SIZE]
