"""Statuses as requests to a Mastodon server, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import answered, last_http, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.mastodon.config import MastodonConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

IMAGES_PER_STATUS = 4
_UPLOAD_SECONDS = 120.0
_VISIBILITIES = ("public", "unlisted", "private", "direct")


def build(message: OutboundMessage, config: MastodonConfig) -> Sequence[OutboundRequest]:
    """Uploads and statuses: up to four pictures go in one, each film or sound in one of its own.

    Raises InvalidInput when there is nothing in it that a status can carry.
    """
    if message.reaction is not None:
        if not message.in_reply_to:
            raise InvalidInput("a favourite needs the status it is about")
        deed = "favourite" if message.reaction else "unfavourite"
        return [
            _post(f"/api/v1/statuses/{quote(message.in_reply_to, safe='')}/{deed}", None, config)
        ]
    requests: list[OutboundRequest] = []
    groups = _groups(message.files)
    said = message.content.text.strip()
    if not said and not groups:
        raise InvalidInput("there is nothing in this message that Mastodon can carry")
    for position, group in enumerate(groups or [[]]):
        ids = []
        for file in group:
            step = f"upload{len(requests)}"
            requests.append(_upload(file, step, config))
            ids.append(f"{{{{{step}.id}}}}")
        step = "send" if position == 0 else f"send{position}"
        requests.append(_status(message, said if position == 0 else "", ids, step, config))
    return requests


def _groups(files: Sequence[OutboundFile]) -> list[list[OutboundFile]]:
    groups: list[list[OutboundFile]] = []
    for file in files:
        if file.content is None:
            continue  # too large: its link is in the text
        last = groups[-1] if groups else []
        if (
            file.kind == "image"
            and last
            and last[0].kind == "image"
            and len(last) < IMAGES_PER_STATUS
        ):
            last.append(file)
        else:
            groups.append([file])
    return groups


def _upload(file: OutboundFile, step: str, config: MastodonConfig) -> HttpRequest:
    """v2 answers before a film or sound is converted, and then it can't be attached yet: those go by
    v1, which waits."""
    version = "v2" if file.kind in ("image", "sticker") else "v1"
    form = {"description": text(file.caption, 1500)} if file.caption else {}
    return HttpRequest(
        method="POST",
        url=config.url(f"/api/{version}/media"),
        headers=_headers(config),
        form=form,
        file=file,
        step=step,
        timeout_seconds=_UPLOAD_SECONDS,
    )


def _status(
    message: OutboundMessage, said: str, media: list[str], step: str, config: MastodonConfig
) -> HttpRequest:
    name = f"@{message.to}"
    body: dict[str, Any] = {
        "status": said if name.lower() in said.lower() else f"{name} {said}".strip(),
        "visibility": visibility(message, config),
    }
    answered_id = message.in_reply_to or text(message.leg.get("last_inbound_id"))
    if answered_id:
        body["in_reply_to_id"] = answered_id
    if media:
        body["media_ids"] = media
    if message.content.language:
        body["language"] = message.content.language
    request = _post("/api/v1/statuses", body, config, step)
    key = message.message_uid if step == "send" else f"{message.message_uid}-{step}"
    request.headers = {**request.headers, "Idempotency-Key": key}
    return request


def visibility(message: OutboundMessage, config: MastodonConfig) -> str:
    """Direct when it is meant for the customer alone, and always in answer to a direct status."""
    given = text(message.leg.get("visibility"))
    if given == "direct" or not message.content.public:
        return "direct"
    if given == "private":
        return "private"
    # Answers to an unlisted status don't appear in public timelines either.
    return "unlisted" if given == "unlisted" else config.visibility


def _headers(config: MastodonConfig) -> dict[str, str]:
    return {"Authorization": f"Bearer {config.access_token.reveal()}"}


def _post(path: str, body: Any, config: MastodonConfig, step: str = "send") -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(path), headers=_headers(config), json=body, step=step
    )


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: MastodonConfig
) -> SendResult:
    """The ids of the statuses, or the first refusal."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        found = answered(response)
        if response.status >= 300:
            return refusal(response)
        if response.step.startswith("send"):
            status_id = text(found.get("id"))
            if not status_id:
                return refused("temporary", "Mastodon", "an answer without an id")
            ids.append(status_id)
    if not ids:
        return refused("temporary", "Mastodon")
    if message.reaction is not None:
        return SendAccepted(message_id=f"{ids[0]}:favourite")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """A refusal in our words: https://docs.joinmastodon.org/methods/statuses/."""
    said = text(answered(response).get("error"), 300)
    told = said.lower()
    if response.status == 422:
        if "finished processing" in told:
            return refused("temporary", "Mastodon", said, 20.0)
        if "character limit" in told or "too long" in told or "size" in told:
            return refused("too_large", "Mastodon", said)
        if "content type" in told or "file is invalid" in told or "attach" in told:
            return refused("unsupported", "Mastodon", said)
        return SendRefused(code="422", reason=f"Mastodon refused the status: {said}"[:400])
    if response.status == 404:
        return refused("bad_recipient", "Mastodon", "the status that it answers is gone")
    if response.status == 403 and "scope" not in told:
        return refused("blocked", "Mastodon", said)
    return by_status(response, "Mastodon", said)


def revise(revision: Revision, config: MastodonConfig) -> Sequence[HttpRequest]:
    """Change the words of a status of ours (Mastodon 3.5), or delete it."""
    path = f"/api/v1/statuses/{quote(revision.message_id, safe='')}"
    if revision.content is None:
        return [HttpRequest(method="DELETE", url=config.url(path), headers=_headers(config))]
    said, name = revision.content.text.strip(), f"@{revision.to}"
    body = {"status": said if name.lower() in said.lower() else f"{name} {said}"}
    return [HttpRequest(method="PUT", url=config.url(path), headers=_headers(config), json=body)]


def fetch_media(remote: Mapping[str, Any], _config: MastodonConfig) -> Sequence[HttpRequest]:
    """The file at its public address, asked for without the token: it may be on another server."""
    return [HttpRequest(method="GET", url=str(remote["url"]), timeout_seconds=_UPLOAD_SECONDS)]


def test(config: MastodonConfig) -> Sequence[OutboundRequest]:
    """Ask whose the token is."""
    return [
        HttpRequest(
            method="GET",
            url=config.url("/api/v1/accounts/verify_credentials"),
            headers=_headers(config),
            step="account",
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: MastodonConfig) -> ConnectionTest:
    """Whether the token is good, and for this account."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="The server gave no answer: check its address.")
    if response.status in (401, 403):
        return ConnectionTest(
            ok=False, message="The server refused the access token, or it lacks the scope 'read'."
        )
    found = answered(response)
    acct = text(found.get("acct"), 200).lower()
    if response.status >= 300 or not acct:
        return ConnectionTest(
            ok=False,
            message=f"There is no Mastodon at this address (HTTP status {response.status}).",
        )
    if acct.partition("@")[0] != config.handle.partition("@")[0]:
        return ConnectionTest(
            ok=False, message=f"The access token is of the account {acct}: correct the account."
        )
    facts = {"account": acct, "followers": node(found).get("followers_count")}
    return ConnectionTest(ok=True, message=f"@{config.handle} is connected.", facts=facts)


def address(config: MastodonConfig) -> str:
    """Where customers write to."""
    return f"@{config.handle}"
