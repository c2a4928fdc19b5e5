from typing import Literal, cast

SubstituteOutNearnessType0 = Literal["board", "consortium", "elsewhere", "own", "region"]


def check_substitute_out_nearness_type_0(value: str) -> SubstituteOutNearnessType0:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(SubstituteOutNearnessType0, value)
