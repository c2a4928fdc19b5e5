from typing import Literal, cast

ListContractsAuthorityMatch = Literal["all", "any"]


def check_list_contracts_authority_match(value: str) -> ListContractsAuthorityMatch:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractsAuthorityMatch, value)
