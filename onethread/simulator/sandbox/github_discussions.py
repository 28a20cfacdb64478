"""GitHub: signed webhooks of discussions and comments, and the GraphQL that answers them.

Source: payload examples of octokit/webhooks; https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions.
"""

from __future__ import annotations

import hmac
from typing import Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    bearer,
    serve,
)

_PICTURE = "https://github.com/user-attachments/assets/"


class Asked(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /graphql."""

    query: str
    variables: dict[str, Any] = {}


def _user(said: Said) -> dict[str, Any]:
    return {"login": "fatima-db", "id": int(said.customer), "type": "User"}


def _discussion(said: Said, **more: Any) -> dict[str, Any]:
    return {
        "id": 3299614,
        "node_id": "D_kwDOCyM9Cs4AMmV-",
        "number": 4,
        "title": "Inloggen lukt niet",
        "body": said.text,
        "user": _user(said),
        "author_association": "NONE",
        "category": {"name": "Q&A"},
        "created_at": said.at.isoformat(),
        "updated_at": said.at.isoformat(),
        **more,
    }


def _event(said: Said, action: str, number: int | None = None, **more: Any) -> dict[str, Any]:
    comment = {
        "id": 550_000 + said.n,
        "node_id": f"DC_{number if number is not None else said.n:08}",
        "parent_id": None,
        "body": said.text,
        "user": _user(said),
        "author_association": "NONE",
        "created_at": said.at.isoformat(),
        "updated_at": said.at.isoformat(),
        **more,
    }
    return {
        "action": action,
        "comment": comment,
        "discussion": _discussion(said),
        "repository": {"full_name": "housing/portal", "private": False},
    }


def _first(said: Said) -> dict[str, Any]:
    discussion = _discussion(said, node_id=f"D_{said.n:08}")
    repository = {"full_name": "housing/portal", "private": False}
    return {"action": "created", "discussion": discussion, "repository": repository}


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(payload)
    mac = hmac.digest(sandbox.credentials["webhook_secret"].encode(), body, "sha256").hex()
    event = "discussion_comment" if "comment" in payload else "discussion"
    headers = {
        "Content-Type": "application/json",
        "X-GitHub-Event": event,
        "X-Hub-Signature-256": f"sha256={mac}",
    }
    return Delivery(body=body, headers=headers)


def _seen(call: Call) -> Seen | None:
    asked: Asked = call.body
    variables = asked.variables
    if "addDiscussionComment" not in asked.query:
        return None
    body = variables.get("body")
    if not isinstance(body, str) or not 0 < len(body) <= 65_536:
        raise Refuse("invalid", "Body is too long (maximum is 65536 characters)")
    if not str(variables.get("discussion")).startswith("D_"):
        raise Refuse("bad_recipient", "Could not resolve to a node with the global id")
    reply_to = variables.get("replyTo") or ""
    return Seen(to=variables["discussion"], text=body, reply_to=reply_to, public=True)


def _answer(call: Call) -> Any:
    asked: Asked = call.body
    variables = asked.variables
    if call.seen:
        return {"data": {"addDiscussionComment": {"comment": {"id": call.id, "url": "https://x"}}}}
    if "updateDiscussionComment" in asked.query:
        changed = call.sandbox.edit(variables["id"], variables["body"])
        return {"data": {"updateDiscussionComment": {"comment": {"id": changed.id}}}}
    if "deleteDiscussionComment" in asked.query:
        gone = call.sandbox.delete(variables["id"])
        return {"data": {"deleteDiscussionComment": {"comment": {"id": gone.id}}}}
    if "replyTo" in asked.query:
        return {"data": {"node": {"replyTo": {"id": "DC_1"}, "discussion": {"id": "D_1"}}}}
    return {"data": {"viewer": {"login": "housing-support"}, "rateLimit": {"remaining": 4999}}}


def _error(kind: str) -> Any:
    return lambda why: {"errors": [{"type": kind, "message": why}]}


STAND_IN = StandIn(
    connector="github_discussions",
    credentials={
        "access_token": "github_pat_sandbox",
        "webhook_secret": "sandbox-webhook-secret",
    },
    settings=lambda s: {**s.credentials, "account": "housing-support", "api_base_url": s.url},
    authenticate=bearer("access_token"),
    routes=[
        Route(method="POST", path="/graphql", body=Asked, seen=_seen, answer=_answer),
        Route(
            method="GET",
            path="/assets/{id}",
            authenticate=anyone,
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
    ],
    elsewhere={_PICTURE: "/assets/"},
    refusals={
        "invalid": (200, _error("UNPROCESSABLE")),
        "unauthorised": (401, {"message": "Bad credentials"}),
        "blocked": (
            200,
            {"errors": [{"type": "UNPROCESSABLE", "message": "Discussion is locked"}]},
        ),
        "bad_recipient": (200, _error("NOT_FOUND")),
        "not_found": (200, _error("NOT_FOUND")),
        "rate_limited": (
            403,
            {"message": "You have exceeded a secondary rate limit."},
            {"Retry-After": "7"},
        ),
        "fault": (502, b"<html>"),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _event(said, "created"),
        "subject": lambda s, said: _first(said),
        "image": lambda s, said: _event(said, "created", body=f"![lek]({_PICTURE}{said.file.id})"),
        "unsupported": lambda s, said: _event(said, "created", body=""),
        "edit": lambda s, said: _event(said, "edited", said.before),
        "deletion": lambda s, said: _event(said, "deleted", said.before),
    },
    customer="583231",
    new_id=lambda n: f"DC_kwDO{n:06}",
)
