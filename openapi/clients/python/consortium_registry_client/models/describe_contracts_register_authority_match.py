from typing import Literal, cast

DescribeContractsRegisterAuthorityMatch = Literal["all", "any"]


def check_describe_contracts_register_authority_match(value: str) -> DescribeContractsRegisterAuthorityMatch:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DescribeContractsRegisterAuthorityMatch, value)
