from typing import Literal, cast

WebhookState = Literal["active", "disabled", "paused"]


def check_webhook_state(value: str) -> WebhookState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(WebhookState, value)
