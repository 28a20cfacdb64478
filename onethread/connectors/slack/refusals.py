"""Slack's errors in our words (https://docs.slack.dev/reference/methods/chat.postMessage#errors). No I/O."""

from __future__ import annotations

from onethread.connectors._schemes.reading import answered, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.messages import HttpResponse, SendRefused

_CODES: dict[str, str] = {
    **dict.fromkeys(
        (
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "access_denied",
            "team_access_not_granted",
        ),
        "bad_credentials",
    ),
    **dict.fromkeys(
        (
            "channel_not_found",
            "user_not_found",
            "users_not_found",
            "user_disabled",
            "not_in_channel",
            "is_archived",
            "cannot_dm_bot",
            "thread_not_found",
            "message_not_found",
        ),
        "bad_recipient",
    ),
    **dict.fromkeys(
        ("restricted_action", "restricted_action_read_only_channel", "messages_tab_disabled"),
        "blocked",
    ),
    **dict.fromkeys(("ratelimited", "rate_limited", "message_limit_exceeded"), "rate_limited"),
    **dict.fromkeys(
        ("internal_error", "fatal_error", "service_unavailable", "request_timeout"), "temporary"
    ),
    **dict.fromkeys(("msg_too_long", "file_too_large", "storage_limit_reached"), "too_large"),
    **dict.fromkeys(
        ("invalid_blocks", "invalid_blocks_format", "no_text", "invalid_name"), "unsupported"
    ),
}


def refusal(response: HttpResponse) -> SendRefused | None:
    """The refusal an answer holds; None when it holds none. Slack refuses with status 200."""
    said = answered(response)
    error = text(said.get("error"), 100)
    if response.status >= 300:
        return by_status(response, "Slack", error)
    if response.step.startswith("bytes"):
        return None
    if said.get("ok") is True:
        return None
    if error == "already_reacted":
        return None
    needed = text(said.get("needed"), 200)
    words = f"{error} ({needed})" if error and needed else error
    if not error:
        return refused("temporary", "Slack", "an answer that can't be read")
    return refused(_CODES.get(error, error), "Slack", words)
