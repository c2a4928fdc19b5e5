"""The command line: python -m app VERB."""

import argparse
import json
import re
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import get_args

import uvicorn
from pydantic import ValidationError

from app.access.audit import Attempt, enter
from app.access.commands import issue, revoke
from app.access.schemas import ApiKeyIn, KnownRole
from app.domain.errors import Refused
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.imports import embedded
from app.imports.load import is_empty, load
from app.kit import migrations
from app.kit.clock import now
from app.kit.connections import BoundedHttp
from app.kit.database import Database
from app.kit.observe import LOGGING
from app.kit.problems import Problem
from app.ledger.models import PUBLIC
from app.ledger.verify import Pin, verify
from app.main import create_app
from app.registering.facts import register_facts
from app.settings import Settings

OPERATOR = Caller("command-line", Role.ADMIN)
"""Whoever may run commands beside the database may do everything."""

STOPS_WITHIN = 7
"""Seconds for requests in flight when told to stop: whoever runs services kills after ten."""

_PIN = "[STREAM:]POSITION:HASH"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, and return 0 if it did what it should."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked, Settings()))
    except (Refused, Problem) as refused:
        print(f"{refused.code}: {refused.detail}", file=sys.stderr)
        return 1


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.dispose()


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    uvicorn.run(
        "app.__main__:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        http=BoundedHttp,
        ws="none",
        log_config=LOGGING,
        server_header=False,
        timeout_graceful_shutdown=STOPS_WITHIN,
    )
    return 0


def application() -> object:
    """The application as the environment configures it, for a server to run."""
    settings = Settings()
    return create_app(settings, Database(settings.database_url))


def _migrate(_: argparse.Namespace, settings: Settings) -> int:
    with _opened(settings) as database:
        migrations.upgrade(database)
    return 0


def _load(asked: argparse.Namespace, settings: Settings) -> int:
    register_facts()
    with _opened(settings) as database, database.writing() as session:
        if asked.if_empty and not is_empty(session):
            print("the ledger is not empty; nothing was loaded")
            return 0
        print(f"{load(session, embedded.read(), now())} entries were written to the ledger")
    return 0


def _issue_key(asked: argparse.Namespace, settings: Settings) -> int:
    body, at = _whom(asked), now()
    with _opened(settings) as database, database.writing() as session:
        key, whole = issue(session, body, OPERATOR.name, at)
        enter(session, _typed("issue-key"), HTTPStatus.CREATED, at, fact=key.id)
    print(whole)
    return 0


def _whom(asked: argparse.Namespace) -> ApiKeyIn:
    said = {"authorities": asked.authority, "expires_on": asked.expires}
    try:
        return ApiKeyIn.model_validate({"name": asked.name, "role": asked.role, **said})
    except ValidationError as error:
        first = error.errors()[0]
        raise Refused("invalid-request", f"{first['loc'][0]}: {first['msg']}") from error


def _revoke_key(asked: argparse.Namespace, settings: Settings) -> int:
    at = now()
    with _opened(settings) as database, database.writing() as session:
        key = revoke(session, asked.id, OPERATOR.name, at)
        enter(session, _typed("revoke-key"), HTTPStatus.NO_CONTENT, at, fact=key.id)
    return 0


def _typed(verb: str) -> Attempt:
    return Attempt(uuid.uuid4().hex, OPERATOR, verb)


def _openapi(_: argparse.Namespace, __: Settings) -> int:
    # With every setting as it is defined, so that the committed document depends on nobody's own.
    app = create_app(Settings.model_construct(), Database("sqlite:///:memory:"))
    print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
    return 0


def _verify(asked: argparse.Namespace, settings: Settings) -> int:
    register_facts()
    with _opened(settings) as database, database.reading() as session:
        found = verify(session, pinned=asked.pinned)
    if found.bad is not None:
        print(f"{found.bad.stream} {found.bad.position}: {found.bad.what}")
    elif found.difference is not None:
        print(found.difference)
    else:
        print(f"{found.entries} entries with {found.facts} facts are sound, and all they imply")
    return 0 if found.is_sound else 1


def _pin(text: str) -> Pin:
    found = re.fullmatch(r"(?:(public|restricted):)?(\d{1,18}):([0-9a-f]{64})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"a position and its hash, as {_PIN}")
    stream, position, kept = found.groups()
    return Pin(int(position), kept, stream or PUBLIC)


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
    issue_verb = verb("issue-key", _issue_key, "Issue an API key and print it, this once.")
    issue_verb.add_argument("--name", required=True, help="the system that will use it")
    issue_verb.add_argument("--role", required=True, choices=get_args(KnownRole), type=Role)
    issue_verb.add_argument(
        "--authority", action="append", default=[], help="one that an editor speaks for; repeatable"
    )
    issue_verb.add_argument("--expires", metavar="DAY", help="its last day; in a year")
    revoke_verb = verb("revoke-key", _revoke_key, "Revoke an API key.")
    revoke_verb.add_argument("id", metavar="ID", help="the public part of the key, after crk_")
    verb("openapi", _openapi, "Print the API description.")
    verify_verb = verb(
        "verify", _verify, "Check the ledger's chain and everything computed from it."
    )
    verify_verb.add_argument(
        "--pinned",
        type=_pin,
        action="append",
        default=[],
        metavar=_PIN,
        help="a head that was kept earlier; may be given again for another",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
