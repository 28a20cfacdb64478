"""A Mastodon server: mentions and favourites as notifications, statuses, media, conversations.

Source: https://docs.joinmastodon.org/methods/ (notifications, conversations, statuses, media, accounts).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    bearer,
)

_US = {"id": "14715", "username": "housing", "acct": "housing", "display_name": "Housing"}
_BASE = 115_836_034_000_000_000
_LONGEST = 500


class NewStatus(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /api/v1/statuses."""

    status: str = ""
    visibility: Literal["public", "unlisted", "private", "direct"] = "public"
    in_reply_to_id: str | None = None
    media_ids: Annotated[list[str], msgspec.Meta(max_length=4)] = []
    language: Annotated[str, msgspec.Meta(max_length=5)] | None = None


class EditedStatus(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """PUT /api/v1/statuses/:id."""

    status: Annotated[str, msgspec.Meta(min_length=1)]


def _account(said: Said) -> dict[str, Any]:
    user = said.customer.partition("@")[0]
    return {
        "id": "971724",
        "username": user,
        "acct": said.customer,
        "display_name": said.name,
        "bot": False,
        "url": f"https://social.example/@{user}",
    }


def _status(said: Said, visibility: str = "public", **more: Any) -> dict[str, Any]:
    status_id = str(_BASE + said.n)
    return {
        "id": status_id,
        "created_at": said.at.isoformat(),
        "edited_at": None,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "spoiler_text": "",
        "visibility": visibility,
        "language": "nl",
        "url": f"https://social.example/@fatima/{status_id}",
        "content": f'<p><a href="https://x/@housing" class="u-url mention">@<span>housing</span></a> '
        f"{said.text}</p>",
        "account": _account(said),
        "media_attachments": [],
        "mentions": [_US],
        **more,
    }


def _told(said: Said, kind: str, status: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(34_975_000 + said.n),
        "type": kind,
        "created_at": said.at.isoformat(),
        "account": _account(said),
        "status": status,
    }


def _mention(sandbox: Sandbox, said: Said, visibility: str = "public", **more: Any) -> Any:
    status = _status(said, visibility, **more)
    sandbox.state.setdefault("statuses", {})[status["id"]] = status
    return _told(said, "mention", status)


def _with_media(kind: str) -> Any:
    def event(sandbox: Sandbox, said: Said) -> Any:
        media = {"id": said.file.id, "type": kind, "url": said.file.url, "description": None}
        return _mention(sandbox, said, media_attachments=[media])

    return event


def _favourite(_sandbox: Sandbox, said: Said) -> Any:
    ours = {"id": said.about or "1", "account": _US, "in_reply_to_account_id": "971724"}
    return _told(said, "favourite", ours)


def _latest(sandbox: Sandbox) -> dict[str, Any]:
    """The customer's latest status: edits and deletions are about it."""
    found: dict[str, Any] = list(sandbox.state["statuses"].values())[-1]
    return found


def _edit(sandbox: Sandbox, said: Said) -> Any:
    status = _latest(sandbox)
    status |= {"content": f"<p>@housing {said.text}</p>", "edited_at": said.at.isoformat()}
    return {}


def _deletion(sandbox: Sandbox, _said: Said) -> Any:
    del sandbox.state["statuses"][_latest(sandbox)["id"]]
    return {}


def _after(call: Call, found: list[dict[str, Any]], place: Any) -> list[dict[str, Any]]:
    """A page, newest first: the latest, or with min_id those right after it."""
    limit = int(call.query.get("limit", "40"))
    found = sorted(found, key=place)
    if "min_id" in call.query:
        found = [each for each in found if place(each) > int(call.query["min_id"])][:limit]
    return found[::-1][:limit]


def _notifications(call: Call) -> Any:
    wanted = set(call.queried.get("types[]", ()))
    told = [each.payload for each in call.sandbox.emitted if each.payload]
    told = [each for each in told if not wanted or each["type"] in wanted]
    return _after(call, told, lambda each: int(each["id"]))


def _conversations(call: Call) -> Any:
    direct = [
        {"id": "7", "unread": True, "accounts": [status["account"]], "last_status": status}
        for status in call.sandbox.state.get("statuses", {}).values()
        if status["visibility"] == "direct"
    ]
    return _after(call, direct, lambda each: int(each["last_status"]["id"]))


def _several(call: Call) -> Any:
    there = call.sandbox.state.get("statuses", {})
    return [there[each] for each in call.queried.get("id[]", ()) if each in there]


def _upload(call: Call) -> Any:
    file = call.upload
    if not file.media_type.startswith(("image/", "video/", "audio/")):
        raise Refuse("unsupported", "Validation failed: File content type is invalid")
    media = call.sandbox.keep_media(file.content, file.media_type, file.name)
    return {"id": media.id, "type": file.media_type.partition("/")[0], "url": media.url}


def _seen(call: Call) -> Seen:
    body: NewStatus = call.body
    if not body.status.strip() and not body.media_ids:
        raise Refuse("invalid", "Validation failed: Text can't be blank")
    if len(body.status) > _LONGEST:
        raise Refuse("too_large", "Validation failed: Text character limit of 500 exceeded")
    name, _, text = body.status.partition(" ")
    if not name.startswith("@"):
        raise Refuse("invalid", "an answer names whom it is for")
    files = []
    for media_id in body.media_ids:
        media = call.sandbox.media.get(media_id)
        if media is None:
            raise Refuse("not_found", "Record not found")
        kind = media.media_type.partition("/")[0]
        files.append(SeenFile(kind=kind, name=media.name, size_bytes=len(media.content)))
    if len(files) > 1 and any(file.kind != "image" for file in files):
        raise Refuse("invalid", "Validation failed: Cannot attach a video to a post with images")
    return Seen(
        to=name[1:],
        text=text,
        files=files,
        reply_to=body.in_reply_to_id or "",
        public=body.visibility != "direct",
        uid=call.headers.get("idempotency-key", ""),
    )


def _favoured(on: bool) -> Any:
    return lambda call: Seen(to="", reaction="⭐" if on else "", reply_to=call.at["id"])


def _changed(call: Call) -> Any:
    if call.method == "DELETE":
        return {"id": call.sandbox.delete(call.at["id"]).id}
    return {"id": call.sandbox.edit(call.at["id"], call.body.status.partition(" ")[2]).id}


STAND_IN = StandIn(
    connector="mastodon",
    credentials={"access_token": "sandbox-mastodon-token"},
    settings=lambda s: {
        **s.credentials,
        "api_base_url": s.url,
        "account": "@housing@mastodon.example",
    },
    authenticate=bearer("access_token"),
    routes=[
        Route(method="GET", path="/api/v1/notifications", answer=_notifications),
        Route(method="GET", path="/api/v1/conversations", answer=_conversations),
        Route(method="GET", path="/api/v1/statuses", answer=_several),
        Route(
            method="POST",
            path="/api/v1/statuses",
            body=NewStatus,
            seen=_seen,
            answer=lambda call: {"id": call.id, "visibility": call.body.visibility},
        ),
        Route(
            method="POST",
            path="/api/v1/statuses/{id}/favourite",
            seen=_favoured(True),
            answer=lambda call: {"id": call.at["id"], "favourited": True},
        ),
        Route(
            method="POST",
            path="/api/v1/statuses/{id}/unfavourite",
            seen=_favoured(False),
            answer=lambda call: {"id": call.at["id"], "favourited": False},
        ),
        Route(method="PUT", path="/api/v1/statuses/{id}", body=EditedStatus, answer=_changed),
        Route(method="DELETE", path="/api/v1/statuses/{id}", answer=_changed),
        Route(method="POST", path="/api/v1/media", answer=_upload),
        Route(method="POST", path="/api/v2/media", answer=_upload),
        Route(method="GET", path="/api/v1/accounts/verify_credentials", answer=lambda call: _US),
    ],
    refusals={
        "invalid": (422, lambda why: {"error": why}),
        "unsupported": (422, {"error": "Validation failed: File content type is invalid"}),
        "too_large": (422, {"error": "Validation failed: Text character limit of 500 exceeded"}),
        "unauthorised": (401, {"error": "The access token is invalid"}),
        "blocked": (403, {"error": "This action is not allowed"}),
        "bad_recipient": (404, {"error": "Record not found"}),
        "not_found": (404, {"error": "Record not found"}),
        "rate_limited": (429, {"error": "Too many requests"}, {"Retry-After": "7"}),
        "fault": (503, b""),
    },
    events={
        "text": _mention,
        "text.direct": lambda s, said: _mention(s, said, "direct"),
        "image": _with_media("image"),
        "audio": _with_media("audio"),
        "video": _with_media("gifv"),
        "file": _with_media("unknown"),
        "unsupported": lambda s, said: _mention(s, said, content=""),
        "reaction": _favourite,
        "edit": _edit,
        "deletion": _deletion,
    },
    customer="fatima@social.example",
    new_id=lambda n: str(_BASE + n),
)
