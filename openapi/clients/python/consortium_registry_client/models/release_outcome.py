from enum import StrEnum


class ReleaseOutcome(StrEnum):
    ALREADY_KNOWN = "already-known"
    CONFLICT = "conflict"
    KEPT = "kept"
    NOT_OURS = "not-ours"
    STATED = "stated"
    UNUSABLE = "unusable"

    def __str__(self) -> str:
        return str(self.value)
