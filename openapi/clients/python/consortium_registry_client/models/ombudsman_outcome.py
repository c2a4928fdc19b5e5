from typing import Literal, cast

OmbudsmanOutcome = Literal["closed", "fault-found", "not-upheld", "upheld"]


def check_ombudsman_outcome(value: str) -> OmbudsmanOutcome:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(OmbudsmanOutcome, value)
