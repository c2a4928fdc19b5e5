from typing import Literal, cast

ComplaintStage = Literal["contractor", "council-informal", "council-investigation", "ombudsman"]


def check_complaint_stage(value: str) -> ComplaintStage:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ComplaintStage, value)
