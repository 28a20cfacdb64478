"""Posts and direct messages as XRPC requests, and their answers. No I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import answer, answered, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.connectors.bluesky.session import (
    LIKE,
    POST,
    headers,
    parts,
    procedure,
    query,
    session,
)
from onethread.connectors.contract import ConnectionTest
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

IMAGES = 4
_FACETS = re.compile(
    r"(?P<link>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'])|(?<![\w#])#(?P<tag>[^\W\d_]\w{0,63})"
)
_MEDIA_SECONDS = 120.0


def build(message: OutboundMessage, config: BlueskyConfig) -> Sequence[OutboundRequest]:
    """A post that answers theirs, or a direct message. Raises InvalidInput when it can't be either."""
    if message.reaction is not None:
        return _react(message, config)
    files = [each for each in message.files if each.content is not None and each.kind == "image"]
    if not message.content.text.strip() and not files:
        raise InvalidInput("there is nothing in this message that Bluesky can carry")
    if private(message):
        return _direct(message, files, config)
    return _posts(message, files, config)


def private(message: OutboundMessage) -> bool:
    """Whether it goes as a direct message: in answer to one always."""
    answered_id = message.in_reply_to or text(message.leg.get("last_inbound_id"))
    if answered_id:
        return not answered_id.startswith("at://") or not message.content.public
    return not message.content.public


def _direct(
    message: OutboundMessage, files: Sequence[OutboundFile], config: BlueskyConfig
) -> list[OutboundRequest]:
    """Direct messages carry text only: delivery makes links of files when it is told to."""
    if files:
        raise InvalidInput("a direct message on Bluesky carries no files")
    requests: list[OutboundRequest] = [session(config)]
    convo = text(message.leg.get("convo_id"))
    if not convo:
        members = [("members", message.to)]
        requests.append(query("chat.bsky.convo.getConvoForMembers", members, "convo", config))
        convo = "{{convo.convo.id}}"
    said = {"text": message.content.text, "facets": facets(message.content.text)}
    body = {"convoId": convo, "message": {name: each for name, each in said.items() if each}}
    requests.append(procedure("chat.bsky.convo.sendMessage", body, config))
    return requests


def _posts(
    message: OutboundMessage, files: Sequence[OutboundFile], config: BlueskyConfig
) -> list[OutboundRequest]:
    requests: list[OutboundRequest] = [session(config)]
    images = []
    for position, file in enumerate(files[:IMAGES]):
        step = f"upload{position}"
        requests.append(_upload(file, step, config))
        images.append(_image(file, step))
    record: dict[str, Any] = {
        "$type": POST,
        "text": message.content.text,
        "createdAt": message.created_at.isoformat().replace("+00:00", "Z"),
    }
    if found := facets(message.content.text):
        record["facets"] = found
    if message.content.language:
        record["langs"] = [message.content.language]
    if images:
        record["embed"] = {"$type": "app.bsky.embed.images", "images": images}
    reply = _reply(message, requests, config)
    if reply:
        record["reply"] = reply
    body = {"repo": "{{session.did}}", "collection": POST, "record": record}
    requests.append(procedure("com.atproto.repo.createRecord", body, config))
    return requests


def _reply(
    message: OutboundMessage, requests: list[OutboundRequest], config: BlueskyConfig
) -> dict[str, Any] | None:
    """What it answers, by address and hash. Of the latest post both are known; another is asked for."""
    leg = message.leg
    last = text(leg.get("last_inbound_id"))
    target = message.in_reply_to or last
    if not target.startswith("at://"):
        return None
    cid = text(leg.get("cid")) if target == last else ""
    if not cid:
        requests.append(query("app.bsky.feed.getPosts", [("uris", target)], "parent", config))
        cid = "{{parent.posts.0.cid}}"
    parent = {"uri": target, "cid": cid}
    root = {"uri": text(leg.get("root_uri")), "cid": text(leg.get("root_cid"))}
    return {"root": root if all(root.values()) else parent, "parent": parent}


def _upload(file: OutboundFile, step: str, config: BlueskyConfig) -> HttpRequest:
    media_type = file.media_type.partition(";")[0].strip().lower()
    return HttpRequest(
        method="POST",
        url=config.url("com.atproto.repo.uploadBlob"),
        headers={**headers(config), "Content-Type": _header_safe(media_type)},
        body=file.content,
        step=step,
        timeout_seconds=_MEDIA_SECONDS,
    )


