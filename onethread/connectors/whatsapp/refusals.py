"""Meta's error codes in our words, with what to do and when to try again. No I/O.

Source: "Error codes" of the WhatsApp Business Platform documentation.
"""

from __future__ import annotations

from typing import Any

from onethread.messages import SendRefused

# code: (ours, what to do, seconds after which another attempt makes sense)
_KNOWN: dict[int, tuple[str, str, float | None]] = {
    0: ("bad_credentials", "The access token is not accepted: enter a new one.", None),
    3: ("bad_credentials", "The access token lacks a permission for messaging.", None),
    10: ("bad_credentials", "The access token lacks a permission for messaging.", None),
    190: ("bad_credentials", "The access token has expired: enter a new one.", None),
    131005: (
        "bad_credentials",
        "The access token lacks a permission for messaging.",
        None,
    ),
    133010: (
        "bad_credentials",
        "The telephone number is not registered on the Cloud API.",
        None,
    ),
    1: ("temporary", "WhatsApp has a passing fault.", 30),
    2: ("temporary", "WhatsApp is unavailable for a moment.", 30),
    131000: ("temporary", "WhatsApp has a passing fault.", 30),
    131016: ("temporary", "WhatsApp is unavailable for a moment.", 60),
    131057: ("temporary", "The business account is in maintenance.", 300),
    133004: ("temporary", "WhatsApp is unavailable for a moment.", 60),
    135000: ("temporary", "WhatsApp has a passing fault.", 60),
    4: ("rate_limited", "The app made too many calls.", 60),
    80007: ("rate_limited", "The business account reached its rate limit.", 60),
    130429: ("rate_limited", "More messages a second than this number may send.", 5),
    131056: ("rate_limited", "Too many messages to this customer in a short time.", 10),
    131048: (
        "rate_limited",
        "Customers reported messages of this number as spam.",
        3600,
    ),
    131064: ("rate_limited", "The account reached its messaging limit.", 3600),
    131026: (
        "bad_recipient",
        "The customer can't receive this on WhatsApp: use another channel.",
        None,
    ),
    131021: ("bad_recipient", "A number can't send to itself.", None),
    131030: (
        "bad_recipient",
        "A test number only reaches the numbers on its list.",
        None,
    ),
    131062: (
        "bad_recipient",
        "This kind of message needs the customer's telephone number.",
        None,
    ),
    131047: (
        "window_closed",
        "The customer wrote more than 24 hours ago: use a template or another channel.",
        None,
    ),
    131050: (
        "no_consent",
        "The customer stopped marketing messages of this number.",
        None,
    ),
    368: (
        "blocked",
        "Meta restricted this business account: see WhatsApp Manager.",
        None,
    ),
    131031: (
        "blocked",
        "Meta locked this business account: see WhatsApp Manager.",
        None,
    ),
    130497: (
        "blocked",
        "This account may not write to customers in that country.",
        None,
    ),
    130472: ("blocked", "Meta withholds marketing messages from this customer.", None),
    131049: ("blocked", "Meta withheld this marketing message: try after a day.", None),
    131042: (
        "blocked",
        "Something is wrong with the payment method in WhatsApp Manager.",
        None,
    ),
    132000: (
        "bad_template",
        "Not all fields of the template are filled in, or it was changed at Meta.",
        None,
    ),
    132001: (
        "bad_template",
        "The template is not there in this language, or is not approved.",
        None,
    ),
    132005: ("bad_template", "The template becomes too long: fill in less.", None),
    132007: ("bad_template", "What was filled in breaks a rule of Meta for templates.", None),
    132012: ("bad_template", "What was filled in does not fit the template.", None),
    132015: ("bad_template", "Meta paused the template for its low quality.", None),
    132016: (
        "bad_template",
        "Meta switched the template off for its low quality.",
        None,
    ),
    132018: ("bad_template", "What was filled in does not fit the template.", None),
    131051: ("unsupported", "WhatsApp can't carry this kind of message.", None),
    131053: (
        "unsupported",
        "WhatsApp could not take the file: check its type and size.",
        None,
    ),
}


def refusal(error: dict[str, Any]) -> SendRefused:
    """An `error` object of the Graph API or of a status as ours.

    A code that no agent can act on stays Meta's number; its text says the rest.
    """
    number = error.get("code")
    details = error.get("error_data")
    told = ""
    if isinstance(details, dict):
        told = str(details.get("details") or "")
    told = told or str(error.get("message") or error.get("title") or "")
    told = told.replace("\0", "")[:500]
    code = number if type(number) is int else -1
    known = _KNOWN.get(code)
    if known is None and 200 <= code < 300:
        known = _KNOWN[10]
    if known is None:
        shown = str(number)[:40].replace("\0", "")
        return SendRefused(code=shown, reason=told or "WhatsApp refused the message.")
    ours, remedy, after = known
    reason = f"{remedy} ({code}: {told})" if told else f"{remedy} ({code})"
    return SendRefused(code=ours, reason=reason, retry_after_seconds=after)
