"""A Google Business Profile: a user's token, reviews of one location, replies; pushes of Pub/Sub.

Source: https://developers.google.com/my-business/content/review-data and the v4 reference.
"""

from __future__ import annotations

import base64
from functools import cache
from typing import Annotated, Any

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread import clock
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
    issued,
    same,
)

_LOCATION = "accounts/103456789012345678901/locations/9876543210123456789"
_AUDIENCE = "https://onethread.example/hooks"
_ACCOUNT = "push@housing.iam.gserviceaccount.example"


class Reply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """PUT …/reply."""

    comment: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]


@cache
def _key() -> rsa.RSAPrivateKey:
    """Google's signing key: another one in each process."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _keys(_call: Call) -> Any:
    listed = jwt.algorithms.RSAAlgorithm.to_jwk(_key().public_key(), as_dict=True)
    return {"keys": [{**listed, "kid": "k1", "alg": "RS256", "use": "sig"}]}


def _push(_sandbox: Sandbox, payload: Any) -> Delivery:
    """The push that tells of a review, with the bearer token of its subscription."""
    told = {"type": "NEW_REVIEW", "review": payload["name"], "location": _LOCATION}
    body = {
        "message": {"data": base64.b64encode(msgspec.json.encode(told)).decode(), "messageId": "1"},
        "subscription": "projects/housing/subscriptions/reviews",
    }
    now = int(clock.now().timestamp())
    claims = {
        "iss": "https://accounts.google.com",
        "aud": _AUDIENCE,
        "email": _ACCOUNT,
        "email_verified": True,
        "iat": now,
        "exp": now + 3600,
    }
    token = jwt.encode(claims, _key(), algorithm="RS256", headers={"kid": "k1"})
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    return Delivery(body=msgspec.json.encode(body), headers=headers)


def _token(call: Call) -> Any:
    held = call.sandbox.credentials
    fits = all(
        same(call.form.get(name), held[name])
        for name in ("client_id", "client_secret", "refresh_token")
    )
    if not fits or call.form.get("grant_type") != "refresh_token":
        raise Refuse("bad_token", "Token has been expired or revoked.")
    token = call.sandbox.new_token()
    return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}


def _review(sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    review_id = f"AbFvOqm{said.n:08}"
    review = {
        "name": f"{_LOCATION}/reviews/{review_id}",
        "reviewId": review_id,
        "reviewer": {"displayName": said.name},
        "starRating": "TWO",
        "comment": said.text,
        "createTime": said.at.isoformat(),
        "updateTime": said.at.isoformat(),
        **more,
    }
    sandbox.state.setdefault("reviews", []).append(review)
    return review


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    review: dict[str, Any] = sandbox.state["reviews"][-1]
    review |= {"comment": said.text, "starRating": "FIVE", "updateTime": said.at.isoformat()}
    return review


def _listed(call: Call) -> Any:
    found = call.sandbox.state.get("reviews", [])[::-1]
    start, size = int(call.query.get("pageToken", "0")), int(call.query.get("pageSize", "50"))
    page: dict[str, Any] = {"reviews": found[start : start + size], "totalReviewCount": len(found)}
    if start + size < len(found):
        page["nextPageToken"] = str(start + size)
    return page


def _seen(call: Call) -> Seen:
    review_id = call.at["id"]
    edited = any(each.reply_to == review_id for each in call.sandbox.sent)
    return Seen(
        id=f"answer-{review_id}",
        to=review_id,
        text=call.body.comment,
        reply_to=review_id,
        public=True,
        edited=edited,
    )


def _deleted(call: Call) -> Any:
    for seen in call.sandbox.sent:
        if seen.reply_to == call.at["id"]:
            seen.deleted = True
    return {}


def _error(status: int, name: str) -> Any:
    return (status, lambda why: {"error": {"code": status, "message": why, "status": name}})


STAND_IN = StandIn(
    connector="google_reviews",
    credentials={
        "client_id": "8812-x.apps.googleusercontent.example",
        "client_secret": "sandbox-client-secret",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {
        **s.credentials,
        "account_id": _LOCATION.split("/")[1],
        "location_id": _LOCATION.split("/")[3],
        "push_audience": _AUDIENCE,
        "push_account": _ACCOUNT,
        "api_base_url": s.url,
        "token_url": f"{s.url}/token",
        "keys_url": f"{s.url}/certs",
    },
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(method="GET", path="/certs", answer=_keys, authenticate=anyone),
        Route(method="GET", path=f"/v4/{_LOCATION}/reviews", answer=_listed),
        Route(
            method="PUT",
            path=f"/v4/{_LOCATION}/reviews/{{id}}/reply",
            body=Reply,
            seen=_seen,
            answer=lambda call: {
                "comment": call.body.comment,
                "updateTime": "2026-01-02T03:05:00Z",
            },
        ),
        Route(method="DELETE", path=f"/v4/{_LOCATION}/reviews/{{id}}/reply", answer=_deleted),
    ],
    refusals={
        "invalid": _error(400, "INVALID_ARGUMENT"),
        "unauthorised": _error(401, "UNAUTHENTICATED"),
        "bad_token": (400, lambda why: {"error": "invalid_grant", "error_description": why}),
        "bad_recipient": _error(404, "NOT_FOUND"),
        "not_found": _error(404, "NOT_FOUND"),
        "rate_limited": _error(429, "RESOURCE_EXHAUSTED"),
        "fault": _error(500, "INTERNAL"),
    },
    deliver=_push,
    events={
        "text": _review,
        "rating": lambda s, said: _review(s, said, comment="", starRating="FOUR"),
        "edit": _edit,
        "unsupported": lambda s, said: _review(
            s, said, comment="", starRating="STAR_RATING_UNSPECIFIED"
        ),
    },
)
