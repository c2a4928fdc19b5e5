from typing import Literal, cast

DeliveryState = Literal["dead", "delivered", "waiting"]


def check_delivery_state(value: str) -> DeliveryState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DeliveryState, value)
