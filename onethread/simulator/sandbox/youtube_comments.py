"""YouTube's Data API for one channel: tokens, comment threads, answers, moderation.

Source: https://developers.google.com/youtube/v3/guides/implementation/comments and the references there.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
    same,
)

_CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw"


class Snippet(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a comment says."""

    textOriginal: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]  # noqa: N815
    parentId: str | None = None  # noqa: N815 - YouTube's names


class Comment(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST and PUT …/comments."""

    snippet: Snippet
    id: str | None = None


def _token(call: Call) -> Any:
    held = call.sandbox.credentials
    names = ("client_id", "client_secret", "refresh_token")
    if not all(same(call.form.get(name), held[name]) for name in names):
        raise Refuse("bad_token", "Token has been expired or revoked.")
    return {"access_token": call.sandbox.new_token(), "expires_in": 3599}


def _comments(sandbox: Sandbox) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = sandbox.state.setdefault("comments", {})
    return found


def _comment(sandbox: Sandbox, said: Said, *, held: bool = False, **more: Any) -> dict[str, Any]:
    comment = {
        "id": f"Ugz{said.n:08}",
        "held": held,
        "snippet": {
            "textDisplay": said.text,
            "authorDisplayName": "@fatimadeboer",
            "authorChannelId": {"value": said.customer},
            "publishedAt": said.at.isoformat(),
            "updatedAt": said.at.isoformat(),
            **more,
        },
    }
    _comments(sandbox)[str(comment["id"])] = comment
    return comment


def _reply(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    parent = next(each for each in reversed(_comments(sandbox)) if "." not in each)
    comment = _comment(sandbox, said, parentId=parent)
    del _comments(sandbox)[comment["id"]]
    comment["id"] = f"{parent}.9x{said.n}"
    _comments(sandbox)[comment["id"]] = comment
    return comment


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    comment = list(_comments(sandbox).values())[-1]
    comment["snippet"] |= {"textDisplay": said.text, "updatedAt": said.at.isoformat()}
    return comment


def _deletion(sandbox: Sandbox, _said: Said) -> dict[str, Any]:
    return _comments(sandbox).popitem()[1]


def _shown(comment: dict[str, Any]) -> dict[str, Any]:
    return {"id": comment["id"], "snippet": comment["snippet"]}


def _threads(call: Call) -> Any:
    if call.query.get("allThreadsRelatedToChannelId") != _CHANNEL:
        raise Refuse("invalid", "No filter selected.")
    held = call.query.get("moderationStatus") == "heldForReview"
    items = []
    for comment_id, comment in reversed(_comments(call.sandbox).items()):
        if "." in comment_id or comment["held"] != held:
            continue
        replies = [
            _shown(each)
            for each_id, each in _comments(call.sandbox).items()
            if each_id.startswith(f"{comment_id}.")
        ]
        snippet = {
            "topLevelComment": _shown(comment),
            "totalReplyCount": len(replies),
            "videoId": "wtLJPvx7-ys",
        }
        # Some of them only, as YouTube does.
        replies_shown = {"comments": replies[:1]}
        items.append({"id": comment_id, "snippet": snippet, "replies": replies_shown})
    return {"items": items[: int(call.query.get("maxResults", "20"))]}


def _listed(call: Call) -> Any:
    found = _comments(call.sandbox)
    if parent := call.query.get("parentId"):
        return {"items": [_shown(c) for name, c in found.items() if name.startswith(f"{parent}.")]}
    ids = call.query.get("id", "").split(",")
    return {"items": [_shown(found[each]) for each in ids if each in found]}


def _seen(call: Call) -> Seen:
    snippet: Snippet = call.body.snippet
    parent = _comments(call.sandbox).get(snippet.parentId or "")
    if parent is None:
        raise Refuse("bad_recipient", "The specified parent comment could not be found.")
    if parent["held"]:
        raise Refuse("blocked", "The specified parent comment is private.")
    number = call.sandbox.number()
    return Seen(
        to=snippet.parentId or "",
        text=snippet.textOriginal,
        reply_to=snippet.parentId or "",
        public=True,
        id=f"{snippet.parentId}.9o{number}",
    )


def _publish(call: Call) -> Answer:
    _comments(call.sandbox)[call.query["id"]]["held"] = False
    return Answer(status=204)


def _changed(call: Call) -> Any:
    return {"id": call.sandbox.edit(call.body.id or "", call.body.snippet.textOriginal).id}


def _deleted(call: Call) -> Answer:
    call.sandbox.delete(call.query.get("id", ""))
    return Answer(status=204)


def _error(status: int, reason: str) -> Any:
    return (
        status,
        lambda why: {
            "error": {
                "code": status,
                "message": why,
                "errors": [{"message": why, "reason": reason}],
            }
        },
    )


_PATH = "/youtube/v3/comments"

STAND_IN = StandIn(
    connector="youtube_comments",
    credentials={
        "client_id": "8812-x.apps.googleusercontent.example",
        "client_secret": "sandbox-client-secret",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {
        **s.credentials,
        "channel_id": _CHANNEL,
        "api_base_url": s.url,
        "token_url": f"{s.url}/token",
    },
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(method="GET", path="/youtube/v3/commentThreads", answer=_threads),
        Route(method="GET", path=_PATH, answer=_listed),
        Route(method="POST", path=_PATH, body=Comment, seen=_seen, answer=lambda c: {"id": c.id}),
        Route(method="PUT", path=_PATH, body=Comment, answer=_changed),
        Route(method="DELETE", path=_PATH, answer=_deleted),
        Route(method="POST", path=f"{_PATH}/setModerationStatus", answer=_publish),
        Route(
            method="GET",
            path="/youtube/v3/channels",
            answer=lambda c: {"items": [{"id": _CHANNEL, "snippet": {"title": "Housing"}}]},
        ),
    ],
    refusals={
        "invalid": _error(400, "invalidCommentMetadata"),
        "unauthorised": _error(401, "authError"),
        "bad_token": (400, lambda why: {"error": "invalid_grant", "error_description": why}),
        "bad_recipient": _error(404, "parentCommentNotFound"),
        "blocked": _error(403, "commentsDisabled"),
        "not_found": _error(404, "commentNotFound"),
        "rate_limited": _error(403, "quotaExceeded"),
        "fault": (503, b""),
    },
    events={
        "text": _comment,
        "text.reply": _reply,
        "text.held": lambda s, said: _comment(s, said, held=True),
        "unsupported": lambda s, said: _comment(s, said, textDisplay=""),
        "edit": _edit,
        "deletion": _deletion,
    },
    customer="UCfatima0000000000000077",
)
