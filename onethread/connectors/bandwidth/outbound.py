"""SMS and MMS to Bandwidth's messaging API. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answer, answered, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.bandwidth.config import BandwidthConfig
from onethread.connectors.contract import ConnectionTest
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT_LIMIT = 2048


def build(message: OutboundMessage, config: BandwidthConfig) -> Sequence[OutboundRequest]:
    """One message; files go with it as MMS, or as links. Raises InvalidInput for an empty one."""
    words = message.content.text
    body: dict[str, Any] = {
        "applicationId": config.application_id,
        "to": [sms.recipient(message)],
        "from": config.number,
    }
    if message.files and config.mms:
        body["media"] = sms.links(message.files)
    elif message.files:
        words = sms.with_links(words, message.files)
    if not words and "media" not in body:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    if words:
        body["text"] = words[:TEXT_LIMIT]
    if message.parts == 1:
        body["tag"] = message.message_uid
    first = _request(body, config, "send")
    rest = [words[at : at + TEXT_LIMIT] for at in range(TEXT_LIMIT, len(words), TEXT_LIMIT)]
    plain = {name: value for name, value in body.items() if name not in ("media", "tag")}
    return [first] + [
        _request(plain | {"text": more}, config, f"send{at}") for at, more in enumerate(rest, 1)
    ]


def _request(body: dict[str, Any], config: BandwidthConfig, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url("/messages"),
        headers=config.authorization(),
        json=body,
        step=step,
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: BandwidthConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused."""
    ids = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        ids.append(text(answered(response).get("id"), 200))
    if not ids or not all(ids):
        return refused("temporary", "Bandwidth")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means; the fields at fault say more than the status."""
    problem = answered(response)
    fields = nodes(problem.get("fieldErrors"))
    said = "; ".join(
        f"{text(e.get('fieldName'), 60)}: {text(e.get('description'), 200)}" for e in fields[:3]
    )
    said = said or text(problem.get("description"))
    if response.status == 400 and any(text(e.get("fieldName")) == "to" for e in fields):
        return refused("bad_recipient", "Bandwidth", said)
    return by_status(response, "Bandwidth", said)


def fetch_media(remote: Mapping[str, Any], config: BandwidthConfig) -> Sequence[HttpRequest]:
    """The bytes; the API user's password goes along to Bandwidth alone."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    own = url.startswith(config.api_base_url.rstrip("/") + "/")
    headers = config.authorization() if own else {}
    return [
        HttpRequest(method="GET", url=url, headers=headers, step="content", timeout_seconds=120)
    ]


def test(config: BandwidthConfig) -> Sequence[OutboundRequest]:
    """Ask for the latest media: any user of the messaging API may."""
    return [
        HttpRequest(
            method="GET", url=config.url("/media"), headers=config.authorization(), step="media"
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: BandwidthConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            why = refusal(response).reason
            return ConnectionTest(
                ok=False, message=f"Bandwidth refused the account ID or the API user: {why}"
            )
    if not responses:
        return ConnectionTest(ok=False, message="Bandwidth gave no answer: check the API address.")
    return ConnectionTest(
        ok=True, message="Bandwidth knows the API user.", facts=answer(responses, "none")
    )
