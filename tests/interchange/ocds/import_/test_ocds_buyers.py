"""Notices of the sample files: those of our authorities are all recognised, or suggested."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.notices import SAMPLES, ImportClient, codes
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

OURS = {
    "cf-2025-bulk": ["Birmingham City Council", "Cambridgeshire County Council",
                     "Peterborough City Council"],
    "cf-award-cambridgeshire": ["Cambridgeshire County Council"],
    "cf-award-london-borough-of-enfield": ["London Borough of Enfield"],
    "cf-award-london-borough-of-havering": ["London Borough of Havering"],
    "cf-award-london-borough-of-merton-consultation": ["London Borough of Merton"],
    "cf-award-london-borough-of-merton-parking": ["London Borough of Merton"],
    "cf-award-royal-borough-of-greenwich": ["Royal Borough of Greenwich"],
    "cf-award-the-london-borough-of-camden": ["London Borough of Camden"],
    "cf-award-westminster": ["Westminster City Council"],
    "cf-tender-harrow": ["Harrow Council"],
    "cf-tender-london-borough-of-ealing": ["London Borough of Ealing"],
    "fts-2026-05-29-tender-page": ["London Borough of Haringey"],
}  # fmt: skip
"""The buyers of each file that are authorities of the embedded data, read off the files."""

RELEASES = sum(map(len, OURS.values()))
RECOGNISED = {"recorded", "kept"}


@contextmanager
def importing(database: Database) -> Iterator[ImportClient]:
    with serving(database) as (client, _):
        yield ImportClient(client, callers.key(database, Role.ADMIN))


def reports(imports: ImportClient) -> list[dict[str, Any]]:
    """Import each file; return the reports on its releases."""
    found: list[dict[str, Any]] = []
    for name in OURS:
        (path,) = SAMPLES.glob(f"{name}*.json")
        found += imports.report(path.read_bytes(), rows="good")["releases"]
    return found


def recognised(found: list[dict[str, Any]]) -> int:
    return sum(item["outcome"] in RECOGNISED for item in found)


def test_every_notice_of_our_authorities_is_recognised_by_a_number_of_the_embedded_data(
    databases: TemplateDatabases,
) -> None:
    with databases.database("loaded") as database, importing(database) as imports:
        found = reports(imports)

        assert recognised(found) == RELEASES == 14
        assert not any("buyer-suggested" in codes(item) for item in found)


def test_every_notice_of_authorities_without_numbers_is_suggested_and_then_recognised(
    database: Database,
) -> None:
    with database.write_session() as session:
        for n, name in enumerate(sorted({name for names in OURS.values() for name in names})):
            world.authority(session, f"a-{n}", name=name)
    with importing(database) as imports:
        found = reports(imports)
        suggested = imports.get("/v1/suggestions", kind="buyer", limit=200)["items"]

        assert (recognised(found), len(suggested)) == (0, 12)
        assert sum("buyer-suggested" in codes(item) for item in found) == RELEASES
        for item in suggested:
            body = {"accept": True, "reason": "The addresses are those of the councils."}
            path = f"/v1/suggestions/{item['id']}/decision"
            assert imports.client.post(path, json=body, headers=imports.headers).status_code == 201
        assert recognised(reports(imports)) == RELEASES
