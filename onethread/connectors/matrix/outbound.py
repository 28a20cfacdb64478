"""Messages to a homeserver as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, urlencode

from onethread.connectors._schemes.reading import answer, answered, last_http, text
from onethread.connectors._schemes.refusing import LONGEST_RETRY_SECONDS, by_status, refused
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.matrix.config import MatrixConfig
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
_MSGTYPE = {"image": "m.image", "audio": "m.audio", "voice": "m.audio", "video": "m.video"}
_CODES = {
    "M_FORBIDDEN": "blocked",
    "M_UNKNOWN_TOKEN": "bad_credentials",
    "M_MISSING_TOKEN": "bad_credentials",
    "M_USER_DEACTIVATED": "bad_credentials",
    "M_NOT_FOUND": "bad_recipient",
    "M_TOO_LARGE": "too_large",
    "M_LIMIT_EXCEEDED": "rate_limited",
}


def build(message: OutboundMessage, config: MatrixConfig) -> Sequence[OutboundRequest]:
    """The room if there is none yet, then the words, files and place. Raises InvalidInput."""
    requests: list[OutboundRequest] = []
    room, _, root = str(message.leg.get("thread") or "").partition("/")
    if room:
        room = quote(room, safe="")
    else:
        requests.append(_begin(message.to, config))
        room = "{{room.room_id}}"

    def send(kind: str, content: dict[str, Any]) -> None:
        txn = f"{message.message_uid}.{len(requests)}"
        requests.append(
            HttpRequest(
                method="PUT",
                url=config.url(f"client/v3/rooms/{room}/send/{kind}/{quote(txn, safe='')}"),
                headers=config.headers(),
                json=content,
                step=step_name(requests),
            )
        )

    if message.reaction is not None:
        if not message.in_reply_to or not message.reaction:
            raise InvalidInput("a reaction needs its message, and can be taken back in Matrix only")
        target = message.in_reply_to.rpartition("|")[2]
        relates = {"rel_type": "m.annotation", "event_id": target, "key": message.reaction}
        send("m.reaction", {"m.relates_to": relates})
        return requests
    content = message.content
    related = _related(message, root)
    if content.text or content.html:
        send("m.room.message", {**_words(content), **related})
        related = _related(message, root, quoting=False)
    for position, file in enumerate(message.files):
        described = _file(file, position, requests, config)
        send("m.room.message", {**described, **related})
        related = _related(message, root, quoting=False)
    if content.location is not None:
        place = content.location
        where = f"geo:{place.latitude},{place.longitude}"
        label = place.name or place.address or where
        send(
            "m.room.message",
            {"msgtype": "m.location", "body": label, "geo_uri": where, **related},
        )
    if not any(getattr(each, "step", "").startswith("send") for each in requests):
        raise InvalidInput("there is nothing in this message that Matrix can carry")
    return requests


def _begin(to: str, config: MatrixConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url("client/v3/createRoom"),
        headers=config.headers(),
        json={"preset": "trusted_private_chat", "is_direct": True, "invite": [to]},
        step="room",
    )


def _related(message: OutboundMessage, root: str, quoting: bool = True) -> dict[str, Any]:
    relates: dict[str, Any] = {}
    if root:
        relates |= {
            "rel_type": "m.thread",
            "event_id": root,
            "is_falling_back": True,
            "m.in_reply_to": {"event_id": root},
        }
    if quoting and message.in_reply_to and message.part == 1:
        relates["m.in_reply_to"] = {"event_id": message.in_reply_to.rpartition("|")[2]}
        relates.pop("is_falling_back", None)
    return {"m.relates_to": relates} if relates else {}


def _words(content: Content) -> dict[str, Any]:
    words: dict[str, Any] = {"msgtype": "m.text", "body": content.text}
    if content.html:
        words |= {"format": "org.matrix.custom.html", "formatted_body": content.html}
        words["body"] = content.text or html.unescape(content.html)
    return words


def _file(
    file: OutboundFile, position: int, requests: list[OutboundRequest], config: MatrixConfig
) -> dict[str, Any]:
    """An upload, and the message that shows it; or a link to what is too large."""
    name = " ".join(file.name.split())[:200] or "file"
    if file.content is None:
        if file.link is None:
            raise InvalidInput(f"the file {name!r} has neither content nor a link")
        words = "\n".join(filter(None, (file.caption, f"{name}: {file.link}")))
        return {"msgtype": "m.text", "body": words}
    media_type = file.media_type.partition(";")[0].strip() or "application/octet-stream"
    step = f"upload{position}"
    requests.append(
        HttpRequest(
            method="POST",
            url=config.url(f"media/v3/upload?{urlencode({'filename': name})}"),
            headers={**config.headers(), "Content-Type": " ".join(media_type.split())},
            body=file.content,
            step=step,
            timeout_seconds=_FILE_SECONDS,
        )
    )
    described: dict[str, Any] = {
        "msgtype": _MSGTYPE.get(file.kind, "m.file"),
        "body": file.caption or name,
        "filename": name,
        "url": f"{{{{{step}.content_uri}}}}",
        "info": {"mimetype": media_type, "size": len(file.content)},
    }
    if file.kind == "voice":
        described["org.matrix.msc3245.voice"] = {}
    return described


def refusal(response: HttpResponse) -> SendRefused | None:
    """What the homeserver's refusal means."""
    if response.status < 300:
        return None
    said = answered(response)
    code, words = text(said.get("errcode"), 60), text(said.get("error"), 300)
    wait = said.get("retry_after_ms")
    if code == "M_LIMIT_EXCEEDED" and isinstance(wait, int) and wait > 0:
        seconds = min(max(wait / 1000, 1.0), LONGEST_RETRY_SECONDS)
        return refused("rate_limited", "Matrix", words, seconds)
    if code in _CODES and response.status < 500:
        return refused(_CODES[code], "Matrix", words)
    return by_status(response, "Matrix", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: MatrixConfig
) -> SendResult:
    """The ids of the events, or the refusal of the first request that failed."""
    room = str(message.leg.get("thread") or "").partition("/")[0]
    room = room or text(answer(responses, "room").get("room_id"), 255)

    def id_of(response: HttpResponse) -> str | None:
        event_id = text(answered(response).get("event_id"), 255)
        return f"{room}|{event_id}" if event_id else None

    return outcome(responses, "Matrix", refusal=refusal, id_of=id_of)


