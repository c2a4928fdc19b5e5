from typing import Literal, cast

SubstituteOutRouteOpen = Literal["no", "unknown", "yes"]


def check_substitute_out_route_open(value: str) -> SubstituteOutRouteOpen:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(SubstituteOutRouteOpen, value)
