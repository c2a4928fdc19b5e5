"""Limit the changes of one file, because other writers wait during an import."""

from dataclasses import dataclass

from app.platform.problems.problem import FieldError, Problem

MAX_CHANGES = 700
"""The most releases and facts that one file may add; each takes about 12 ms."""


@dataclass(slots=True)
class ChangeQuota:
    """The number of changes left for a file."""

    left: int = MAX_CHANGES

    def use(self, changes: int) -> None:
        """Subtract changes. Raises Problem once none are left."""
        self.left -= changes
        if self.left < 0:
            detail = f"at most {MAX_CHANGES:,} new releases and facts"
            raise Problem(
                "too-many-changes", detail, [FieldError("/body", "too-many-changes", detail)]
            )
