"""What notifications and the log of direct messages say. No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.polling import read_payload
from onethread.connectors._schemes.reading import key, moment, node, nodes, text
from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.connectors.contract import RawEnvelope
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Deletion,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

_DID = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]{1,300}")
_LINK = "app.bsky.richtext.facet#link"


def parse(envelope: RawEnvelope, _config: BlueskyConfig) -> Sequence[InboundItem]:
    """What one change of the poll says. Raises UnparsablePayload."""
    change, record = read_payload(envelope.body)
    at = envelope.received_at
    if change == "gone":
        post = node(record.get("post"))
        return [Deletion(target_id=key(post.get("uri")), sender=_sender(post.get("author")), at=at)]
    if "log" in record:
        return [_log(node(record["log"]), text(record.get("me")), at)]
    return [_post(node(record.get("notification")), at)]


def _sender(author: Any) -> list[SenderIdentity]:
    did = text(node(author).get("did"))
    if not _DID.fullmatch(did):
        raise UnparsablePayload("a post without an author")
    return [SenderIdentity(scheme="bluesky", value=did, assurance=Assurance.ASSERTED)]


def _post(told: dict[str, Any], at: datetime) -> InboundItem:
    reason = text(told.get("reason"), 80)
    if reason not in ("mention", "reply", "quote"):
        return Ignored(reason=f"a notification of the kind {reason or 'unknown'}")
    author, post = node(told.get("author")), node(told.get("record"))
    sender, uri = _sender(author), key(told.get("uri"))
    reply = node(post.get("reply"))
    parent, root = node(reply.get("parent")), node(reply.get("root"))
    content = Content(
        text=_with_links(text(post.get("text")), post.get("facets")),
        attachments=_media(node(post.get("embed")), sender[0].value),
        language=_language(post.get("langs")),
        public=True,
    )
    if content.is_empty():
        content.unsupported = text(node(post.get("embed")).get("$type"), 80) or "empty post"
    headers: dict[str, Any] = {
        "cid": text(told.get("cid"), 200),
        "handle": text(author.get("handle"), 300),
        "root_uri": text(root.get("uri"), 600) or uri,
        "root_cid": text(root.get("cid"), 200) or text(told.get("cid"), 200),
        # Of the latest direct message, while the latest thing said is a post.
        "convo_id": "",
    }
    references = []
    pointed = text(parent.get("uri")) if reason != "quote" else text(told.get("reasonSubject"))
    if pointed and len(pointed) < 600:
        references.append(Reference(kind="message", value=pointed))
    return InboundMessage(
        message_id=uri,
        sender=sender,
        said_at=moment(post.get("createdAt") or told.get("indexedAt"), at),
        content=content,
        display_name=_name(author),
        references=references,
        headers=headers,
    )


def _name(profile: dict[str, Any]) -> str | None:
    return text(profile.get("displayName"), 200).strip() or text(profile.get("handle"), 300) or None


def _language(langs: Any) -> str | None:
    found = text(langs[0])[:2].lower() if isinstance(langs, list) and langs else ""
    return found if len(found) == 2 and found.isascii() and found.isalpha() else None


def _with_links(said: str, facets: Any) -> str:
    """The text with the whole address where it shows a shortened one. Facets count bytes of UTF-8."""
    raw = said.encode()
    links = []
    for facet in nodes(facets):
        place = node(facet.get("index"))
        start, end = place.get("byteStart"), place.get("byteEnd")
        uri = next(
            (
                text(each.get("uri"))
                for each in nodes(facet.get("features"))
                if each.get("$type") == _LINK
            ),
            "",
        )
        if not uri.startswith(("https://", "http://")) or len(uri) > 2000:
            continue
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(raw):
            links.append((start, end, uri))
    shown, before = b"", len(raw)
    for start, end, uri in sorted(links, reverse=True):
        if end > before:
            continue
        words = raw[start:end].decode("utf-8", "replace")
        whole = uri if _shortened(words, uri) else f"{words} ({uri})"
        shown = whole.encode() + raw[end:before] + shown
        before = start
    return (raw[:before] + shown).decode("utf-8", "replace")


def _shortened(words: str, uri: str) -> bool:
    bare = words.removeprefix("https://").removeprefix("http://").rstrip("….").rstrip("/")
    return bare != "" and uri.split("://", 1)[1].startswith(bare)


def _media(embed: dict[str, Any], did: str) -> list[Attachment]:
    kind = text(embed.get("$type"))
    if kind == "app.bsky.embed.recordWithMedia":
        return _media(node(embed.get("media")), did) if "media" in embed else []
    found = []
    if kind == "app.bsky.embed.images":
        for each in nodes(embed.get("images")):
            found.append(_blob(node(each.get("image")), "image", each.get("alt"), did))
    elif kind == "app.bsky.embed.video":
        found.append(_blob(node(embed.get("video")), "video", embed.get("alt"), did))
    return [each for each in found if each is not None]


def _blob(blob: dict[str, Any], kind: str, alt: Any, did: str) -> Attachment | None:
    cid = text(node(blob.get("ref")).get("$link"))
    if not cid.isalnum() or len(cid) > 200:
        return None
    media_type = text(blob.get("mimeType"), 100)
    size = blob.get("size")
    return Attachment(
        kind=kind,
        name=f"{cid[-12:]}.{media_type.partition('/')[2] or 'bin'}",
        media_type=media_type or "application/octet-stream",
        size_bytes=size if type(size) is int and 0 <= size < 1 << 40 else None,
        caption=text(alt, 2000) or None,
        remote={"did": did, "cid": cid},
    )


def _log(log: dict[str, Any], me: str, at: datetime) -> InboundItem:
    kind = text(log.get("$type"), 80).rpartition("#")[2]
    message, convo = node(log.get("message")), log.get("convoId")
    profiles = {text(each.get("did")): each for each in nodes(log.get("relatedProfiles"))}
    if kind in ("logAddReaction", "logRemoveReaction"):
        reaction = node(log.get("reaction"))
        sender = _sender(reaction.get("sender"))
        if sender[0].value == me:
            return Ignored(reason="a reaction of this account itself")
        return Reaction(
            target_id=_message_id(convo, message),
            emoji=text(reaction.get("value"), 32) if kind == "logAddReaction" else "",
            sender=sender,
            at=moment(reaction.get("createdAt"), at),
        )
    if kind != "logCreateMessage":
        return Ignored(reason=f"an event of direct messages: {kind or 'unknown'}")
    if text(message.get("$type")).endswith("#deletedMessageView"):
        return Ignored(reason="a direct message that this account removed from its own view")
    sender = _sender(message.get("sender"))
    if sender[0].value == me:
        return Ignored(reason="written by this account itself")
    said = _with_links(text(message.get("text")), message.get("facets"))
    shared = text(node(node(message.get("embed")).get("record")).get("uri"), 600)
    if shared.startswith("at://"):
        said = f"{said}\n{_web(shared)}".strip()
    content = Content(text=said)
    if content.is_empty():
        content.unsupported = "empty message"
    profile = node(profiles.get(sender[0].value))
    return InboundMessage(
        message_id=_message_id(convo, message),
        sender=sender,
        said_at=moment(message.get("sentAt"), at),
        content=content,
        display_name=_name(profile),
        headers={"convo_id": key(convo), "handle": text(profile.get("handle"), 300)},
    )


def _message_id(convo: Any, message: dict[str, Any]) -> str:
    """Conversation and message: a direct message can't be addressed by its own id alone."""
    return f"{key(convo)}/{key(message.get('id'))}"[:512]


def _web(uri: str) -> str:
    """A post's address for people."""
    found = uri.removeprefix("at://").split("/")
    return f"https://bsky.app/profile/{found[0]}/post/{found[-1]}"
