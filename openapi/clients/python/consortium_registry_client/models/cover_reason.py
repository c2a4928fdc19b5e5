from enum import StrEnum


class CoverReason(StrEnum):
    DISPUTED = "disputed"
    END_UNKNOWN = "end-unknown"
    NEVER_RECORDED = "never-recorded"
    NOT_LISTED = "not-listed"
    OPTION_UNCONFIRMED = "option-unconfirmed"
    PROVIDER_STOPPED = "provider-stopped"
    PROVIDER_UNNAMED = "provider-unnamed"
    TERM_OVER = "term-over"

    def __str__(self) -> str:
        return str(self.value)
