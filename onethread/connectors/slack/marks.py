"""Slack's own marks in a text (mrkdwn) as plain text, and plain text as they want it. No I/O."""

from __future__ import annotations

import re

_TAG = re.compile(r"<([^<>\n]{1,3000})>")


def plain(text: str) -> str:
    """What a text says: links, mentions and channels by their names, signs unescaped."""
    return _TAG.sub(_tag, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _tag(match: re.Match[str]) -> str:
    target, _, label = match.group(1).partition("|")
    if target.startswith(("@", "#")):
        return target[0] + (label or target[1:])
    if target.startswith("!"):
        word = target[1:].partition("^")[0]
        return label or ("@" + word if word in ("here", "channel", "everyone") else word)
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return f"{label} ({address})" if label and label not in (address, target) else address


def escaped(text: str) -> str:
    """A text in which nothing is a mention or a link by accident: only & < > need it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
