"""Trustpilot for one business unit: client credentials, reviews, one answer to each, webhooks.

Source: https://documentation-apidocumentation.trustpilot.com/ (authentication, business units, reviews).
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    basic,
    issued,
)

_UNIT = "46d6a890000064000500e0c3"
_USER = "5a0c0d0e0f00640005000001"


class Reply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /v1/private/reviews/{id}/reply."""

    authorBusinessUserId: str  # noqa: N815 - the provider's name
    message: Annotated[str, msgspec.Meta(min_length=1)]


def _token(call: Call) -> Any:
    if call.form.get("grant_type") != "client_credentials":
        raise Refuse("invalid", "Unsupported grant type")
    return {"access_token": call.sandbox.new_token(), "expires_in": "359999"}


def _review(sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    review = {
        "id": f"65a0{said.n:020}",
        "consumer": {"id": said.customer, "displayName": said.name},
        "stars": 2,
        "title": "",
        "text": said.text,
        "language": "nl",
        "createdAt": said.at.isoformat(),
        "updatedAt": None,
        **more,
    }
    sandbox.state.setdefault("reviews", []).append(review)
    return _event("service-review-created", review)


def _event(name: str, review: dict[str, Any]) -> dict[str, Any]:
    return {"events": [{"eventName": name, "version": "v1", "eventData": review}]}


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    review: dict[str, Any] = sandbox.state["reviews"][-1]
    review |= {"text": said.text, "stars": 5, "updatedAt": said.at.isoformat()}
    return _event("service-review-updated", review)


def _deletion(sandbox: Sandbox, _said: Said) -> dict[str, Any]:
    return _event("service-review-deleted", sandbox.state["reviews"].pop())


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    """Not signed: the address holds the token."""
    return Delivery(
        body=msgspec.json.encode(payload),
        headers={"Content-Type": "application/json"},
        query={"token": sandbox.credentials["webhook_token"]},
    )


def _listed(call: Call) -> Any:
    found = call.sandbox.state.get("reviews", [])[::-1]
    page, size = int(call.query.get("page", "1")), int(call.query.get("perPage", "20"))
    return {"reviews": found[(page - 1) * size : page * size], "links": []}


def _seen(call: Call) -> Seen:
    reply: Reply = call.body
    if reply.authorBusinessUserId != _USER:
        raise Refuse("unauthorised", "Business user does not have access")
    review_id = call.at["id"]
    earlier = [each for each in call.sandbox.sent if each.reply_to == review_id]
    if any(not each.deleted for each in earlier):
        raise Refuse("blocked", "Review already has a reply")
    return Seen(
        id=f"answer-{review_id}",
        to=review_id,
        text=reply.message,
        reply_to=review_id,
        public=True,
        edited=bool(earlier),
    )


def _deleted(call: Call) -> Answer:
    for seen in call.sandbox.sent:
        if seen.reply_to == call.at["id"]:
            seen.deleted = True
    return Answer(status=204)


STAND_IN = StandIn(
    connector="trustpilot",
    credentials={
        "api_key": "sandbox-api-key",
        "api_secret": "sandbox-api-secret",
        "webhook_token": "sandbox-webhook-token",
    },
    settings=lambda s: {
        **s.credentials,
        "business_unit_id": _UNIT,
        "business_user_id": _USER,
        "api_base_url": s.url,
    },
    authenticate=issued,
    routes=[
        Route(
            method="POST",
            path="/v1/oauth/oauth-business-users-for-applications/accesstoken",
            answer=_token,
            authenticate=basic("api_key", "api_secret"),
        ),
        Route(method="GET", path=f"/v1/private/business-units/{_UNIT}/reviews", answer=_listed),
        Route(
            method="POST",
            path="/v1/private/reviews/{id}/reply",
            body=Reply,
            seen=_seen,
            answer=lambda call: Answer(status=201),
        ),
        Route(method="DELETE", path="/v1/private/reviews/{id}/reply", answer=_deleted),
    ],
    refusals={
        "invalid": (400, lambda why: {"message": why}),
        "unauthorised": (401, lambda why: {"message": why}),
        "blocked": (409, lambda why: {"message": why}),
        "bad_recipient": (404, {"message": "Review not found"}),
        "not_found": (404, {"message": "Not found"}),
        "rate_limited": (429, {"fault": {"faultstring": "Rate limit"}}, {"Retry-After": "7"}),
        "fault": (500, b""),
    },
    deliver=_deliver,
    events={
        "text": _review,
        "subject": lambda s, said: _review(s, said, title="De kraan lekt"),
        "rating": lambda s, said: _review(s, said, text="", stars=4),
        "edit": _edit,
        "deletion": _deletion,
        "unsupported": lambda s, said: _review(s, said, text="", stars=None),
    },
    customer="5f0c0d0e0f00640005000077",
)
