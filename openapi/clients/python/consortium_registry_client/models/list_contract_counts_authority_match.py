from typing import Literal, cast

ListContractCountsAuthorityMatch = Literal["all", "any"]


def check_list_contract_counts_authority_match(value: str) -> ListContractCountsAuthorityMatch:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractCountsAuthorityMatch, value)
