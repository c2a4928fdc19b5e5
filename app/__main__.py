"""The command line: python -m app VERB."""

import gc
import signal
import sys
from collections.abc import Sequence

STOPPED = 128 + signal.SIGINT
"""The exit code of a program stopped by Ctrl-C, as shells report it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, and return its exit code."""
    try:
        # Imported here, so that Ctrl-C during the import prints no trace either.
        from app.cli import runner  # noqa: PLC0415

        return runner.main(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED


if __name__ == "__main__":
    # Garbage collection during the imports took a fifth of the start time.
    gc.disable()
    sys.exit(main())
