"""Messages to Mattermost's API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.emoji import name_of
from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.mattermost.config import MattermostConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendRefused,
    SendResult,
)

MOST_FILES = 10
_FILE_SECONDS = 120.0


def build(message: OutboundMessage, config: MattermostConfig) -> Sequence[OutboundRequest]:
    """The files are uploaded, then one post names them. Raises InvalidInput."""
    if message.reaction is not None:
        return _reaction(message, config)
    requests: list[OutboundRequest] = []
    channel, _, root = str(message.leg.get("thread") or "").partition("/")
    if not channel:
        requests += _direct(message.to, config)
        channel = "{{direct.id}}"
    content = message.content
    words = [content.text] if content.text else []
    names: list[str] = []
    for position, file in enumerate(message.files):
        if file.caption:
            words.append(file.caption)
        if file.content is None:
            if file.link is None:
                raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
            words.append(f"{file.name}: {file.link}")
            continue
        step = f"upload{position}"
        session = {
            "channel_id": channel,
            "filename": " ".join(file.name.split())[:200] or "file",
            "file_size": len(file.content),
        }
        requests.append(_call("POST", "uploads", session, config, step))
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url(f"uploads/{{{{{step}.id}}}}"),
                headers={**config.headers(), "Content-Type": "application/octet-stream"},
                body=file.content,
                step=f"file{position}",
                timeout_seconds=_FILE_SECONDS,
            )
        )
        names.append(f"{{{{file{position}.id}}}}")
    if not words and not names:
        raise InvalidInput("there is nothing in this message that Mattermost can carry")
    # A post names ten files at most: the others follow in posts of their own.
    groups = [names[at : at + MOST_FILES] for at in range(0, len(names), MOST_FILES)] or [[]]
    for group in groups:
        post: dict[str, Any] = {"channel_id": channel, "message": "\n\n".join(words)}
        words = []
        if root:
            post["root_id"] = root
        if group:
            post["file_ids"] = group
        requests.append(_call("POST", "posts", post, config, step_name(requests)))
    return requests


def _call(method: str, path: str, body: Any, config: MattermostConfig, step: str) -> HttpRequest:
    return HttpRequest(
        method=method, url=config.url(path), headers=config.headers(), json=body, step=step
    )


def _direct(to: str, config: MattermostConfig) -> list[HttpRequest]:
    """The direct channel with a person, made when there is none."""
    me = HttpRequest(method="GET", url=config.url("users/me"), headers=config.headers(), step="me")
    return [me, _call("POST", "channels/direct", ["{{me.id}}", to], config, "direct")]


def _reaction(message: OutboundMessage, config: MattermostConfig) -> list[OutboundRequest]:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    if not message.reaction:
        raise InvalidInput("Mattermost takes a reaction back by its name only; do it there")
    name = name_of(message.reaction)
    if name is None:
        raise InvalidInput(f"Mattermost has no name for {message.reaction} that is known here")
    me = HttpRequest(method="GET", url=config.url("users/me"), headers=config.headers(), step="me")
    body = {"user_id": "{{me.id}}", "post_id": message.in_reply_to, "emoji_name": name}
    return [me, _call("POST", "reactions", body, config, "send_reaction")]


def refusal(response: HttpResponse) -> SendRefused | None:
    """What Mattermost's refusal means."""
    if response.status < 300:
        return None
    said = answered(response)
    code, words = text(said.get("id"), 120), text(said.get("message"), 300)
    if response.status == 403:
        return refused("blocked", "Mattermost", words)
    if "too_large" in code or "too_long" in code:
        return refused("too_large", "Mattermost", words)
    if response.status == 400 and ("channel" in code or "user_id" in code):
        return refused("bad_recipient", "Mattermost", words)
    return by_status(response, "Mattermost", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: MattermostConfig
) -> SendResult:
    """The ids of the posts, or the refusal of the first request that failed."""

    def id_of(response: HttpResponse) -> str | None:
        if response.step == "send_reaction":
            return f"reaction:{message.message_uid}"
        return text(answered(response).get("id"), 100) or None

    return outcome(responses, "Mattermost", refusal=refusal, id_of=id_of)


def revise(revision: Revision, config: MattermostConfig) -> Sequence[HttpRequest]:
    """Change or delete a post of the bot's own."""
    path = f"posts/{quote(revision.message_id, safe='')}"
    if revision.content is None:
        return [
            HttpRequest(
                method="DELETE", url=config.url(path), headers=config.headers(), step="revise"
            )
        ]
    return [_call("PUT", f"{path}/patch", {"message": revision.content.text}, config, "revise")]


def fetch_media(remote: Mapping[str, Any], config: MattermostConfig) -> Sequence[HttpRequest]:
    """The bytes of a file."""
    return [
        HttpRequest(
            method="GET",
            url=config.url(f"files/{quote(str(remote['file_id']), safe='')}"),
            headers=config.headers(),
            step="content",
            timeout_seconds=_FILE_SECONDS,
        )
    ]


def test(config: MattermostConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is."""
    return [
        HttpRequest(method="GET", url=config.url("users/me"), headers=config.headers(), step="test")
    ]


def read_test(responses: Sequence[OutboundResponse], config: MattermostConfig) -> ConnectionTest:
    """The bot's name, or what is wrong."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="The server did not answer.")
    said = answered(response)
    name = text(said.get("username"), 100)
    if response.status >= 300 or not name:
        words = text(said.get("message"), 300) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"Mattermost refuses the bot token: {words}")
    return ConnectionTest(ok=True, message=f"Signed in as @{name}.", facts={"username": name})
