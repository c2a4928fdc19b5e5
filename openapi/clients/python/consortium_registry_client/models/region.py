from typing import Literal, cast

Region = Literal[
    "east-midlands",
    "east-of-england",
    "london",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "west-midlands",
    "yorkshire-and-the-humber",
]


def check_region(value: str) -> Region:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Region, value)