def _header_safe(media_type: str) -> str:
    safe = re.fullmatch(r"[a-z0-9.+-]+/[a-z0-9.+-]+", media_type)
    return media_type if safe else "application/octet-stream"


def _image(file: OutboundFile, step: str) -> dict[str, Any]:
    return {
        "alt": text(file.caption, 2000),
        "image": {
            "$type": "blob",
            "ref": {"$link": f"{{{{{step}.blob.ref.$link}}}}"},
            "mimeType": file.media_type.partition(";")[0].strip().lower(),
            "size": len(file.content or b""),
        },
    }


def facets(said: str) -> list[dict[str, Any]]:
    """Links and hashtags of a text, by their place in its UTF-8 bytes."""
    found: list[dict[str, Any]] = []
    for match in _FACETS.finditer(said):
        start = len(said[: match.start()].encode())
        kind = "link" if match["link"] else "tag"
        feature = {"$type": f"app.bsky.richtext.facet#{kind}"}
        feature |= {"uri": match["link"]} if match["link"] else {"tag": match["tag"]}
        end = start + len(match.group(0).encode())
        found.append({"index": {"byteStart": start, "byteEnd": end}, "features": [feature]})
    return found


def _react(message: OutboundMessage, config: BlueskyConfig) -> list[OutboundRequest]:
    """A post is liked; a direct message gets the emoji itself."""
    target = message.in_reply_to
    if not target:
        raise InvalidInput("a reaction needs the message it is about")
    if not target.startswith("at://"):
        convo, _, message_id = target.partition("/")
        value = message.reaction or "👍"
        method = "addReaction" if message.reaction else "removeReaction"
        body = {"convoId": convo, "messageId": message_id, "value": value}
        return [session(config), procedure(f"chat.bsky.convo.{method}", body, config)]
    found = parts(target)
    if found is None:
        raise InvalidInput("this is no address of a post")
    # The like has the post's own key, so that it can be found again and taken back.
    place = {"repo": "{{session.did}}", "collection": LIKE, "rkey": found[2]}
    if not message.reaction:
        return [session(config), procedure("com.atproto.repo.deleteRecord", place, config)]
    record = {
        "$type": LIKE,
        "subject": {"uri": target, "cid": "{{parent.posts.0.cid}}"},
        "createdAt": message.created_at.isoformat().replace("+00:00", "Z"),
    }
    return [
        session(config),
        query("app.bsky.feed.getPosts", [("uris", target)], "parent", config),
        procedure("com.atproto.repo.putRecord", {**place, "record": record}, config),
    ]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: BlueskyConfig
) -> SendResult:
    """The post's address or the direct message's id, or the first refusal."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response)
    found = answer(responses)
    message_id = text(found.get("uri")) or text(found.get("id"))
    if not message_id and message.reaction is not None and _sent(responses):
        return SendAccepted(message_id=f"{message.in_reply_to}:reaction"[:512])
    if not message_id:
        return refused("temporary", "Bluesky")
    if not message_id.startswith("at://"):
        convo = text(message.leg.get("convo_id"))
        if not convo:
            opened = answer(responses, "convo").get("convo")
            convo = text(opened.get("id")) if isinstance(opened, dict) else ""
        message_id = f"{convo}/{message_id}" if convo else message_id
    return SendAccepted(message_id=message_id[:512])


def _sent(responses: Sequence[OutboundResponse]) -> bool:
    return any(isinstance(each, HttpResponse) and each.step == "send" for each in responses)


_ERRORS = {
    "MessagesDisabled": ("blocked", "The customer takes no direct messages."),
    "NotFollowedBySender": (
        "blocked",
        "The customer takes direct messages only of those they follow.",
    ),
    "BlockedActor": ("blocked", "The customer blocked this account, or is blocked by it."),
    "BlockedSubject": ("blocked", "The customer blocked this account, or is blocked by it."),
    "RecipientNotFound": ("bad_recipient", "The customer's account is gone."),
    "AccountSuspended": ("blocked", "Bluesky suspended an account."),
    "AccountTakedown": ("blocked", "Bluesky suspended the channel's account."),
    "AuthenticationRequired": (
        "bad_credentials",
        "The handle or the app password is not accepted.",
    ),
    "AuthFactorTokenRequired": ("bad_credentials", "Use an app password, not the account's own."),
    "ExpiredToken": ("temporary", "The session has expired; a new one is opened."),
    "BlobTooLarge": ("too_large", "A picture on Bluesky has at most 1 MB."),
    "RateLimitExceeded": ("rate_limited", "Bluesky wants fewer requests."),
}


def refusal(response: HttpResponse) -> SendRefused:
    """An XRPC error in our words."""
    found = answered(response)
    name, said = text(found.get("error"), 80), text(found.get("message"), 300)
    known = _ERRORS.get(name)
    if response.status >= 500 or response.status == 429 or known is None:
        if name == "InvalidToken" or "token scope" in said.lower():
            return SendRefused(
                code="bad_credentials",
                reason=f"The app password does not allow this (direct messages?). Bluesky: {said}",
            )
        if response.status == 400 and "disabled incoming" in said:
            return SendRefused(code="blocked", reason=_ERRORS["MessagesDisabled"][1])
        if response.status == 400:
            return SendRefused(code=name or "400", reason=f"Bluesky refused it: {said}"[:400])
        return by_status(response, "Bluesky", said)
    code, words = known
    retry = refused(code).retry_after_seconds
    reason = f"{words} Bluesky: {said}" if said else words
    return SendRefused(code=code, reason=reason, retry_after_seconds=retry)


def revise(revision: Revision, config: BlueskyConfig) -> Sequence[HttpRequest]:
    """Delete a post of ours. Raises InvalidInput for what can't be changed."""
    found = parts(revision.message_id)
    if revision.content is not None:
        raise InvalidInput("what was said on Bluesky can't be changed: delete it and write again")
    if found is None:
        raise InvalidInput("a direct message on Bluesky can't be taken back")
    body = {"repo": "{{session.did}}", "collection": found[1], "rkey": found[2]}
    return [session(config), procedure("com.atproto.repo.deleteRecord", body, config)]


