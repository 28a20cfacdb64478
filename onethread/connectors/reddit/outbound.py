"""Comments and private messages as requests to Reddit, and its answers. No I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.reading import answered, last_http, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.reddit.config import RedditConfig
from onethread.connectors.reddit.polling import get, headers, token
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT_CHARACTERS = 10_000
SUBJECT_CHARACTERS = 100
_WAIT = re.compile(r"(\d{1,4}) (second|minute|hour)")
_UNITS = {"second": 1, "minute": 60, "hour": 3600}


def build(message: OutboundMessage, config: RedditConfig) -> Sequence[OutboundRequest]:
    """An answer where it was said, or a private message to the author.

    A private message is answered in its own thread. Raises InvalidInput without words, or when there is
    nothing to answer.
    """
    words = message.content.text.strip()
    if not words:
        raise InvalidInput("an answer on Reddit needs words")
    target = message.in_reply_to or text(message.leg.get("last_inbound_id"))
    if target.startswith("t4_") or (target and message.content.public):
        form = {"thing_id": target, "text": words}
        return [token(config), _post("/api/comment", form, config)]
    if message.content.public:
        raise InvalidInput("there is no comment to answer")
    about = (
        message.content.subject
        or text(message.leg.get("about"))
        or text(message.leg.get("subject"))
    )
    reference = f" ({message.conversation_ref})"
    subject = (
        f"{about[: SUBJECT_CHARACTERS - len(reference)]}{reference}"
        if about
        else message.conversation_ref
    )
    form = {"to": message.to, "subject": " ".join(subject.split()), "text": words}
    return [token(config), _post("/api/compose", form, config)]


def _post(path: str, form: Mapping[str, str], config: RedditConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url(path),
        headers=headers(config),
        form={"api_type": "json", **form},
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: RedditConfig
) -> SendResult:
    """The thing's name, or the first refusal. A composed message gets none from Reddit."""
    for response in responses:
        if isinstance(response, HttpResponse):
            found = refusal(response)
            if found is not None:
                return found
    last = last_http(responses)
    if last is None or last.step != "send":
        return refused("temporary", "Reddit")
    held = node(answered(last).get("json"))
    for each in nodes(node(held.get("data")).get("things")):
        if name := text(node(each.get("data")).get("name"), 60):
            return SendAccepted(message_id=name)
    if "errors" in held and not message.content.public:
        return SendAccepted(message_id=f"composed:{message.message_uid}")
    return refused("temporary", "Reddit", "an answer without a name")


_ERRORS = {
    "RATELIMIT": "rate_limited",
    "USER_DOESNT_EXIST": "bad_recipient",
    "DELETED_COMMENT": "bad_recipient",
    "DELETED_LINK": "bad_recipient",
    "THREAD_LOCKED": "blocked",
    "TOO_OLD": "window_closed",
    "SUBREDDIT_NOTALLOWED": "blocked",
    "USER_BLOCKED": "blocked",
    "NOT_WHITELISTED_BY_USER_MESSAGE": "blocked",
    "USER_BLOCKED_MESSAGE": "blocked",
    "RESTRICTED_TO_PM": "blocked",
    "TOO_LONG": "too_large",
    "SUBREDDIT_OUTBOUND_NOT_ALLOWED": "blocked",
}


def refusal(response: HttpResponse) -> SendRefused | None:
    """A refusal in our words; Reddit refuses with status 200 and `errors` of [name, words, field]."""
    found = answered(response)
    listed = node(found.get("json")).get("errors")
    if response.status >= 300:
        words = text(found.get("message"), 300) or text(found.get("error"), 100)
        if response.step == "token" and response.status in (400, 401):
            return refused("bad_credentials", "Reddit", words)
        reset = response.headers.get("x-ratelimit-reset", "")
        if response.status == 429 and reset.partition(".")[0].isdigit():
            return refused(
                "rate_limited", "Reddit", words, min(float(reset.partition(".")[0]), 3600.0)
            )
        return by_status(response, "Reddit", words)
    if response.step == "token" and not text(found.get("access_token")):
        return refused("bad_credentials", "Reddit", text(found.get("error"), 100))
    first: Any = listed[0] if isinstance(listed, list) and listed else None
    if not isinstance(first, list) or not first:
        return None
    name, words = text(first[0], 60), text(first[1], 300) if len(first) > 1 else ""
    code = _ERRORS.get(name)
    if code is None:
        return SendRefused(code=name or "refused", reason=f"Reddit refused it: {words}"[:400])
    return refused(code, "Reddit", words, _wait(words) if code == "rate_limited" else None)


def _wait(words: str) -> float | None:
    """ "Take a break for 3 minutes before trying again." """
    found = _WAIT.search(words)
    return min(float(int(found[1]) * _UNITS[found[2]]), 3600.0) if found else None


def revise(revision: Revision, config: RedditConfig) -> Sequence[HttpRequest]:
    """Change the words of a comment of ours, or delete it. Raises InvalidInput for a private message."""
    name = revision.message_id
    if not name.startswith("t1_"):
        raise InvalidInput("a private message on Reddit can't be changed or taken back")
    if revision.content is None:
        return [token(config), _post("/api/del", {"id": name}, config)]
    form = {"thing_id": name, "text": revision.content.text}
    return [token(config), _post("/api/editusertext", form, config)]


def fetch_media(remote: Mapping[str, Any], _config: RedditConfig) -> Sequence[HttpRequest]:
    """The picture at its public address."""
    return [HttpRequest(method="GET", url=str(remote["url"]), timeout_seconds=60.0)]


def test(config: RedditConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is, and whether the inbox can be read."""
    me = get("/api/v1/me", {}, config, "me")
    return [token(config), me, get("/message/inbox", {"limit": "1"}, config, "inbox")]


def read_test(responses: Sequence[OutboundResponse], config: RedditConfig) -> ConnectionTest:
    """Whether the token is good, and for this account."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    if not answers:
        return ConnectionTest(ok=False, message="Reddit gave no answer: check the network.")
    for step, response in answers.items():
        found = refusal(response)
        if found is not None:
            asked = {"token": "the client or the refresh token", "me": "the token"}.get(
                step, "the inbox: is the scope privatemessages missing?"
            )
            return ConnectionTest(ok=False, message=f"Reddit refused {asked} ({found.reason})")
    me = answers.get("me")
    name = text(answered(me).get("name"), 60) if me else ""
    if name.lower() != config.name.lower():
        return ConnectionTest(
            ok=False, message=f"The token is of u/{name or 'nobody'}: correct the account."
        )
    return ConnectionTest(ok=True, message=f"u/{name} is connected.", facts={"name": name})


def address(config: RedditConfig) -> str:
    """Where customers write to."""
    return f"u/{config.name}"
