"""Messages to Discord's API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from onethread.connectors._schemes.reading import answered, last_http, text, whole
from onethread.connectors._schemes.refusing import LONGEST_RETRY_SECONDS, by_status, refused
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.discord.config import DiscordConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendRefused,
    SendResult,
)

_FILE_SECONDS = 120.0
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
_CODES = {
    10003: "bad_recipient",  # unknown channel
    10013: "bad_recipient",  # unknown user
    10008: "bad_recipient",  # unknown message
    50001: "bad_credentials",  # missing access
    50013: "bad_credentials",  # missing permissions
    50007: "blocked",  # cannot send messages to this user
    50278: "blocked",  # no mutual servers
    40005: "too_large",
    50035: "unsupported",  # invalid form body
    50006: "unsupported",  # empty message
    20028: "rate_limited",
    40003: "rate_limited",  # opening direct messages too fast
}
# The bot may read what is said on servers (GATEWAY_MESSAGE_CONTENT, …_LIMITED).
_MAY_READ = (1 << 18) | (1 << 19)


def build(message: OutboundMessage, config: DiscordConfig) -> Sequence[OutboundRequest]:
    """The words, each file in a message of its own (the first with the words). Raises InvalidInput."""
    requests: list[OutboundRequest] = []
    channel = str(message.leg.get("thread") or "")
    if not channel:
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("users/@me/channels"),
                headers=config.headers(),
                json={"recipient_id": message.to},
                step="direct",
            )
        )
        channel = "{{direct.id}}"
    if message.reaction is not None:
        return [*requests, _reaction(message, channel, config)]
    content = message.content
    body: dict[str, Any] = _words(content)
    if message.in_reply_to and message.part == 1:
        body["message_reference"] = {
            "message_id": message.in_reply_to,
            "fail_if_not_exists": False,
        }
    files = list(message.files)
    if not body and not files:
        raise InvalidInput("there is nothing in this message that Discord can carry")
    if body and not files:
        files.append(None)  # type: ignore[arg-type]
    for position, file in enumerate(files):
        payload = {**(body if position == 0 else {}), **_nonce(message, position)}
        requests.append(_send(channel, payload, file, config, step_name(requests)))
    return requests


def _nonce(message: OutboundMessage, position: int) -> dict[str, Any]:
    """A message that comes twice with one nonce within minutes is made once; at most 25 characters."""
    nonce = f"{message.message_uid.replace('-', '')[-21:]}.{position}"
    return {"nonce": nonce, "enforce_nonce": True, "allowed_mentions": {"parse": []}}


def _words(content: Content) -> dict[str, Any]:
    body: dict[str, Any] = {"content": content.text} if content.text else {}
    rows: list[dict[str, Any]] = []
    buttons = [
        {"type": 2, "style": 1, "label": each.label[:80], "custom_id": each.id[:100]}
        for each in content.buttons[:25]
    ]
    for at in range(0, len(buttons), 5):
        rows.append({"type": 1, "components": buttons[at : at + 5]})
    if content.rows:
        options = []
        for row in content.rows[:25]:
            option = {"label": row.title[:100], "value": row.id[:100]}
            if row.description:
                option["description"] = row.description[:100]
            options.append(option)
        rows.append(
            {"type": 1, "components": [{"type": 3, "custom_id": "list", "options": options}]}
        )
    if rows:
        body["components"] = rows
    return body


def _send(
    channel: str,
    payload: dict[str, Any],
    file: OutboundFile | None,
    config: DiscordConfig,
    step: str,
) -> HttpRequest:
    url = config.url(f"channels/{channel}/messages")
    if file is not None and file.content is None:
        if file.link is None:
            raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
        lines = (payload.get("content"), file.caption, f"{file.name}: {file.link}")
        payload["content"] = "\n".join(filter(None, lines))
        file = None
    if file is None:
        return HttpRequest(
            method="POST", url=url, headers=config.headers(), json=payload, step=step
        )
    if file.caption and not payload.get("content"):
        payload["content"] = file.caption
    return HttpRequest(
        method="POST",
        url=url,
        headers=config.headers(),
        form={"payload_json": msgspec.json.encode(payload).decode()},
        file=file,
        file_field="files[0]",
        step=step,
        timeout_seconds=_FILE_SECONDS,
    )


def _reaction(message: OutboundMessage, channel: str, config: DiscordConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    if not message.reaction:
        raise InvalidInput("Discord takes a reaction back by its sign only; do it there")
    target = quote(message.in_reply_to, safe="")
    emoji = quote(message.reaction, safe="")
    return HttpRequest(
        method="PUT",
        url=config.url(f"channels/{channel}/messages/{target}/reactions/{emoji}/@me"),
        headers=config.headers(),
        step="send_reaction",
    )


def refusal(response: HttpResponse) -> SendRefused | None:
    """What Discord's refusal means."""
    if response.status < 300:
        return None
    said = answered(response)
    words = text(said.get("message"), 300)
    code = whole(said.get("code")) or 0
    after = said.get("retry_after")
    if response.status == 429 and isinstance(after, int | float) and after > 0:
        return refused("rate_limited", "Discord", words, min(after, LONGEST_RETRY_SECONDS))
    if code in _CODES and response.status < 500:
        return refused(_CODES[code], "Discord", words)
    return by_status(response, "Discord", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: DiscordConfig
) -> SendResult:
    """The ids of the messages, or the refusal of the first request that failed."""

    def id_of(response: HttpResponse) -> str | None:
        if response.step == "send_reaction":
            return f"reaction:{message.message_uid}"
        return text(answered(response).get("id"), 60) or None

    return outcome(responses, "Discord", refusal=refusal, id_of=id_of)


def revise(revision: Revision, config: DiscordConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the bot's own."""
    channel = quote(str(revision.leg.get("thread") or ""), safe="")
    url = config.url(f"channels/{channel}/messages/{quote(revision.message_id, safe='')}")
    if revision.content is None:
        return [HttpRequest(method="DELETE", url=url, headers=config.headers(), step="revise")]
    body = {**_words(revision.content), "allowed_mentions": {"parse": []}}
    return [
        HttpRequest(method="PATCH", url=url, headers=config.headers(), json=body, step="revise")
    ]


def fetch_media(remote: Mapping[str, Any], config: DiscordConfig) -> Sequence[HttpRequest]:
    """The bytes, at an address that needs no token and gets none."""
    return [
        HttpRequest(
            method="GET",
            url=str(remote["url"]),
            step="content",
            timeout_seconds=_FILE_SECONDS,
        )
    ]


def test(config: DiscordConfig) -> Sequence[OutboundRequest]:
    """Ask what the application is and may do."""
    return [
        HttpRequest(
            method="GET",
            url=config.url("applications/@me"),
            headers=config.headers(),
            step="test",
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: DiscordConfig) -> ConnectionTest:
    """The application's name, or what is wrong."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="Discord did not answer.")
    said = answered(response)
    if response.status >= 300:
        words = text(said.get("message"), 300) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"Discord refuses the bot token: {words}")
    name = text(said.get("name"), 100)
    if not (whole(said.get("flags")) or 0) & _MAY_READ and config.hears != "direct":
        return ConnectionTest(
            ok=False,
            message=f"Signed in as {name}, but it can't read messages on servers: switch on Message "
            "Content Intent on the application's page Bot.",
        )
    return ConnectionTest(ok=True, message=f"Signed in as {name}.")
