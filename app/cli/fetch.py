"""python -m app fetch."""

import argparse
import sys
from datetime import date
from pathlib import Path

from app.cli.import_ import ImportOptions, import_files
from app.cli.progress import progress
from app.interchange.fetch.pages import WINDOW_DAYS, fetch
from app.interchange.fetch.services import Service, contracts_finder, find_a_tender, windows
from app.platform.clock import Clock
from app.settings import Settings

SERVICES = ("find-a-tender", "contracts-finder")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of fetch."""
    parser.add_argument("service", choices=SERVICES)
    parser.add_argument("--from", dest="first_day", type=date.fromisoformat, required=True,
                        metavar="DAY", help="the first day, such as 2025-08-01")  # fmt: skip
    parser.add_argument("--to", dest="last_day", type=date.fromisoformat, required=True,
                        metavar="DAY", help="the last day; today is fetched again")  # fmt: skip
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER",
                        help="the folder of the pages; a second run continues there")  # fmt: skip
    parser.add_argument(
        "--import",
        dest="imports",
        action="store_true",
        help="import the pages when all are fetched",
    )
    parser.epilog = (
        f"For example: {parser.prog} find-a-tender --from 2025-08-01 --to 2025-09-30 --into notices"
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Fetch the pages, and import them if requested; return the exit code."""
    today = Clock().today()
    if args.last_day < args.first_day or args.last_day > today:
        print("--to must not be before --from, nor after today", file=sys.stderr)
        return 2
    pages = _fetch_pages(_service(args.service, settings), args, today)
    print(f"{pages} pages were written to {args.into}")
    if not args.imports:
        return 0
    written = sorted(args.into.glob(f"{args.service}-*.json"))
    return import_files(written, settings, ImportOptions())


def _fetch_pages(service: Service, args: argparse.Namespace, today: date) -> int:
    """Fetch the pages with a progress bar, and return the number of pages written."""
    pages = done = 0
    with progress(
        service.name, total=len(windows(args.first_day, args.last_day, WINDOW_DAYS))
    ) as advance:
        for page in fetch(service, (args.first_day, args.last_day), args.into, today):
            pages += 1
            advance(page.windows_done - done)
            done = page.windows_done
    return pages


def _service(name: str, settings: Settings) -> Service:
    if name == "find-a-tender":
        return find_a_tender(settings.find_a_tender_url)
    return contracts_finder(settings.contracts_finder_url)
