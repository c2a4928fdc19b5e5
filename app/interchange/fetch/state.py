"""The state of a fetch, saved in its folder so that it can resume."""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.platform.problems.problem import Problem

STATE_FILE = "fetch-state.json"


@dataclass(frozen=True, slots=True)
class FetchState:
    """The days fetched, the windows done, and the next page of the current window.

    `pages` counts pages of the current window; files are named by window and page, so that a page
    fetched again replaces its file. A window whose last day is not over is saved as not begun.
    """

    service: str
    url: str
    first_day: str
    last_day: str
    window_days: int
    windows: int = 0
    pages: int = 0
    next: str | None = None

    def after_page(self, next_url: str | None) -> "FetchState":
        """Return the state after a page was written; without a next page the window is done."""
        if next_url is None:
            return replace(self, windows=self.windows + 1, pages=0, next=None)
        return replace(self, pages=self.pages + 1, next=next_url)

    @property
    def page_name(self) -> str:
        """Return the file name of the next page."""
        return f"{self.service}-{self.first_day}-{self.windows:04}-{self.pages:05}.json"


def resume(folder: Path, wanted: FetchState) -> FetchState:
    """Return the state saved in a folder, or the wanted one. Raises Problem if they differ."""
    path = folder / STATE_FILE
    if not path.exists():
        return wanted
    try:
        saved = FetchState(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError):
        raise Problem("folder-taken", f"{path.name} is not the state file of a fetch") from None
    if replace(saved, windows=0, pages=0, next=None) != wanted:
        days = f"{saved.first_day} to {saved.last_day}"
        detail = f"another folder; this one is for {saved.service} from {days}"
        raise Problem("folder-taken", detail)
    return saved


def save(folder: Path, state: FetchState) -> None:
    """Save the state in the folder."""
    write_atomically(folder / STATE_FILE, json.dumps(asdict(state), indent=1).encode())


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and sync it to the disk."""
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
