"""Names of authorities, by which buyers of equal name are found."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.suppliers import name_key
from app.ledger.searched import words_of
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import AuthorityDetailsFact

COUNCIL_WORDS = {
    "london", "royal", "borough", "city", "council", "county", "district", "metropolitan", "the",
    "of", "and", "upon", "corporation",
}  # fmt: skip

_DETAILS = table(AuthorityDetailsFact)
_NAMES = select(_DETAILS.c.code, _DETAILS.c.name, _DETAILS.c.official_name).where(
    _DETAILS.c.to_at == NEVER
)


def authority_key(name: str) -> str:
    """Return the words of the name of a council without those that say what it is.

    >>> authority_key("London Borough of Harrow") == authority_key("Harrow Council")
    True
    >>> authority_key("City of London Corporation")
    'city of london corporation'
    """
    words = words_of(name)
    return name_key(" ".join(word for word in words if word not in COUNCIL_WORDS)) or " ".join(
        words
    )


def name_keys(*names: str | None) -> set[str]:
    """Return the keys of the names of an authority that are known."""
    return {authority_key(name) for name in names if name}


def authorities_named(session: Session, names: Collection[str]) -> dict[str, list[str]]:
    """Return the codes of the authorities that have one of these names, by name."""
    if not names:
        return {}
    codes: dict[str, set[str]] = defaultdict(set)
    for row in session.execute(_NAMES):
        for key in name_keys(row.name, row.official_name):
            codes[key].add(row.code)
    return {name: sorted(codes[key]) for name in names if (key := authority_key(name)) in codes}
