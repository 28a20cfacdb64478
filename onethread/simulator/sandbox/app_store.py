"""App Store Connect for one app: signed tokens, reviews, responses.

Source: https://developer.apple.com/documentation/appstoreconnectapi (customer reviews, generating tokens).
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

import jwt
import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from onethread.simulator.sandbox import Answer, Call, Refuse, Route, Said, Sandbox, Seen, StandIn

_APP = "1234567890"
_REVIEWS = f"/v1/apps/{_APP}/customerReviews"


class Words(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The attributes of a response."""

    responseBody: Annotated[str, msgspec.Meta(min_length=1, max_length=5970)]  # noqa: N815 - Apple's


class Of(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which review it is for."""

    type: Literal["customerReviews"]
    id: str


class Link(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A relationship of JSON:API."""

    data: Of


class Links(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The relationships of a response."""

    review: Link


class Data(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A response to create."""

    type: Literal["customerReviewResponses"]
    attributes: Words
    relationships: Links


class Create(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST /v1/customerReviewResponses."""

    data: Data


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    """The key of the API: another one in each process."""
    return ec.generate_private_key(ec.SECP256R1())


def _settings(sandbox: Sandbox) -> dict[str, Any]:
    pem = _key().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return {
        "app_id": _APP,
        "key_id": sandbox.credentials["key_id"],
        "issuer_id": sandbox.credentials["issuer_id"],
        "private_key": pem.decode(),
        "api_base_url": sandbox.url,
    }


def _authenticate(call: Call) -> bool:
    held = call.sandbox.credentials
    token = call.headers.get("authorization", "").removeprefix("Bearer ")
    try:
        header = jwt.get_unverified_header(token)
        claims = jwt.decode(
            token, _key().public_key(), algorithms=["ES256"], audience="appstoreconnect-v1"
        )
    except jwt.PyJWTError:
        return False
    short = claims["exp"] - claims["iat"] <= 1200
    return bool(
        header.get("kid") == held["key_id"] and claims["iss"] == held["issuer_id"] and short
    )


def _review(sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    attributes = {
        "rating": 2,
        "title": "",
        "body": said.text,
        "reviewerNickname": said.name,
        "createdDate": said.at.isoformat(),
        "territory": "NLD",
        **more,
    }
    review = {"type": "customerReviews", "id": f"0031-{said.n:08}", "attributes": attributes}
    sandbox.state.setdefault("reviews", []).append(review)
    return review


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    review: dict[str, Any] = sandbox.state["reviews"][-1]
    review["attributes"] |= {"body": said.text, "rating": 5}
    return review


def _listed(call: Call) -> Any:
    found = call.sandbox.state.get("reviews", [])[::-1]
    start, size = int(call.query.get("cursor", "0")), int(call.query.get("limit", "20"))
    links = {"self": call.sandbox.url + call.path}
    if start + size < len(found):
        links["next"] = f"{call.sandbox.url}{call.path}?cursor={start + size}"
    return {"data": found[start : start + size], "links": links}


def _seen(call: Call) -> Seen:
    data: Data = call.body.data
    review_id = data.relationships.review.data.id
    known = {each["id"] for each in call.sandbox.state.get("reviews", [])}
    if review_id not in known:
        raise Refuse("bad_recipient", "The specified review does not exist")
    text = data.attributes.responseBody
    edited = any(each.reply_to == review_id for each in call.sandbox.sent)
    return Seen(
        id=f"answer-{review_id}",
        to=review_id,
        text=text,
        reply_to=review_id,
        public=True,
        edited=edited,
    )


def _created(call: Call) -> Answer:
    data = {
        "type": "customerReviewResponses",
        "id": call.id,
        "attributes": {"state": "PENDING_PUBLISH"},
    }
    return Answer(status=201, body={"data": data})


def _response(call: Call) -> Any:
    for seen in reversed(call.sandbox.sent):
        if seen.reply_to == call.at["id"] and not seen.deleted:
            return {"data": {"type": "customerReviewResponses", "id": seen.id}}
    raise Refuse("not_found", "There is no response")


def _delete(call: Call) -> Answer:
    call.sandbox.delete(call.at["id"])
    return Answer(status=204)


def _error(status: int, code: str) -> Any:
    return (status, lambda why: {"errors": [{"status": str(status), "code": code, "detail": why}]})


STAND_IN = StandIn(
    connector="app_store",
    credentials={"key_id": "2X9R4HXF34", "issuer_id": "57246542-96fe-1a63-e053-0824d011072a"},
    settings=_settings,
    authenticate=_authenticate,
    routes=[
        Route(
            method="GET",
            path=f"/v1/apps/{_APP}",
            answer=lambda c: {"data": {"id": _APP, "attributes": {"name": "Housing"}}},
        ),
        Route(method="GET", path=_REVIEWS, answer=_listed),
        Route(
            method="POST",
            path="/v1/customerReviewResponses",
            body=Create,
            seen=_seen,
            answer=_created,
        ),
        Route(method="GET", path="/v1/customerReviews/{id}/response", answer=_response),
        Route(method="DELETE", path="/v1/customerReviewResponses/{id}", answer=_delete),
    ],
    refusals={
        "invalid": _error(409, "ENTITY_ERROR.ATTRIBUTE.INVALID"),
        "unauthorised": _error(401, "NOT_AUTHORIZED"),
        "bad_recipient": _error(409, "ENTITY_ERROR.RELATIONSHIP.INVALID"),
        "not_found": _error(404, "NOT_FOUND"),
        "rate_limited": _error(429, "RATE_LIMIT_EXCEEDED"),
        "fault": _error(500, "UNEXPECTED_ERROR"),
    },
    events={
        "text": _review,
        "subject": lambda s, said: _review(s, said, title="De kraan lekt"),
        "rating": lambda s, said: _review(s, said, body="", rating=4),
        "edit": _edit,
        "unsupported": lambda s, said: _review(s, said, body="", rating=None),
    },
)
