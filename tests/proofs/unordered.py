"""The service with a feed that is deliberately wrong: some entries are shown a little late.

That is what readers see where positions are given before the commits, in another order than those.
"""

import sys
from datetime import timedelta

from sqlalchemy.orm import Session

from app.__main__ import main
from app.ledger import queries
from app.ledger.as_of import AsOf
from app.ledger.schemas import ChangeOut, ChangeQuery
from app.platform.clock import now, parse_moment
from app.platform.http.pagination import Page

_LATE = timedelta(milliseconds=200)
_right = queries.list_changes


def _late(session: Session, query: ChangeQuery, head: AsOf) -> Page[ChangeOut]:
    page = _right(session, query, head)
    shown = [
        entry
        for entry in page.items
        if entry.position % 7 or now() - parse_moment(entry.recorded_at) > _LATE
    ]
    return Page(items=shown, next=page.next)


queries.list_changes = _late

if __name__ == "__main__":
    sys.exit(main(["serve"]))
