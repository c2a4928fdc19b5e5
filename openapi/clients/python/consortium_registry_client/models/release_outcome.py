from enum import StrEnum


class ReleaseOutcome(StrEnum):
    ALREADY_KNOWN = "already-known"
    CONFLICT = "conflict"
    ERASED_BEFORE = "erased-before"
    KEPT = "kept"
    NOT_OURS = "not-ours"
    RECORDED = "recorded"
    REFUSED = "refused"
    UNUSABLE = "unusable"

    def __str__(self) -> str:
        return str(self.value)
