"""Random histories stay sound whatever is erased, and answer about days and cover as before.

PROVE_ERASED sets how many histories are tried.
"""

import os
from collections.abc import Callable
from random import Random, SystemRandom
from typing import Any

import pytest
from sqlalchemy import select

from app.api.wiring import CATALOGUE
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.erasures import consent_to_erasure, request_erasure
from app.ledger.inputs import ErasureIn
from app.ledger.models import Change, ChangeText, Version
from app.ledger.search.models import SearchGram, SearchTerm, SearchWord
from app.ledger.streams import entry_id
from app.ledger.verification.chain import verify
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.registry.contracts.models import ContractSupplier
from app.registry.providers.models import ProviderName
from app.registry.suggestions.models import Suggestion
from tests.support import world
from tests.support.histories import Story
from tests.support.later import hide
from tests.support.templates import TemplateDatabases

HISTORIES = int(os.environ.get("PROVE_ERASED", "20"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
STEPS, ERASURES = 60, 12
ADMIN, AUDITOR = Caller("an-admin", Role.ADMIN), Caller("an-auditor", Role.AUDITOR)


@pytest.mark.prove
def test_erased_history_is_sound_and_answers_as_before(
    databases: TemplateDatabases, say: Callable[[str], None]
) -> None:
    erased = rows = 0
    for seed in range(SEED, SEED + HISTORIES):
        rng = Random(seed)
        with databases.database("migrated", "erased") as database:
            story = Story(rng, database)
            story.begin()
            for _ in range(STEPS):
                story.step()
                hide(database, rng)
            before = computed_rows(database)
            for _ in range(ERASURES):
                erased += erase_one(database, rng)
            after = computed_rows(database)
            assert after == before, f"PROVE_SEED={seed}"
            rows += len(after)
            with database.read_session() as session:
                found = verify(session, CATALOGUE)
                assert found.is_sound, f"PROVE_SEED={seed}: {found}"
    say(f"{HISTORIES} histories, {erased} erasures, {rows:,} rows of days and cover: 0 differ")
    assert erased > HISTORIES


def erase_one(database: Database, rng: Random) -> int:
    """Erase one or all texts of any entry; return how many."""
    with database.write_session() as session:
        places = session.execute(
            select(ChangeText.stream, ChangeText.position, ChangeText.path)  # type: ignore[call-overload]
            .where(table(ChangeText).c.text.is_not(None))
            .order_by(ChangeText.stream, ChangeText.position, ChangeText.path)
        ).all()
        if not places:
            return 0
        stream, position, path = rng.choice(places)
        with world.commanding(session) as ctx:
            texts = [path] if rng.random() < 0.5 else None
            body = ErasureIn(reason="A proof.", texts=texts)
            requested = request_erasure(ctx, body, entry_id(stream, position), ADMIN)
            consent_to_erasure(ctx, requested.id, AUDITOR)
    with database.read_session() as session:
        left = session.get_one(ChangeText, (stream, position, path))
        assert (left.text, left.salt) == (None, None)
        assert session.get_one(Change, (stream, position)).hash
    return 1


def computed_rows(database: Database) -> list[dict[str, Any]]:
    """Every computed row, open and closed, but for names and their words."""
    with database.read_session() as session:
        return [
            {name: value for name, value in row.items() if (rows.name, name) not in _NAMES}
            for projection in CATALOGUE.projections
            for rows in map(table, projection.models)
            if rows not in _WORDS
            for row in session.execute(select(rows).order_by(rows.c.id)).mappings()
        ]


_WORDS = [table(model) for model in (SearchTerm, SearchWord, SearchGram, ProviderName, Suggestion)]
_NAMES = {
    (str(Version.__tablename__), "name"),
    *((str(ContractSupplier.__tablename__), name) for name in ("name", "name_key", "suggested")),
}
