from typing import Literal, cast

RecordState = Literal["current", "planned", "superseded"]


def check_record_state(value: str) -> RecordState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(RecordState, value)
