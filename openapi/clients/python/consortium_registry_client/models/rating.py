from typing import Literal, cast

Rating = Literal["approaching-target", "good", "inadequate", "other", "requires-improvement"]


def check_rating(value: str) -> Rating:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Rating, value)
