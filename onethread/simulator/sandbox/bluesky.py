"""A personal data server of the AT protocol with Bluesky behind it: notifications, posts, direct messages.

Source: the lexicons of bluesky-social/atproto and https://docs.bsky.app.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    issued,
    same,
)

_ME = "did:plc:housing5wiv2bfq53cjufe6yn"
_CHAT = "did:web:api.bsky.chat#bsky_chat"
_CID = "bafyreibjifzpqj6o6wcq3hejh7y4z4z2vmiklkvykc57tw3pcbx3kx{:04}"
_POST, _LIKE = "app.bsky.feed.post", "app.bsky.feed.like"
_CONVO = "3l7fkqs2xyk2a"


class Login(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """com.atproto.server.createSession."""

    identifier: str
    password: str


class Record(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """com.atproto.repo.createRecord and putRecord."""

    repo: str
    collection: Literal["app.bsky.feed.post", "app.bsky.feed.like"]
    record: dict[str, Any]
    rkey: str | None = None


class Gone(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """com.atproto.repo.deleteRecord."""

    repo: str
    collection: str
    rkey: str


class Text(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """chat.bsky.convo.defs#messageInput."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
    facets: list[dict[str, Any]] = []


class Message(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """chat.bsky.convo.sendMessage."""

    convoId: str  # noqa: N815 - the provider's name
    message: Text


class Emoji(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """chat.bsky.convo.addReaction and removeReaction."""

    convoId: str  # noqa: N815 - the provider's name
    messageId: str  # noqa: N815 - the provider's name
    value: Annotated[str, msgspec.Meta(min_length=1)]


def _uri(said: Said) -> str:
    return f"at://{said.customer}/{_POST}/3mb{said.n:08}"


def _session(call: Call) -> Any:
    login: Login = call.body
    held = call.sandbox.credentials
    if login.identifier != held["handle"] or not same(login.password, held["app_password"]):
        raise Refuse("unauthorised", "Invalid identifier or password")
    token = call.sandbox.new_token()
    return {"did": _ME, "handle": held["handle"], "accessJwt": token, "refreshJwt": "r"}


def _author(said: Said) -> dict[str, Any]:
    return {"did": said.customer, "handle": "fatima.bsky.social", "displayName": said.name}


def _notification(sandbox: Sandbox, said: Said, **record: Any) -> Any:
    told = {
        "uri": _uri(said),
        "cid": _CID.format(said.n),
        "author": _author(said),
        "reason": "mention",
        "record": {
            "$type": _POST,
            "text": said.text,
            "langs": ["nl"],
            "createdAt": said.at.isoformat(),
            **record,
        },
        "isRead": False,
        "indexedAt": said.at.isoformat(timespec="milliseconds"),
    }
    sandbox.state.setdefault("posts", {})[told["uri"]] = told["cid"]
    return {"notification": told}


def _embedded(kind: str) -> Any:
    def event(sandbox: Sandbox, said: Said) -> Any:
        blob = {
            "$type": "blob",
            "ref": {"$link": said.file.id},
            "mimeType": said.file.media_type,
            "size": len(said.file.content),
        }
        embed: dict[str, Any] = {"$type": "app.bsky.embed.video", "video": blob}
        if kind == "image":
            embed = {"$type": "app.bsky.embed.images", "images": [{"alt": "", "image": blob}]}
        return _notification(sandbox, said, embed=embed)

    return event


def _logged(said: Said, kind: str, **more: Any) -> Any:
    log = {
        "$type": f"chat.bsky.convo.defs#{kind}",
        "rev": f"r{said.n:08}",
        "convoId": _CONVO,
        "relatedProfiles": [_author(said)],
        "message": {
            "$type": "chat.bsky.convo.defs#messageView",
            "id": f"m{said.n}",
            "rev": f"r{said.n:08}",
            "text": said.text,
            "sender": {"did": said.customer},
            "sentAt": said.at.isoformat(),
        },
        **more,
    }
    return {"log": log}


def _reaction(_sandbox: Sandbox, said: Said) -> Any:
    """On our direct message, when the latest one is."""
    message = {"id": said.about.rpartition("/")[2] or "m0", "text": "", "sender": {"did": _ME}}
    emoji = {
        "value": said.emoji,
        "sender": {"did": said.customer},
        "createdAt": said.at.isoformat(),
    }
    return _logged(said, "logAddReaction", message=message, reaction=emoji)


def _deletion(sandbox: Sandbox, _said: Said) -> Any:
    del sandbox.state["posts"][list(sandbox.state["posts"])[-1]]
    return {}


def _notifications(call: Call) -> Any:
    found = [e.payload["notification"] for e in call.sandbox.emitted if "notification" in e.payload]
    found = [each for each in found if each["reason"] in call.queried.get("reasons", ())][::-1]
    start, limit = int(call.query.get("cursor", "0")), int(call.query.get("limit", "50"))
    page = found[start : start + limit]
    return {"notifications": page, "cursor": str(start + len(page)), "seenAt": None}


def _posts(call: Call) -> Any:
    held = call.sandbox.state.get("posts", {})
    there = [uri for uri in call.queried.get("uris", ()) if uri in held]
    ours = {seen.id for seen in call.sandbox.sent if not seen.deleted}
    there += [uri for uri in call.queried.get("uris", ()) if uri in ours and uri not in held]
    return {"posts": [{"uri": uri, "cid": held.get(uri, _CID.format(0))} for uri in there]}


def _chat(call: Call) -> bool:
    """Direct messages are asked for through the server, which must be told where they are."""
    return issued(call) and call.headers.get("atproto-proxy") == _CHAT


def _log(call: Call) -> Any:
    logs = [e.payload["log"] for e in call.sandbox.emitted if "log" in e.payload]
    place = call.query.get("cursor", "")
    latest = logs[-1]["rev"] if logs else "r00000000"
    return {"logs": [each for each in logs if not place or each["rev"] > place], "cursor": latest}


def _upload(call: Call) -> Any:
    if len(call.raw) > 1_000_000:
        raise Refuse("too_large", "This file is too large")
    media = call.sandbox.keep_media(call.raw, call.headers.get("content-type", ""))
    blob = {"$type": "blob", "ref": {"$link": media.id}, "size": len(call.raw)}
    return {"blob": blob | {"mimeType": media.media_type}}


def _posted(call: Call) -> Seen | None:
    body: Record = call.body
    if body.repo != _ME:
        raise Refuse("invalid", "Invalid repo")
    record = body.record
    if body.collection == _LIKE:
        return Seen(to="", reaction="👍", reply_to=record["subject"]["uri"], id=_like(body.rkey))
    text = record.get("text")
    if not isinstance(text, str) or len(text) > 300 or "createdAt" not in record:
        raise Refuse("invalid", "Record/text must not be longer than 300 graphemes")
    files = []
    for image in record.get("embed", {}).get("images", ()):
        media = call.sandbox.media.get(image["image"]["ref"]["$link"])
        if media is None or image["image"]["size"] != len(media.content):
            raise Refuse("invalid", "Could not find blob")
        files.append(
            SeenFile(kind="image", media_type=media.media_type, size_bytes=len(media.content))
        )
    parent = record.get("reply", {}).get("parent", {})
    known = call.sandbox.state.get("posts", {})
    if parent.get("uri") in known and known[parent["uri"]] != parent.get("cid"):
        raise Refuse("invalid", "the parent's hash is another")
    to = parent.get("uri", "").removeprefix("at://").partition("/")[0]
    return Seen(to=to, text=text, files=files, reply_to=parent.get("uri", ""), public=True)


def _like(rkey: str | None) -> str:
    return f"at://{_ME}/{_LIKE}/{rkey}"


def _written(call: Call) -> Any:
    return {"uri": call.id, "cid": _CID.format(1), "validationStatus": "valid"}


def _removed(call: Call) -> Any:
    body: Gone = call.body
    if body.collection == _POST:
        call.sandbox.delete(f"at://{_ME}/{_POST}/{body.rkey}")
    return {}


def _said(call: Call) -> Seen:
    body: Message = call.body
    number = call.sandbox.number()
    return Seen(
        to=call.sandbox.stand_in.customer, text=body.message.text, id=f"{body.convoId}/m{number}"
    )


def _blob(call: Call) -> Answer:
    media = call.sandbox.media.get(call.query.get("cid", ""))
    if media is None:
        raise Refuse("not_found", "Blob not found")
    return Answer(body=media.content, headers={"content-type": media.media_type})


def _xrpc(method: str, name: str, answer: Any, **more: Any) -> Route:
    return Route(method=method, path=f"/xrpc/{name}", answer=answer, **more)


def _error(name: str) -> Any:
    return lambda why: {"error": name, "message": why}


STAND_IN = StandIn(
    connector="bluesky",
    credentials={"handle": "housing.bsky.social", "app_password": "abcd-efgh-ijkl-mnop"},
    settings=lambda s: {**s.credentials, "api_base_url": s.url, "directory_url": f"{s.url}/plc"},
    authenticate=issued,
    routes=[
        _xrpc(
            "POST", "com.atproto.server.createSession", _session, body=Login, authenticate=anyone
        ),
        _xrpc("GET", "app.bsky.notification.listNotifications", _notifications),
        _xrpc("GET", "app.bsky.feed.getPosts", _posts),
        _xrpc("POST", "com.atproto.repo.uploadBlob", _upload),
        _xrpc("POST", "com.atproto.repo.createRecord", _written, body=Record, seen=_posted),
        _xrpc("POST", "com.atproto.repo.putRecord", _written, body=Record, seen=_posted),
        _xrpc("POST", "com.atproto.repo.deleteRecord", _removed, body=Gone),
        _xrpc("GET", "com.atproto.sync.getBlob", _blob, authenticate=anyone),
        _xrpc("GET", "chat.bsky.convo.getLog", _log, authenticate=_chat),
        _xrpc("GET", "chat.bsky.convo.listConvos", lambda c: {"convos": []}, authenticate=_chat),
        _xrpc(
            "GET",
            "chat.bsky.convo.getConvoForMembers",
            lambda c: {"convo": {"id": _CONVO, "rev": "r1", "members": []}},
            authenticate=_chat,
        ),
        _xrpc(
            "POST",
            "chat.bsky.convo.sendMessage",
            lambda c: {"id": c.id.rpartition("/")[2], "text": c.body.message.text},
            body=Message,
            seen=_said,
            authenticate=_chat,
        ),
        _xrpc(
            "POST",
            "chat.bsky.convo.addReaction",
            lambda c: {"message": {"id": c.body.messageId}},
            body=Emoji,
            seen=lambda c: Seen(to="", reaction=c.body.value, reply_to=c.body.messageId),
            authenticate=_chat,
        ),
        _xrpc(
            "POST",
            "chat.bsky.convo.removeReaction",
            lambda c: {"message": {"id": c.body.messageId}},
            body=Emoji,
            seen=lambda c: Seen(to="", reaction="", reply_to=c.body.messageId),
            authenticate=_chat,
        ),
        Route(
            method="GET",
            path="/plc/{did}",
            answer=lambda c: {"id": c.at["did"], "service": [{"serviceEndpoint": c.sandbox.url}]},
            authenticate=anyone,
        ),
    ],
    refusals={
        "invalid": (400, _error("InvalidRequest")),
        "unauthorised": (401, _error("AuthenticationRequired")),
        "blocked": (400, _error("MessagesDisabled")),
        "bad_recipient": (400, _error("RecipientNotFound")),
        "too_large": (400, _error("BlobTooLarge")),
        "not_found": (404, _error("NotFound")),
        "rate_limited": (429, _error("RateLimitExceeded"), {"Retry-After": "7"}),
        "fault": (503, b""),
    },
    events={
        "text": _notification,
        "text.direct": lambda s, said: _logged(said, "logCreateMessage"),
        "image": _embedded("image"),
        "video": _embedded("video"),
        "unsupported": lambda s, said: _notification(s, said, text="", embed={"$type": "x.y"}),
        "reaction": _reaction,
        "deletion": _deletion,
    },
    customer="did:plc:u5cwb2mwiv2bfq53cjufe6yn",
    new_id=lambda n: f"at://{_ME}/{_POST}/3mc{n:08}",
)
