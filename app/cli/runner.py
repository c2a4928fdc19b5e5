"""Entry point of verbs: exit codes, and one line on stderr for an error."""

import gc
import os
import signal
import sys
from collections.abc import Sequence

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from app.cli.database import driver_message
from app.cli.parser import parse
from app.domain.errors import DomainError
from app.platform.garbage import start_collector
from app.platform.problems.problem import Problem
from app.settings import Settings

EXIT_BROKEN_PIPE = 128 + signal.SIGPIPE
"""The exit code of a program that writes to a closed pipe, as shells report it."""


def main(arguments: Sequence[str]) -> int:
    """Run a verb, print errors on stderr, and return the exit code."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except (DomainError, Problem) as problem:
        return _print_error(problem.code, problem.detail)
    except OperationalError as error:
        return _print_error("unavailable", f"the database failed: {driver_message(error)}")
    except BrokenPipeError:
        # Python would flush the rest of the output again at exit, and fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BROKEN_PIPE
    return code


def _run(arguments: Sequence[str]) -> int:
    args = parse(arguments)
    _resume_garbage_collection()
    if args.run is None:
        print(args.help, file=sys.stderr, end="")
        return 2
    return int(args.run(args, _load_settings()))


def _resume_garbage_collection() -> None:
    """Enable garbage collection if it was postponed; imported objects are never scanned."""
    if not gc.isenabled():
        start_collector()


def _load_settings() -> Settings:
    """Return the settings; raise `invalid-setting` with the first invalid name."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "the settings"
        if name in Settings.model_fields:
            name = f"{Settings.model_config['env_prefix']}{name.upper()}"
        raise DomainError("invalid-setting", f"{name}: {first['msg']}") from error


def _print_error(code: str, detail: str) -> int:
    print(f"{code}: {detail}", file=sys.stderr)
    return 1
