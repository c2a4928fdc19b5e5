"""The command line: python -m app VERB."""

import gc
import signal
import sys
from collections.abc import Sequence

STOPPED = 128 + signal.SIGINT
"""What shells make of a program that was stopped by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, and return its exit code."""
    try:
        # Imported here: whoever stops it before it began is spared the trace, too.
        from app.cli import runner  # noqa: PLC0415

        return runner.main(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED


if __name__ == "__main__":
    # A fifth of the time to start went into looking for garbage where there is none yet.
    gc.disable()
    sys.exit(main())
