"""What an agent can do about a message that was not delivered."""

from __future__ import annotations

# A word for the screen, which explains it in the reader's language.
_REMEDIES = {
    "window_closed": "use_template",
    "bad_recipient": "check_address",
    "bad_template": "other_template",
    "no_consent": "other_channel",
    "blocked": "other_channel",
    "bad_credentials": "tell_administrator",
    "channel_gone": "other_channel",
    "too_large": "shorten",
    "unsupported": "other_channel",
    "unknown": "check_then_resend",
}


def remedy_for(code: str) -> str:
    """The remedy of a refusal: use_template, other_template, check_address, other_channel,
    tell_administrator, shorten, check_then_resend, or try_again."""
    return _REMEDIES.get(code, "try_again")
