"""Answers of HTTP APIs that took nothing, as what an agent can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onethread.messages import HttpResponse, OutboundResponse, SendRefused

_BY_STATUS = {
    401: "bad_credentials",
    403: "bad_credentials",
    404: "bad_recipient",
    413: "too_large",
    415: "unsupported",
    429: "rate_limited",
}
REASONS: Mapping[str, str] = {
    "bad_template": "The template is not approved, was changed, or is not filled in as it must be.",
    "bad_credentials": "The channel's credentials are wrong or expired; an administrator can renew them.",
    "bad_recipient": "This address does not exist or can't be reached.",
    "blocked": "The recipient blocked these messages.",
    "no_consent": "The recipient opted out.",
    "rate_limited": "Too many messages in a short time.",
    "temporary": "The provider has a fault; it is tried again.",
    "too_large": "The message or a file in it is too large for this channel.",
    "unsupported": "This channel can't carry this kind of message.",
    "window_closed": "The time in which this channel takes free replies is over.",
}
RETRY_SECONDS: Mapping[str, float] = {"rate_limited": 30.0, "temporary": 60.0}
LONGEST_RETRY_SECONDS = 3600.0


def refused(
    code: str, provider: str = "", said: str = "", retry_after_seconds: float | None = None
) -> SendRefused:
    """A refusal by our code; `said`: the provider's own words, shown after ours."""
    reason = REASONS.get(code, "")
    words = f"{provider}: {said[:300]}".strip(": ") if said else ""
    return SendRefused(
        code=code,
        reason=" ".join(part for part in (reason, words) if part) or code,
        retry_after_seconds=retry_after_seconds or RETRY_SECONDS.get(code),
    )


def unclear(provider: str) -> SendRefused:
    """The provider said yes and named no message: it may be there, so it is not sent again."""
    return SendRefused(
        code="unknown",
        reason=f"{provider} answered without a message id: it may or may not have arrived.",
    )


def refused_by_status(
    responses: Sequence[OutboundResponse], provider: str, said: str = ""
) -> SendRefused | None:
    """What the first HTTP status of 300 or more means; None when there is none, and something answered.

    No answer at all is temporary.
    """
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    if not answers:
        return refused("temporary", provider)
    for response in answers:
        if response.status >= 300:
            return by_status(response, provider, said)
    return None


def by_status(response: HttpResponse, provider: str, said: str = "") -> SendRefused:
    """What an HTTP status of 300 or more means when the body says no more."""
    if response.status >= 500 or response.status == 408:
        return refused("temporary", provider, said)
    code = _BY_STATUS.get(response.status, str(response.status))
    after = response.headers.get("retry-after", "")
    wait = float(after) if after.isascii() and after.isdigit() and len(after) < 7 else None
    if code != "rate_limited":
        wait = None
    return refused(code, provider, said, min(wait, LONGEST_RETRY_SECONDS) if wait else None)
