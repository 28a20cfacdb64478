"""Comments in the organisation's name as requests to LinkedIn, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.reading import answer, answered, last_http, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.linkedin.api import comment_urn, encoded, headers, request, token
from onethread.connectors.linkedin.config import LinkedInConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

COMMENT_CHARACTERS = 1250
_EVENT = "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS"
_UPLOAD_SECONDS = 120.0


def build(message: OutboundMessage, config: LinkedInConfig) -> Sequence[OutboundRequest]:
    """A comment below the one that is answered, with at most one picture.

    Raises InvalidInput when there is nothing to say, or nothing to say it under.
    """
    words = message.content.text.strip()
    pictures = [f for f in message.files if f.content is not None and f.kind == "image"]
    if not words and not pictures:
        raise InvalidInput("there is nothing in this message that LinkedIn can carry")
    target = message.in_reply_to or text(message.leg.get("last_inbound_id"))
    under = comment_urn(target)
    post = under[1] if under else (target or text(message.leg.get("post")))
    if not post.startswith("urn:li:"):
        raise InvalidInput("there is no post or comment to answer")
    requests: list[OutboundRequest] = [*token(config)]
    body: dict[str, Any] = {
        "actor": config.organization,
        "object": post,
        "message": {"text": words},
    }
    if under:
        body["parentComment"] = under[0]
    if pictures:
        start = {"initializeUploadRequest": {"owner": config.organization}}
        requests.append(
            request("POST", "images?action=initializeUpload", config, json=start, step="upload")
        )
        requests.append(
            HttpRequest(
                method="PUT",
                url="{{upload.value.uploadUrl}}",
                headers=headers(config),
                body=pictures[0].content,
                step="bytes",
                timeout_seconds=_UPLOAD_SECONDS,
            )
        )
        body["content"] = [{"entity": {"image": "{{upload.value.image}}"}}]
    path = f"socialActions/{encoded(under[0] if under else post)}/comments"
    requests.append(request("POST", path, config, json=body))
    return requests


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: LinkedInConfig
) -> SendResult:
    """The comment's URN, or the first refusal."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response)
    found = answer(responses)
    known = comment_urn(text(found.get("commentUrn")))
    if known is None:
        last = last_http(responses)
        number = text(found.get("id")) or text((last.headers if last else {}).get("x-restli-id"))
        post = text(found.get("object"))
        known = comment_urn(f"urn:li:comment:({post},{number})")
    return SendAccepted(message_id=known[0]) if known else refused("temporary", "LinkedIn")


def refusal(response: HttpResponse) -> SendRefused:
    """A refusal in our words."""
    found = answered(response)
    words = text(found.get("message"), 300) or text(found.get("error_description"), 300)
    if response.step == "token" and response.status in (400, 401):
        return refused("bad_credentials", "LinkedIn", words)
    if response.status == 400 or response.status == 422:
        code = text(found.get("code"), 60) or str(response.status)
        return SendRefused(code=code, reason=f"LinkedIn refused the comment: {words}"[:400])
    if response.status == 426:
        return SendRefused(
            code="bad_credentials",
            reason=f"LinkedIn no longer knows this API version: set a newer one. LinkedIn: {words}"[
                :400
            ],
        )
    return by_status(response, "LinkedIn", words)


def revise(revision: Revision, config: LinkedInConfig) -> Sequence[HttpRequest]:
    """Change the words of a comment of ours, or delete it. Raises InvalidInput for any other id."""
    found = comment_urn(revision.message_id)
    if found is None:
        raise InvalidInput("this is no comment on LinkedIn")
    _, post, number = found
    path = f"socialActions/{encoded(post)}/comments/{number}?actor={encoded(config.organization)}"
    if revision.content is None:
        return [*token(config), request("DELETE", path, config)]
    change = request(
        "POST", path, config, json={"patch": {"message": {"$set": {"text": revision.content.text}}}}
    )
    change.headers = headers(config, **{"X-RestLi-Method": "PARTIAL_UPDATE"})
    return [*token(config), change]


def subscribe(webhook_url: str, config: LinkedInConfig) -> Sequence[HttpRequest]:
    """Have the page's notifications sent here. Raises InvalidInput without the app's and person's IDs."""
    if not config.application_id or not config.person_id:
        raise InvalidInput("fill in the app ID and the person ID of the administrator to subscribe")
    held = ",".join(
        (
            f"developerApplication:{encoded('urn:li:developerApplication:' + config.application_id)}",
            f"user:{encoded('urn:li:person:' + config.person_id)}",
            f"entity:{encoded(config.organization)}",
            f"eventType:{_EVENT}",
        )
    )
    body = {"webhook": webhook_url}
    return [
        *token(config),
        request("PUT", f"eventSubscriptions/({held})", config, json=body, step="subscribe"),
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: LinkedInConfig
) -> ConnectionTest:
    """Whether LinkedIn took the subscription."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="LinkedIn gave no answer: check the network.")
    if response.status >= 300:
        return ConnectionTest(
            ok=False, message=f"LinkedIn did not subscribe the webhook: {refusal(response).reason}"
        )
    return ConnectionTest(ok=True, message="LinkedIn sends what is said on the page here.")


def test(config: LinkedInConfig) -> Sequence[OutboundRequest]:
    """Ask for the page."""
    path = f"organizations/{config.organization_id}"
    return [*token(config), request("GET", path, config, step="page")]


def read_test(responses: Sequence[OutboundResponse], config: LinkedInConfig) -> ConnectionTest:
    """Whether the token may act for the page."""
    if not config.refresh_token and not config.access_token:
        return ConnectionTest(ok=False, message="Fill in a refresh token or an access token.")
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="LinkedIn gave no answer: check the network.")
    if response.status >= 300:
        asked = "the refresh token" if response.step == "token" else "this page to this token"
        return ConnectionTest(
            ok=False, message=f"LinkedIn refused {asked}: {refusal(response).reason}"
        )
    name = text(node(answered(response)).get("localizedName"), 200)
    if not name:
        return ConnectionTest(ok=False, message="There is no LinkedIn at this address.")
    return ConnectionTest(ok=True, message=f"{name} is connected.", facts={"name": name})
