from typing import Literal, cast

WebhookUpdateInState = Literal["active", "paused"]


def check_webhook_update_in_state(value: str) -> WebhookUpdateInState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(WebhookUpdateInState, value)
