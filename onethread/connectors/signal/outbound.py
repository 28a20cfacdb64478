"""Messages to Signal by the bridge: text, files, quotes, reactions, edits, receipts. No I/O."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.signal.config import SignalConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

# Signal's own programs send a longer text as a file.
TEXT_LIMIT = 2000
_TIMEOUT_SECONDS = 120.0


def build(message: OutboundMessage, config: SignalConfig) -> Sequence[OutboundRequest]:
    """One request for the message with all its files. Raises InvalidInput for an empty one."""
    if message.reaction is not None:
        return [_react(message, config)]
    words = message.content.text
    body = _body(message.to, words, config)
    files = []
    for file in message.files:
        if file.content is None:
            raise InvalidInput(f"the file {file.name!r} has no content")
        files.append(_file(file, file.content))
    if files:
        body["base64_attachments"] = files
    if not words and not files:
        raise InvalidInput("there is nothing in this message that Signal can carry")
    if message.in_reply_to and message.part == 1:
        author, at = _parts(message.in_reply_to)
        if at:
            body |= {"quote_timestamp": at, "quote_author": author, "quote_message": ""}
    return [_request("POST", "/v2/send", config, body)]


def _body(to: str, words: str, config: SignalConfig) -> dict[str, Any]:
    return {"number": config.number, "recipients": [to], "message": words}


def _file(file: OutboundFile, content: bytes) -> str:
    media_type = file.media_type.partition(";")[0].strip() or "application/octet-stream"
    name = "".join(c for c in file.name if c.isprintable() and c not in ";,")[:120] or "file"
    encoded = base64.b64encode(content).decode()
    return f"data:{media_type};filename={name};base64,{encoded}"


def _parts(message_id: str) -> tuple[str, int]:
    """Author and time of a message; 0 for what is no id of Signal's."""
    author, _, at = message_id.rpartition(":")
    return author, int(at) if author and at.isascii() and at.isdigit() and len(at) < 16 else 0


def _react(message: OutboundMessage, config: SignalConfig) -> HttpRequest:
    author, at = _parts(message.in_reply_to or "")
    if not at:
        raise InvalidInput("the message that is reacted to is not one of Signal's")
    body = {
        "recipient": message.to,
        "reaction": message.reaction or "👍",
        "target_author": author,
        "timestamp": at,
    }
    method = "POST" if message.reaction else "DELETE"
    request = _request(method, f"/v1/reactions/{quote(config.number)}", config, body)
    return msgspec.structs.replace(request, step="reaction")


def _request(
    method: str, path: str, config: SignalConfig, body: Any = None, step: str = "send"
) -> HttpRequest:
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers=config.headers(),
        json=body,
        step=step,
        timeout_seconds=_TIMEOUT_SECONDS,
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: SignalConfig
) -> SendResult:
    """The time by which Signal knows what was sent, or why it was refused."""
    last = last_http(responses)
    if last is None:
        return refused("temporary", "Signal")
    if last.status >= 300:
        return refusal(last)
    if message.reaction is not None:
        return SendAccepted(message_id=f"reaction:{message.message_uid}")
    at = answered(last).get("timestamp")
    shown = str(at) if isinstance(at, int) else text(at, 20)
    if not shown.isascii() or not shown.isdigit():
        return refused("temporary", "Signal", "the bridge answered without a time")
    return SendAccepted(message_id=f"{config.number}:{shown}")


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means; the bridge says why in words of signal-cli's."""
    said = text(answered(response).get("error"))
    low = said.lower()
    if response.status == 400:
        if "unregistered" in low:
            return refused("bad_recipient", "Signal", said)
        if "rate limit" in low or "captcha" in low or "proof required" in low:
            return refused("rate_limited", "Signal", said, 300.0)
        if "untrusted identity" in low:
            return refused(
                "untrusted", "Signal", f"{said} (verify the safety number at the bridge)"
            )
        if "not registered" in low or "invalid account" in low or "not exist" in low:
            return refused("bad_credentials", "Signal", said)
    if response.status == 404:
        return refused("bad_credentials", "Signal", said or "the bridge has no such address")
    return by_status(response, "Signal", said)


def fetch_media(remote: Mapping[str, Any], config: SignalConfig) -> Sequence[HttpRequest]:
    """The bytes, which the bridge keeps."""
    known = text(remote.get("id"))
    if not known or "/" in known:
        raise InvalidInput("the file has no id")
    request = _request("GET", f"/v1/attachments/{quote(known, safe='')}", config)
    return [msgspec.structs.replace(request, step="content")]


def mark_read(message_id: str, config: SignalConfig) -> Sequence[HttpRequest]:
    """The customer sees that the message was read, where they allow that."""
    author, at = _parts(message_id)
    if not at:
        return []
    body = {"recipient": author, "receipt_type": "read", "timestamp": at}
    return [_request("POST", f"/v1/receipts/{quote(config.number)}", config, body, "read")]


def revise(revision: Revision, config: SignalConfig) -> Sequence[HttpRequest]:
    """Change a message of ours, or take it back, at every device of the customer's."""
    _, at = _parts(revision.message_id)
    if not at:
        raise InvalidInput("this message is not one of Signal's")
    if revision.content is None:
        body = {"recipient": revision.to, "timestamp": at}
        return [_request("DELETE", f"/v1/remote-delete/{quote(config.number)}", config, body)]
    body = _body(revision.to, revision.content.text, config) | {"edit_timestamp": at}
    return [_request("POST", "/v2/send", config, body)]


def test(config: SignalConfig) -> Sequence[OutboundRequest]:
    """Ask the bridge how it runs, and for its numbers."""
    return [
        _request("GET", "/v1/about", config, step="about"),
        _request("GET", "/v1/accounts", config, step="accounts"),
    ]


def read_test(responses: Sequence[OutboundResponse], config: SignalConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    answers = {each.step: each for each in responses if isinstance(each, HttpResponse)}
    for each in answers.values():
        if each.status >= 300:
            return ConnectionTest(ok=False, message=f"The bridge refused: {refusal(each).reason}")
    if len(answers) < 2:
        return ConnectionTest(
            ok=False, message="The bridge gave no answer: check its address, and outgoing_allow."
        )
    about = answered(answers["about"])
    mode = text(about.get("mode"), 40)
    facts = {"version": text(about.get("version"), 40), "mode": mode}
    if mode and mode != "json-rpc":
        return ConnectionTest(
            ok=False,
            message=f"The bridge runs in the mode {mode}: start it with MODE=json-rpc, which receives at "
            "once.",
            facts=facts,
        )
    try:
        numbers = msgspec.json.decode(answers["accounts"].body, type=list[str])
    except msgspec.DecodeError:
        numbers = []
    if config.number not in numbers:
        return ConnectionTest(
            ok=False,
            message=f"The bridge does not know {config.number}: register or link it there.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{config.number} is connected.", facts=facts)
