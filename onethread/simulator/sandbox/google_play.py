"""Google Play's developer API for one app: a service account's token, reviews, answers.

Source: https://developers.google.com/android-publisher/reply-to-reviews and its discovery document.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
)
from onethread.simulator.sandbox._google import service_account, token_for

_APP = "org.example.housing"
_EMAIL = "reviews@housing.iam.gserviceaccount.example"
_SCOPE = "https://www.googleapis.com/auth/androidpublisher"
_REVIEWS = f"/androidpublisher/v3/applications/{_APP}/reviews"


class Reply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST …/reviews/{id}:reply."""

    replyText: Annotated[str, msgspec.Meta(min_length=1, max_length=350)]  # noqa: N815 - Google's name


def _settings(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "package_name": _APP,
        "service_account": service_account(_EMAIL),
        "api_base_url": sandbox.url,
        "token_url": f"{sandbox.url}/token",
    }


def _token(call: Call) -> Any:
    return token_for(call, _SCOPE)


def _review(sandbox: Sandbox, said: Said, text: str, stars: int = 2) -> dict[str, Any]:
    comment = {
        "text": text,
        "lastModified": {"seconds": str(said.seconds), "nanos": said.n},
        "starRating": stars,
        "reviewerLanguage": "nl",
    }
    review = {
        "reviewId": f"gp:{said.n:08}",
        "authorName": said.name,
        "comments": [{"userComment": comment}],
    }
    sandbox.state.setdefault("reviews", []).append(review)
    return review


def _edit(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    """The latest review is changed, and stands first again."""
    review: dict[str, Any] = sandbox.state["reviews"].pop()
    comment = review["comments"][0]["userComment"]
    comment |= {
        "text": said.text,
        "starRating": 5,
        "lastModified": {"seconds": str(said.seconds), "nanos": said.n},
    }
    sandbox.state["reviews"].append(review)
    return review


def _listed(call: Call) -> Any:
    found = call.sandbox.state.get("reviews", [])[::-1]
    start, size = int(call.query.get("token", "0")), int(call.query.get("maxResults", "10"))
    page: dict[str, Any] = {"reviews": found[start : start + size]}
    if start + size < len(found):
        page["tokenPagination"] = {"nextPageToken": str(start + size)}
    return page


def _seen(call: Call) -> Seen:
    review_id = call.at["id"].removesuffix(":reply").replace("%3A", ":")
    edited = any(each.reply_to == review_id for each in call.sandbox.sent)
    return Seen(
        id=f"answer-{review_id}",
        to=review_id,
        text=call.body.replyText,
        reply_to=review_id,
        public=True,
        edited=edited,
    )


def _answered(call: Call) -> Any:
    return {"result": {"replyText": call.body.replyText, "lastEdited": {"seconds": "1"}}}


def _error(status: int, name: str) -> Any:
    return (status, lambda why: {"error": {"code": status, "message": why, "status": name}})


STAND_IN = StandIn(
    connector="google_play",
    credentials={"email": _EMAIL},
    settings=_settings,
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(method="GET", path=_REVIEWS, answer=_listed),
        Route(method="POST", path=_REVIEWS + "/{id}", body=Reply, seen=_seen, answer=_answered),
    ],
    refusals={
        "invalid": _error(400, "INVALID_ARGUMENT"),
        "unauthorised": _error(401, "UNAUTHENTICATED"),
        "bad_token": (400, lambda why: {"error": "invalid_grant", "error_description": why}),
        "bad_recipient": _error(404, "NOT_FOUND"),
        "not_found": _error(404, "NOT_FOUND"),
        "rate_limited": _error(429, "RESOURCE_EXHAUSTED"),
        "fault": (503, b""),
    },
    events={
        "text": lambda s, said: _review(s, said, said.text),
        "subject": lambda s, said: _review(s, said, f"Prima\t{said.text}"),
        "rating": lambda s, said: _review(s, said, "", 4),
        "edit": _edit,
        "unsupported": lambda s, said: _review(s, said, "", 0),
    },
)
