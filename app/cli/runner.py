"""How a verb ends: an exit code, and one line for whoever typed it if something was wrong."""

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
from app.platform.problems.problem import Problem
from app.settings import Settings

EXIT_BROKEN_PIPE = 128 + signal.SIGPIPE
"""What shells make of a program that wrote on where nobody reads."""


def main(arguments: Sequence[str]) -> int:
    """Run a verb, and return its exit code; what went wrong is told on stderr."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except (DomainError, Problem) as problem:
        return _print_error(problem.code, problem.detail)
    except OperationalError as error:
        return _print_error("unavailable", f"the database failed: {driver_message(error)}")
    except BrokenPipeError:
        # What is left to write would be tried again, in vain, when Python ends.
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
    """From now on, where that was put off; what was imported stays and is not looked at again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _load_settings() -> Settings:
    """The settings, or a refusal that names the first that is wrong."""
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