def fetch_media(remote: Mapping[str, Any], config: BlueskyConfig) -> Sequence[HttpRequest]:
    """Which server the author is on, and the original file there."""
    did, cid = str(remote["did"]), str(remote["cid"])
    if did.startswith("did:web:"):
        where = f"https://{quote(did.removeprefix('did:web:'), safe='.')}/.well-known/did.json"
    else:
        where = f"{config.directory_url.rstrip('/')}/{quote(did, safe=':')}"
    asked = f"did={quote(did, safe=':')}&cid={quote(cid, safe='')}"
    return [
        HttpRequest(method="GET", url=where, step="author"),
        HttpRequest(
            method="GET",
            url=f"{{{{author.service.0.serviceEndpoint}}}}/xrpc/com.atproto.sync.getBlob?{asked}",
            step="content",
            timeout_seconds=_MEDIA_SECONDS,
        ),
    ]


def test(config: BlueskyConfig) -> Sequence[OutboundRequest]:
    """Open a session, and look whether direct messages are allowed."""
    requests: list[OutboundRequest] = [session(config)]
    if config.direct_messages:
        requests.append(query("chat.bsky.convo.listConvos", [("limit", "1")], "convos", config))
    return requests


def read_test(responses: Sequence[OutboundResponse], config: BlueskyConfig) -> ConnectionTest:
    """Whether the app password is good, and for direct messages too."""
    opened = answer(responses, "session")
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            said = text(answered(response).get("message"), 200) or f"HTTP {response.status}"
            if response.step == "convos":
                return ConnectionTest(
                    ok=False,
                    message=f"The app password does not allow direct messages: make one that does, or "
                    f"switch them off. Bluesky: {said}",
                )
            return ConnectionTest(
                ok=False, message=f"Bluesky refused the handle or the app password: {said}"
            )
    handle = text(opened.get("handle"), 300)
    if not handle:
        return ConnectionTest(ok=False, message="There is no Bluesky server at this address.")
    facts = {"handle": handle, "did": text(opened.get("did"), 300)}
    return ConnectionTest(ok=True, message=f"@{handle} is connected.", facts=facts)


def address(config: BlueskyConfig) -> str:
    """Where customers write to."""
    return f"@{config.handle.lstrip('@')}"
