"""Messages to Rocket.Chat's API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.emoji import name_of
from onethread.connectors._schemes.reading import answered, last_http, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.rocketchat.config import RocketChatConfig
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

_FILE_SECONDS = 120.0
_CODES = {
    "error-invalid-room": "bad_recipient",
    "error-room-not-found": "bad_recipient",
    "invalid-channel": "bad_recipient",
    "error-not-allowed": "blocked",
    "error-you-are-blocked": "blocked",
    "error-message-size-exceeded": "too_large",
    "error-file-too-large": "too_large",
    "error-invalid-file-type": "unsupported",
    "error-too-many-requests": "rate_limited",
}


def build(message: OutboundMessage, config: RocketChatConfig) -> Sequence[OutboundRequest]:
    """The words, then each file: uploaded, then confirmed. Raises InvalidInput."""
    if message.reaction is not None:
        return [_reaction(message, config)]
    requests: list[OutboundRequest] = []
    room, _, root = str(message.leg.get("thread") or "").partition("/")
    if not room:
        raise InvalidInput(
            "Rocket.Chat is answered in its room; a conversation can't be begun here"
        )
    words = [message.content.text] if message.content.text else []
    uploads = []
    for file in message.files:
        if file.content is not None:
            uploads.append(file)
        elif file.link is not None:
            words.append("\n".join(filter(None, (file.caption, f"{file.name}: {file.link}"))))
        else:
            raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
    if words:
        body = {"roomId": room, "text": "\n\n".join(words)}
        if root:
            body["tmid"] = root
        requests.append(_call("chat.postMessage", body, config, "send"))
    place = quote(room, safe="")
    for position, file in enumerate(uploads):
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url(f"rooms.media/{place}"),
                headers=config.headers(),
                file=file,
                step=f"upload{position}",
                timeout_seconds=_FILE_SECONDS,
            )
        )
        said: dict[str, Any] = {"description": file.caption or ""}
        if root:
            said["tmid"] = root
        path = f"rooms.mediaConfirm/{place}/{{{{upload{position}.file._id}}}}"
        requests.append(_call(path, said, config, step_name(requests)))
    if not requests:
        raise InvalidInput("there is nothing in this message that Rocket.Chat can carry")
    return requests


def _call(path: str, body: Any, config: RocketChatConfig, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(path), headers=config.headers(), json=body, step=step
    )


def _reaction(message: OutboundMessage, config: RocketChatConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    if not message.reaction:
        raise InvalidInput("Rocket.Chat takes a reaction back by its name only; do it there")
    name = name_of(message.reaction)
    if name is None:
        raise InvalidInput(f"Rocket.Chat has no name for {message.reaction} that is known here")
    body = {
        "emoji": f":{'thumbsup' if name == '+1' else name}:",
        "messageId": message.in_reply_to,
        "shouldReact": True,
    }
    return _call("chat.react", body, config, "send_reaction")


def refusal(response: HttpResponse) -> SendRefused | None:
    """What Rocket.Chat's refusal means."""
    said = answered(response)
    if response.status < 300 and said.get("success") is not False:
        return None
    code = text(said.get("errorType"), 100)
    words = text(said.get("error") or said.get("message"), 300)
    if code in _CODES and response.status < 500:
        return refused(_CODES[code], "Rocket.Chat", words)
    if response.status < 300:
        return refused(code or "refused", "Rocket.Chat", words)
    return by_status(response, "Rocket.Chat", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: RocketChatConfig
) -> SendResult:
    """The ids of the messages, or the refusal of the first request that failed."""

    def id_of(response: HttpResponse) -> str | None:
        said = answered(response)
        if response.step == "send_reaction":
            return f"reaction:{message.message_uid}" if said.get("success") else None
        return text(node(said.get("message")).get("_id"), 100) or None

    return outcome(responses, "Rocket.Chat", refusal=refusal, id_of=id_of)


def revise(revision: Revision, config: RocketChatConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the bot's own."""
    room = str(revision.leg.get("thread") or "").partition("/")[0]
    body = {"roomId": room, "msgId": revision.message_id}
    if revision.content is None:
        return [_call("chat.delete", body, config, "revise")]
    return [_call("chat.update", {**body, "text": revision.content.text}, config, "revise")]


def fetch_media(remote: Mapping[str, Any], config: RocketChatConfig) -> Sequence[HttpRequest]:
    """The bytes of an upload, at the server itself."""
    path = quote(str(remote["path"]), safe="/.-_~%")
    return [
        HttpRequest(
            method="GET",
            url=config.api_base_url.rstrip("/") + path,
            headers=config.headers(),
            step="content",
            timeout_seconds=_FILE_SECONDS,
        )
    ]


def test(config: RocketChatConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is."""
    return [HttpRequest(method="GET", url=config.url("me"), headers=config.headers(), step="test")]


def read_test(responses: Sequence[OutboundResponse], config: RocketChatConfig) -> ConnectionTest:
    """The bot's name, or what is wrong."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="The server did not answer.")
    said = answered(response)
    name = text(said.get("username"), 100)
    if response.status >= 300 or not name:
        words = text(said.get("message") or said.get("error"), 300) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"Rocket.Chat refuses the token: {words}")
    if not config.webhook_token:
        return ConnectionTest(ok=False, message="The webhook token is empty.")
    return ConnectionTest(ok=True, message=f"Signed in as @{name}.")
