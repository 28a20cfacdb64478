"""What is attached to an activity, and how it is fetched. No I/O."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import key, node, nodes, text
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.teams.config import TeamsConfig
from onethread.connectors.teams.token import TOKEN_HEADER, token_request
from onethread.errors import UnparsablePayload
from onethread.messages import Attachment, Content, HttpRequest, Reference
from onethread.messages.markup import to_text

FILE_INFO = "application/vnd.microsoft.teams.file.download.info"
_FETCH_SECONDS = 120.0


def read_attachments(
    activity: dict[str, Any], conversation: str, content: Content, references: list[Reference]
) -> None:
    """Put files, quotes and forwarded words into `content` and `references`."""
    for each in nodes(activity.get("attachments")):
        kind, inner = text(each.get("contentType"), 200), each.get("content")
        if kind == FILE_INFO:
            content.attachments.append(_file(each))
        elif kind.startswith(("image/", "audio/", "video/")):
            content.attachments.append(_media(each, kind))
        elif kind == "text/html":
            if not content.text and isinstance(inner, str):
                content.text = to_text(text(inner, 100_000))
        elif kind in ("messageReference", "forwardedMessageReference"):
            quoted = _decoded(inner)
            if kind == "forwardedMessageReference":
                content.forwarded = True
                said = text(quoted.get("originalMessageContent") or quoted.get("messagePreview"))
                content.text = content.text or to_text(said)
            elif quoted.get("messageId"):
                try:
                    target = key(quoted.get("messageId"))
                except UnparsablePayload:
                    continue
                references.append(Reference(kind="message", value=f"{conversation}|{target}"))
        elif kind:
            content.unsupported = content.unsupported or kind[:80]


def _decoded(inner: Any) -> dict[str, Any]:
    if isinstance(inner, str):
        try:
            return node(msgspec.json.decode(inner.encode("utf-8", "replace")))
        except (msgspec.DecodeError, RecursionError):
            return {}
    return node(inner)


def _file(each: dict[str, Any]) -> Attachment:
    """A file of the customer's OneDrive: its address is good for some minutes, without a token."""
    name = " ".join(text(each.get("name"), 240).split())
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    url = text(node(each.get("content")).get("downloadUrl"), 4000)
    attachment = Attachment(kind=kind_of(media_type), name=name, media_type=media_type)
    if url.startswith(("https://", "http://")):
        attachment.remote = {"url": url}
    else:
        attachment.error = "Teams gave no address of this file"
    return attachment


def _media(each: dict[str, Any], media_type: str) -> Attachment:
    """A picture in the message itself, which only the bot's token opens."""
    url = text(each.get("contentUrl"), 4000)
    attachment = Attachment(
        kind=kind_of(media_type),
        name=" ".join(text(each.get("name"), 240).split()),
        media_type="image/png" if media_type == "image/*" else media_type,
    )
    if url.startswith(("https://", "http://")):
        attachment.remote = {"url": url, "own": True}
    else:
        attachment.error = "Teams gave no address of this file"
    return attachment


def fetch_media(remote: Mapping[str, Any], config: TeamsConfig) -> Sequence[HttpRequest]:
    """The bytes; the token goes only where Teams itself answers."""
    url = str(remote["url"])
    headers = {}
    requests: list[HttpRequest] = []
    if remote.get("own") and config.trusts(url):
        requests.append(token_request(config))
        headers = dict(TOKEN_HEADER)
    requests.append(
        HttpRequest(
            method="GET", url=url, headers=headers, step="content", timeout_seconds=_FETCH_SECONDS
        )
    )
    return requests
