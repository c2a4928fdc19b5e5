from typing import Literal, cast

DescribeContractsRegisterEnd = Literal["known", "open", "unknown"]


def check_describe_contracts_register_end(value: str) -> DescribeContractsRegisterEnd:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DescribeContractsRegisterEnd, value)
