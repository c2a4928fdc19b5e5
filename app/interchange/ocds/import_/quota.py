"""How much one file may change: everybody else who states something waits for it meanwhile."""

from dataclasses import dataclass

from app.platform.problems.problem import FieldError, Problem

MAX_CHANGES = 700
"""How many releases and statements one file may add: each takes about 12 ms."""


@dataclass(slots=True)
class ChangeQuota:
    """What is left of that while a file is taken."""

    left: int = MAX_CHANGES

    def use(self, changes: int) -> None:
        """Use some of it up. Raises Problem once there is none left."""
        self.left -= changes
        if self.left < 0:
            detail = f"at most {MAX_CHANGES:,} releases and statements that are new"
            raise Problem(
                "too-many-changes", detail, [FieldError("/body", "too-many-changes", detail)]
            )
