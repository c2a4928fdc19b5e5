from typing import Literal, cast

CandidateStage = Literal["approached", "approved", "fell-through", "identified", "negotiating", "signed"]


def check_candidate_stage(value: str) -> CandidateStage:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(CandidateStage, value)
