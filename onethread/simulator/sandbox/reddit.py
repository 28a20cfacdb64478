"""Reddit for one account: tokens, the inbox, a subreddit, comments, private messages.

Source: https://www.reddit.com/dev/api and the OAuth2 wiki page of reddit-archive/reddit.
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
    StandIn,
    anyone,
    basic,
    issued,
    same,
    serve,
)


class Comment(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /api/comment and /api/editusertext."""

    api_type: Literal["json"]
    thing_id: Annotated[str, msgspec.Meta(pattern="^t[134]_[a-z0-9]+$")]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]


class Compose(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /api/compose."""

    api_type: Literal["json"]
    to: Annotated[str, msgspec.Meta(min_length=3, max_length=20)]
    subject: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]


def _named(call: Call) -> bool:
    """Reddit refuses apps that don't say who they are."""
    return "(by /u/" in call.headers.get("user-agent", "")


def _authenticate(call: Call) -> bool:
    return issued(call) and _named(call)


def _token(call: Call) -> Any:
    if not _named(call) or not same(
        call.form.get("refresh_token"), call.sandbox.credentials["refresh_token"]
    ):
        raise Refuse("bad_token", "Bad Request")
    return {"access_token": call.sandbox.new_token(), "token_type": "bearer", "expires_in": 86400}


def _thing(sandbox: Sandbox, said: Said, kind: str = "t1", **more: Any) -> dict[str, Any]:
    name = f"{kind}_k{said.n}"
    thing = {
        "name": name,
        "author": said.customer,
        "body": said.text,
        "subject": "comment reply",
        "created_utc": said.at.timestamp(),
        "edited": False,
        "subreddit": "housing",
        "link_title": "Onderhoud liften",
        "link_id": "t3_1nwcf64",
        "parent_id": "t1_nht1yjk",
        **more,
    }
    sandbox.state.setdefault("things", {})[name] = thing
    return thing


def _picture(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    link = f"https://i.redd.it/{said.file.id}.png"
    return _thing(sandbox, said, title="Kijk nou", url_overridden_by_dest=link)


def _private(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    return _thing(sandbox, said, "t4", subject="Mijn adres", link_id="", parent_id=None)


def _latest(sandbox: Sandbox) -> dict[str, Any]:
    comments = [each for name, each in sandbox.state["things"].items() if name.startswith("t1_")]
    found: dict[str, Any] = comments[-1]
    return found


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    thing = _latest(sandbox)
    thing |= {"body": said.text, "edited": said.at.timestamp() + said.n}
    return thing


def _deletion(sandbox: Sandbox, _said: Said) -> dict[str, Any]:
    thing = _latest(sandbox)
    thing |= {"body": "[deleted]", "author": "[deleted]"}
    return thing


def _listing(things: list[dict[str, Any]], after: str | None = None) -> Any:
    children = [{"kind": each["name"][:2], "data": each} for each in things]
    return {"kind": "Listing", "data": {"children": children, "after": after}}


def _inbox(call: Call) -> Any:
    found = list(call.sandbox.state.get("things", {}).values())[::-1]
    names = [each["name"] for each in found]
    start = names.index(call.query["after"]) + 1 if call.query.get("after") in names else 0
    limit = int(call.query.get("limit", "25"))
    page = found[start : start + limit]
    more = page[-1]["name"] if page and start + limit < len(found) else None
    return _listing(page, more)


def _info(call: Call) -> Any:
    things = call.sandbox.state.get("things", {})
    names = call.query.get("id", "").split(",")
    return _listing([things[each] for each in names if each in things])


def _commented(call: Call) -> Seen:
    target = call.body.thing_id
    things = call.sandbox.state.get("things", {})
    if target not in things:
        raise Refuse("bad_recipient", "that comment has been deleted")
    return Seen(
        to=things[target]["author"],
        text=call.body.text,
        reply_to=target,
        public=not target.startswith("t4_"),
    )


def _made(call: Call) -> Any:
    thing = {"kind": "t1", "data": {"name": call.id, "body": call.body.text}}
    return {"json": {"errors": [], "data": {"things": [thing]}}}


def _composed(call: Call) -> Seen:
    return Seen(to=call.body.to, text=call.body.text, subject=call.body.subject)


def _edited(call: Call) -> Any:
    call.sandbox.edit(call.body.thing_id, call.body.text)
    return {"json": {"errors": [], "data": {"things": []}}}


def _deleted(call: Call) -> Any:
    call.sandbox.delete(call.form["id"])
    return {}


def _refused(name: str) -> Any:
    return (200, lambda why: {"json": {"errors": [[name, why, "parent"]]}})


STAND_IN = StandIn(
    connector="reddit",
    credentials={
        "client_id": "sandboxclient1",
        "client_secret": "sandbox-client-secret",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {
        **s.credentials,
        "username": "housing_support",
        "api_base_url": s.url,
        "token_url": f"{s.url}/api/v1/access_token",
    },
    authenticate=_authenticate,
    elsewhere={"https://i.redd.it/": "/pictures/"},
    routes=[
        Route(
            method="GET",
            path="/pictures/{id}.png",
            authenticate=anyone,
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
        Route(
            method="POST",
            path="/api/v1/access_token",
            answer=_token,
            authenticate=basic("client_id", "client_secret"),
        ),
        Route(method="GET", path="/api/v1/me", answer=lambda c: {"name": "housing_support"}),
        Route(method="GET", path="/message/inbox", answer=_inbox),
        Route(method="GET", path="/api/info", answer=_info),
        Route(method="POST", path="/api/comment", body=Comment, seen=_commented, answer=_made),
        Route(
            method="POST",
            path="/api/compose",
            body=Compose,
            seen=_composed,
            answer=lambda c: {"json": {"errors": []}},
        ),
        Route(method="POST", path="/api/editusertext", body=Comment, answer=_edited),
        Route(method="POST", path="/api/del", answer=_deleted),
    ],
    refusals={
        "invalid": _refused("BAD_TEXT"),
        "unauthorised": (401, {"message": "Unauthorized", "error": 401}),
        "bad_token": (400, {"message": "Bad Request", "error": 400}),
        "bad_recipient": _refused("DELETED_COMMENT"),
        "blocked": _refused("THREAD_LOCKED"),
        "window_closed": _refused("TOO_OLD"),
        "not_found": (404, {"message": "Not Found", "error": 404}),
        "rate_limited": (
            200,
            {"json": {"errors": [["RATELIMIT", "Take a break for 7 seconds", "ratelimit"]]}},
        ),
        "fault": (503, b"<html>"),
    },
    events={
        "text": _thing,
        "text.private": _private,
        "subject": lambda s, said: _thing(s, said, "t3", title="Lift staat stil", parent_id=None),
        "image": _picture,
        "unsupported": lambda s, said: _thing(s, said, body=""),
        "edit": _edit,
        "deletion": _deletion,
    },
    customer="fatima_db",
    new_id=lambda n: f"t1_z{n}",
)
