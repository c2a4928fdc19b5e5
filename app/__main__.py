"""The command line: python -m app VERB."""

import sys
from collections.abc import Sequence

from app.cli.verbs import parse
from app.domain.errors import Refused
from app.kit.problems import Problem
from app.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, and return 0 if it did what it should."""
    asked = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(asked.run(asked, Settings()))
    except (Refused, Problem) as refused:
        print(f"{refused.code}: {refused.detail}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
