from typing import Literal, cast

BriefOutThing = Literal["authority", "consortium"]


def check_brief_out_thing(value: str) -> BriefOutThing:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(BriefOutThing, value)
