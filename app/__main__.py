"""The command line: python -m app VERB."""

import argparse
import json
import sys
from collections.abc import Sequence

import uvicorn

from app.domain.errors import Refused
from app.imports import embedded
from app.imports.load import is_empty, load
from app.kit import migrations
from app.kit.clock import now
from app.kit.database import Database
from app.kit.observe import LOGGING
from app.ledger.verify import verify
from app.main import create_app, register_facts
from app.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, and return 0 if it did what it should."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked, Settings()))
    except Refused as refused:
        print(f"{refused.code}: {refused.detail}", file=sys.stderr)
        return 1


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    uvicorn.run(
        "app.__main__:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_config=LOGGING,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    return 0


def application() -> object:
    """The application as the environment configures it, for a server to run."""
    settings = Settings()
    return create_app(settings, Database(settings.database_url))


def _migrate(_: argparse.Namespace, settings: Settings) -> int:
    database = Database(settings.database_url)
    migrations.upgrade(database)
    database.dispose()
    return 0


def _load(asked: argparse.Namespace, settings: Settings) -> int:
    register_facts()
    database = Database(settings.database_url)
    with database.writing() as session:
        if asked.if_empty and not is_empty(session):
            print("the ledger is not empty; nothing was loaded")
            return 0
        print(f"{load(session, embedded.read(), now())} entries were written to the ledger")
    database.dispose()
    return 0


def _openapi(_: argparse.Namespace, __: Settings) -> int:
    # With every setting as it is defined, so that the committed document depends on nobody's own.
    app = create_app(Settings.model_construct(), Database("sqlite:///:memory:"))
    print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
    return 0


def _verify(asked: argparse.Namespace, settings: Settings) -> int:
    register_facts()
    database = Database(settings.database_url)
    with database.reading() as session:
        found = verify(session, pinned=asked.pinned)
    database.dispose()
    if found.bad is not None:
        print(f"{found.bad.stream} {found.bad.position}: {found.bad.what}")
    elif found.difference is not None:
        print(found.difference)
    else:
        print(f"{found.entries} entries with {found.facts} facts are sound, and all they imply")
    return 0 if found.is_sound else 1


def _pin(text: str) -> tuple[int, str]:
    position, _, kept = text.partition(":")
    if not position.isdigit() or not kept:
        raise argparse.ArgumentTypeError("a position and its hash, as POSITION:HASH")
    return int(position), kept


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, run: object, text: str) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=text, description=text)
        one.set_defaults(run=run)
        return one

    verb("serve", _serve, "Serve the registry over HTTP.")
    verb("migrate", _migrate, "Bring the database to the shape that this release needs.")
    load_verb = verb("load", _load, "State the embedded data set in an empty ledger.")
    load_verb.add_argument(
        "--if-empty", action="store_true", help="do nothing if the ledger is not empty"
    )
    verb("openapi", _openapi, "Print the API description.")
    verify_verb = verb(
        "verify", _verify, "Check the ledger's chain and everything computed from it."
    )
    verify_verb.add_argument(
        "--pinned", type=_pin, metavar="POSITION:HASH", help="a head that was kept earlier"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
