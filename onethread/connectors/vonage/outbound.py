"""SMS and MMS to Vonage's Messages API. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answered, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.vonage.config import VonageConfig
from onethread.connectors.vonage.refusals import CODES, code_of
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
    SignedJwt,
)

TEXT_LIMIT = 1000
CAPTION_LIMIT = 300
_KINDS = {"image": "image", "video": "video", "audio": "audio", "voice": "audio"}


def build(message: OutboundMessage, config: VonageConfig) -> Sequence[OutboundRequest]:
    """One message, and one for each file of an MMS. Raises InvalidInput for an empty message."""
    words = message.content.text
    bodies: list[dict[str, Any]] = []
    if message.files and config.mms:
        for file, link in zip(message.files, sms.links(message.files), strict=True):
            bodies.append({"channel": "mms"} | _media(file, link))
        if words and len(words) <= CAPTION_LIMIT:
            kind = bodies[0]["message_type"]
            bodies[0][kind].setdefault("caption", words)
            words = "" if bodies[0][kind]["caption"] == words else words
    elif message.files:
        words = sms.with_links(words, message.files)
    texts = [words[at : at + TEXT_LIMIT] for at in range(0, len(words), TEXT_LIMIT)]
    bodies = [{"channel": "sms", "message_type": "text", "text": each} for each in texts] + bodies
    if not bodies:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    requests = []
    for at, body in enumerate(bodies):
        body |= {"to": sms.digits(sms.recipient(message)), "from": config.number}
        if message.parts == 1 and len(bodies) == 1:
            body["client_ref"] = message.message_uid
        requests.append(_request("POST", "/messages", config, "send" if at == 0 else f"send{at}"))
        requests[-1].json = body
    return requests


def _media(file: OutboundFile, link: str) -> dict[str, Any]:
    kind = _KINDS.get(file.kind, "file")
    held = {"url": link}
    if file.caption:
        held["caption"] = file.caption[:CAPTION_LIMIT]
    return {"message_type": kind, kind: held}


def _request(method: str, path: str, config: VonageConfig, step: str) -> HttpRequest:
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={"Accept": "application/json"},
        jwt=SignedJwt(
            key=config.private_key,
            algorithm="RS256",
            claims={"application_id": config.application_id},
            unique=True,
        ),
        step=step,
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: VonageConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused."""
    ids = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        ids.append(text(answered(response).get("message_uuid"), 200))
    if not ids or not all(ids):
        return refused("temporary", "Vonage")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means; Vonage's own code says more than the status."""
    problem = answered(response)
    code = code_of(problem)
    said = text(problem.get("detail")) or text(problem.get("title"))
    ours = CODES.get(code)
    if ours is None or response.status >= 429:
        return by_status(response, f"Vonage {code}".strip(), said)
    return refused(ours, f"Vonage {code}", said)


def fetch_media(remote: Mapping[str, Any], _config: VonageConfig) -> Sequence[HttpRequest]:
    """The bytes, from the address that came in the signed webhook."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120)]


def test(config: VonageConfig) -> Sequence[OutboundRequest]:
    """Ask for the application's users: any token of the application may."""
    return [_request("GET", "/users?page_size=1", config, "users")]


def read_test(responses: Sequence[OutboundResponse], config: VonageConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse):
            if response.status < 300:
                return ConnectionTest(
                    ok=True,
                    message="Vonage knows the application and its key. Webhooks show whether the "
                    "signature secret is right.",
                )
            why = refusal(response).reason
            return ConnectionTest(
                ok=False, message=f"Vonage refused the application ID or the private key: {why}"
            )
    return ConnectionTest(ok=False, message="Vonage gave no answer: check the API address.")
