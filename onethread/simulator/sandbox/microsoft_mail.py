"""Microsoft Graph: changes of a folder, MIME of messages, drafts that are sent, subscriptions.

Source: Microsoft's documentation as named in the connector's README.
"""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Any

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
)
from onethread.simulator.sandbox import _mail as mail

_BOX = "/v1.0/users/{mailbox}"
_RESULTS = (
    b"Authentication-Results: spf=pass smtp.mailfrom=example.net; dmarc=pass action=none"
    b" header.from=example.net\r\n"
)


def _token(call: Call) -> Any:
    held = call.sandbox.credentials
    if (
        call.sandbox.behaviour.expired_token
        or call.at["tenant"] != held["tenant_id"]
        or call.form.get("client_id") != held["client_id"]
        or call.form.get("client_secret") != held["client_secret"]
    ):
        raise Refuse("unauthorised", "AADSTS7000215: Invalid client secret provided.")
    return {"access_token": call.sandbox.new_token(), "expires_in": 3599, "token_type": "Bearer"}


def _at(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _listed(sandbox: Sandbox, after: int) -> list[dict[str, Any]]:
    return [
        {"id": f"AAMk{each.n}=", "receivedDateTime": _at(each.at)}
        for each in sandbox.emitted
        if each.n > after
    ]


def _latest(call: Call) -> Any:
    return {"value": _listed(call.sandbox, 0)[-1:]}


def _delta(call: Call) -> Any:
    sandbox = call.sandbox
    if "$deltatoken" in call.query:
        found = _listed(sandbox, int(call.query["$deltatoken"]))
    else:
        since = call.query.get("$filter", "").rpartition(" ge ")[2]
        if call.query.get("changeType") != "created" or not since:
            raise Refuse("invalid", "only new mail since a moment is asked for here")
        found = [each for each in _listed(sandbox, 0) if each["receivedDateTime"] >= since]
    place = max((each.n for each in sandbox.emitted), default=0)
    link = f"{sandbox.url}{call.path}?$deltatoken={place}"
    return {"value": found, "@odata.deltaLink": link}


def _value(call: Call) -> bytes:
    for each in call.sandbox.emitted:
        if f"AAMk{each.n}=" == call.at["id"]:
            content: bytes = each.payload
            return _RESULTS + content
    raise Refuse("not_found", "The specified object was not found in the store.")


def _draft(call: Call) -> Any:
    try:
        content = base64.b64decode(call.raw, validate=True)
    except binascii.Error:
        raise Refuse("invalid", "the body is no base64") from None
    drafts = call.sandbox.state.setdefault("drafts", {})
    draft_id = f"draft{len(drafts) + 1}="
    drafts[draft_id] = content
    return Answer(
        status=201,
        body={"id": draft_id, "internetMessageId": f"<{draft_id[:-1]}@prod.outlook.com>"},
    )


def _seen(call: Call) -> Seen:
    drafts = call.sandbox.state.get("drafts", {})
    if call.at["id"] not in drafts:
        raise Refuse("not_found", "there is no such draft")
    content = drafts[call.at["id"]]
    call.sandbox.state["own"] = mail.own_id(content)
    return mail.seen_mail(content, id=f"{call.at['id'][:-1]}@prod.outlook.com")


def _subscribe(call: Call) -> Any:
    body = call.body
    if body.get("changeType") != "created" or not body.get("clientState"):
        raise Refuse("invalid", "clientState is missing")
    datetime.fromisoformat(body["expirationDateTime"])
    call.sandbox.webhook_url = body["notificationUrl"]
    return Answer(status=201, body={"id": "s1", **body})


def _mail_of(_sandbox: Sandbox, _said: Said, content: bytes) -> bytes:
    return content


def _error(status: int, code: str, message: str = "") -> tuple[int, Any]:
    return status, lambda why: {
        "error": {"code": code, "message": message or why},
        "error_description": message or why,
    }


STAND_IN = StandIn(
    connector="microsoft_mail",
    credentials={
        "tenant_id": "11111111-2222-3333-4444-555555555555",
        "client_id": "66666666-7777-8888-9999-000000000000",
        "client_secret": "sandbox-secret",
        "client_state": "Sandbox5Geheim8Woord",
    },
    settings=lambda s: {
        **s.credentials,
        "from_address": mail.SERVICE,
        "api_base_url": f"{s.url}/v1.0",
        "sign_in_url": s.url,
    },
    authenticate=issued,
    routes=[
        Route(
            method="POST", path="/{tenant}/oauth2/v2.0/token", answer=_token, authenticate=anyone
        ),
        Route(method="GET", path=_BOX + "/mailFolders/{folder}/messages/delta", answer=_delta),
        Route(method="GET", path=_BOX + "/mailFolders/{folder}/messages", answer=_latest),
        Route(
            method="GET",
            path=_BOX + "/mailFolders/{folder}",
            answer=lambda _call: {"displayName": "Inbox", "totalItemCount": 3},
        ),
        Route(method="GET", path=_BOX + "/messages/{id}/$value", answer=_value),
        Route(method="POST", path=_BOX + "/messages", answer=_draft),
        Route(
            method="POST",
            path=_BOX + "/messages/{id}/send",
            seen=_seen,
            answer=lambda _call: Answer(status=202),
        ),
        Route(method="POST", path="/v1.0/subscriptions", answer=_subscribe),
    ],
    refusals={
        "invalid": _error(400, "ErrorInvalidRequest"),
        "unauthorised": _error(401, "InvalidAuthenticationToken", "Access token has expired."),
        "rate_limited": (
            429,
            {"error": {"code": "ApplicationThrottled", "message": "slow down"}},
            {"Retry-After": "11"},
        ),
        "fault": (503, b""),
        "not_found": _error(404, "ErrorItemNotFound"),
        "bad_recipient": _error(400, "ErrorInvalidRecipients", "A recipient is not valid."),
        "too_large": _error(413, "ErrorMessageSizeExceeded", "too large"),
    },
    events=mail.events(_mail_of),
    receipts=lambda s, _seen, state: mail.report(s.state["own"], state, s.number()),
    customer=mail.CUSTOMER,
)