def revise(revision: Revision, config: MatrixConfig) -> Sequence[HttpRequest]:
    """Change or take back a message of the account's own; the same change twice is one."""
    room, _, event_id = revision.message_id.rpartition("|")
    place = f"client/v3/rooms/{quote(room, safe='')}"
    body: dict[str, Any]
    if revision.content is None:
        path, body = f"{place}/redact/{quote(event_id, safe='')}/delete", {}
    else:
        words = _words(revision.content)
        mark = blake2b(f"{event_id}{words}".encode(), digest_size=12).hexdigest()
        path = f"{place}/send/m.room.message/edit-{mark}"
        body = {
            **words,
            "body": f"* {words['body']}",
            "m.new_content": words,
            "m.relates_to": {"rel_type": "m.replace", "event_id": event_id},
        }
    return [
        HttpRequest(
            method="PUT",
            url=config.url(path),
            headers=config.headers(),
            json=body,
            step="revise",
        )
    ]


def mark_read(message_id: str, config: MatrixConfig) -> Sequence[HttpRequest]:
    """A read receipt for this message and those before it."""
    room, _, event_id = message_id.rpartition("|")
    path = f"client/v3/rooms/{quote(room, safe='')}/receipt/m.read/{quote(event_id, safe='')}"
    return [
        HttpRequest(
            method="POST", url=config.url(path), headers=config.headers(), json={}, step="read"
        )
    ]


def fetch_media(remote: Mapping[str, Any], config: MatrixConfig) -> Sequence[HttpRequest]:
    """The bytes, always from our own homeserver."""
    server, _, media_id = str(remote["mxc"]).removeprefix("mxc://").partition("/")
    path = f"client/v1/media/download/{quote(server, safe='')}/{quote(media_id, safe='')}"
    return [
        HttpRequest(
            method="GET",
            url=config.url(path),
            headers=config.headers(),
            step="content",
            timeout_seconds=_FILE_SECONDS,
        )
    ]


def test(config: MatrixConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is."""
    return [
        HttpRequest(
            method="GET",
            url=config.url("client/v3/account/whoami"),
            headers=config.headers(),
            step="test",
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: MatrixConfig) -> ConnectionTest:
    """The account's address, or what is wrong."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="The homeserver did not answer.")
    said = answered(response)
    user = text(said.get("user_id"), 255)
    if response.status >= 300 or not user:
        words = text(said.get("error"), 300) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"The homeserver refuses the token: {words}")
    joins = "" if config.accept_invitations else " It doesn't accept invitations."
    return ConnectionTest(ok=True, message=f"Signed in as {user}.{joins}", facts={"user_id": user})
