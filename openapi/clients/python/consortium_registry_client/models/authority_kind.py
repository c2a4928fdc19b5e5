from typing import Literal, cast

AuthorityKind = Literal[
    "city-corporation",
    "county",
    "integrated-care-board",
    "london-borough",
    "metropolitan-district",
    "nhs-trust",
    "other",
    "unitary",
]


def check_authority_kind(value: str) -> AuthorityKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(AuthorityKind, value)
