"""SMS and MMS to Plivo's API. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answer, answered, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.plivo.config import PlivoConfig
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

# Plivo takes 1,600 characters of the telephone's alphabet and 737 of any other.
TEXT_LIMIT = 1600
UNICODE_LIMIT = 737


def build(message: OutboundMessage, config: PlivoConfig) -> Sequence[OutboundRequest]:
    """One message, or several where the text has characters that the telephone's alphabet lacks.

    Files go with the first as MMS, or as links. Raises InvalidInput for an empty message.
    """
    words, urls = message.content.text, []
    if message.files and config.mms:
        urls = sms.links(message.files)
    elif message.files:
        words = sms.with_links(words, message.files)
    limit = TEXT_LIMIT if sms.is_gsm(words) else UNICODE_LIMIT
    texts = [words[at : at + limit] for at in range(0, len(words), limit)] or [""]
    if not words and not urls:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    requests = []
    for at, each in enumerate(texts):
        body: dict[str, Any] = {"src": config.number, "dst": sms.digits(sms.recipient(message))}
        if each:
            body["text"] = each
        if urls and at == 0:
            body |= {"type": "mms", "media_urls": urls}
        else:
            body["type"] = "sms"
        if config.webhook_url:
            mark = "&" if "?" in config.webhook_url else "?"
            alone = message.parts == 1 and len(texts) == 1
            uid = f"{mark}uid={quote(message.message_uid)}" if alone else ""
            body |= {"url": config.webhook_url + uid, "method": "POST"}
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("/Message/"),
                headers=config.authorization(),
                json=body,
                step="send" if at == 0 else f"send{at}",
            )
        )
    return requests


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: PlivoConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        uuids = answered(response).get("message_uuid")
        ids.append(text(uuids[0], 200) if isinstance(uuids, list) and uuids else "")
    if not ids or not all(ids):
        return refused("temporary", "Plivo")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means; Plivo says why in words only."""
    error = answered(response).get("error")
    said = text(error)
    if response.status == 400:
        if "dst" in said:
            return refused("bad_recipient", "Plivo", said)
        if "opt" in said.lower() or "stop" in said.lower():
            return refused("no_consent", "Plivo", said)
    return by_status(response, "Plivo", said)


def fetch_media(remote: Mapping[str, Any], config: PlivoConfig) -> Sequence[HttpRequest]:
    """The bytes; the account's credentials go along to Plivo alone."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    own = url.startswith(("https://media.plivo.com/", config.api_base_url.rstrip("/") + "/"))
    headers = config.authorization() if own else {}
    return [
        HttpRequest(method="GET", url=url, headers=headers, step="content", timeout_seconds=120)
    ]


def test(config: PlivoConfig) -> Sequence[OutboundRequest]:
    """Ask for the account."""
    return [
        HttpRequest(
            method="GET", url=config.url("/"), headers=config.authorization(), step="account"
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: PlivoConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            why = refusal(response).reason
            return ConnectionTest(
                ok=False, message=f"Plivo refused the auth ID or the auth token: {why}"
            )
    if not responses:
        return ConnectionTest(ok=False, message="Plivo gave no answer: check the API address.")
    account = answer(responses, "account")
    name = text(account.get("name"), 100) or config.auth_id
    facts = {"cash_credits": text(account.get("cash_credits"), 40)}
    more = "" if config.webhook_url else " Without the public webhook address nothing is reported."
    return ConnectionTest(ok=True, message=f"{name} answers.{more}", facts=facts)


def subscribe(webhook_url: str, config: PlivoConfig) -> Sequence[HttpRequest]:
    """Make an application that sends here, and give it the number."""
    address = config.webhook_url or webhook_url
    return [
        HttpRequest(
            method="POST",
            url=config.url("/Application/"),
            headers=config.authorization(),
            json={
                "app_name": f"Onethread {config.number}",
                "message_url": address,
                "message_method": "POST",
            },
            step="application",
        ),
        HttpRequest(
            method="POST",
            url=config.url(f"/Number/{quote(config.number)}/"),
            headers=config.authorization(),
            json={"app_id": "{{application.app_id}}"},
            step="number",
        ),
    ]


def read_subscribed(responses: Sequence[OutboundResponse], config: PlivoConfig) -> ConnectionTest:
    """What came of it, for the administrator."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    for response in answers:
        if response.status >= 300:
            asked = (
                "made no application" if response.step == "application" else "has no such number"
            )
            return ConnectionTest(ok=False, message=f"Plivo {asked}: {refusal(response).reason}")
    if len(answers) < 2:
        return ConnectionTest(ok=False, message="Plivo gave no answer: check the API address.")
    more = (
        "" if config.webhook_url else " Paste the address here too, as the public webhook address."
    )
    return ConnectionTest(ok=True, message=f"Plivo sends messages here.{more}")
