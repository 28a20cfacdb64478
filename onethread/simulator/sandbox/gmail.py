"""Gmail: history and raw messages of a mailbox, sending, refreshed tokens.

Source: Google's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
from typing import Any

from onethread.simulator.sandbox import (
    Call,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
)
from onethread.simulator.sandbox import _mail as mail

_ME = "/gmail/v1/users/me"


def _token(call: Call) -> Any:
    held = call.sandbox.credentials
    wanted = {name: held[name] for name in ("client_id", "client_secret", "refresh_token")}
    if call.sandbox.behaviour.expired_token or any(
        call.form.get(name) != value for name, value in wanted.items()
    ):
        raise Refuse("unauthorised", "invalid_grant")
    return {"access_token": call.sandbox.new_token(), "expires_in": 3599, "token_type": "Bearer"}


def _content(call: Call) -> bytes:
    if isinstance(call.body, dict):
        raw = call.body.get("raw", "")
        return base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))
    return call.raw


def _seen(call: Call) -> Seen:
    content = _content(call)
    if "@" not in mail.seen_mail(content).to:
        raise Refuse("bad_recipient", "Recipient address required")
    seen = mail.seen_mail(content)
    call.sandbox.state.setdefault("own", []).append(mail.own_id(content))
    return seen


def _latest(sandbox: Sandbox) -> str:
    return str(max((each.n for each in sandbox.emitted), default=0))


def _history(call: Call) -> Any:
    start = int(call.query["startHistoryId"])
    added = [each for each in call.sandbox.emitted if each.n > start]
    return {
        "historyId": _latest(call.sandbox),
        "history": [
            {"messagesAdded": [{"message": {"id": f"g{e.n}", "labelIds": ["INBOX"]}}]}
            for e in added
        ],
    }


def _message(call: Call) -> Any:
    if call.query.get("format") == "metadata":
        seen = call.sandbox.message(call.at["id"])
        header = {"name": "Message-ID", "value": f"<CAF+{seen.id}@mail.gmail.com>"}
        return {"id": seen.id, "payload": {"headers": [header]}}
    for each in call.sandbox.emitted:
        if f"g{each.n}" == call.at["id"]:
            raw = base64.urlsafe_b64encode(each.payload).decode().rstrip("=")
            return {"id": call.at["id"], "threadId": "t1", "labelIds": ["INBOX"], "raw": raw}
    raise Refuse("not_found", "Requested entity was not found.")


def _watch(call: Call) -> Any:
    if not str(call.body.get("topicName", "")).startswith("projects/"):
        raise Refuse("invalid", "Invalid topicName")
    call.sandbox.state["subscribed"] = True
    return {"historyId": _latest(call.sandbox), "expiration": "1767927845000"}


def _mail_of(_sandbox: Sandbox, _said: Said, content: bytes) -> bytes:
    return content


def _receipt(sandbox: Sandbox, _seen: Seen, state: str) -> bytes:
    return mail.report(sandbox.state["own"][-1], state, sandbox.number())


def _error(status: int, reason: str, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {
        "error": {
            "code": status,
            "message": message or why,
            "errors": [{"reason": reason, "message": message or why}],
        }
    }


STAND_IN = StandIn(
    connector="gmail",
    credentials={
        "client_id": "1234-sandbox.apps.googleusercontent.com",
        "client_secret": "GOCSPX-sandbox",
        "refresh_token": "1//sandbox",
    },
    settings=lambda s: {
        **s.credentials,
        "from_address": mail.SERVICE,
        "topic": "projects/example/topics/onethread",
        "api_base_url": s.url,
        "sign_in_url": f"{s.url}/token",
    },
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(
            method="GET",
            path=f"{_ME}/profile",
            answer=lambda call: {
                "emailAddress": mail.SERVICE,
                "historyId": _latest(call.sandbox),
            },
        ),
        Route(method="GET", path=f"{_ME}/history", answer=_history),
        Route(method="GET", path=f"{_ME}/messages/{{id}}", answer=_message),
        Route(
            method="POST",
            path=f"{_ME}/messages/send",
            seen=_seen,
            answer=lambda call: {"id": call.id, "threadId": "t1", "labelIds": ["SENT"]},
        ),
        Route(
            method="POST",
            path=f"/upload{_ME}/messages/send",
            seen=_seen,
            answer=lambda call: {"id": call.id, "threadId": "t1", "labelIds": ["SENT"]},
        ),
        Route(method="POST", path=f"{_ME}/watch", answer=_watch),
    ],
    refusals={
        "invalid": _error(400, "invalidArgument"),
        "unauthorised": _error(401, "authError", "Invalid Credentials"),
        "rate_limited": _error(403, "userRateLimitExceeded", "User-rate limit exceeded."),
        "fault": (503, b""),
        "not_found": _error(404, "notFound"),
        "bad_recipient": _error(400, "invalidArgument", "Recipient address required"),
    },
    events=mail.events(_mail_of),
    receipts=_receipt,
    customer=mail.CUSTOMER,
)
