"""Messages to the Webex API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.sent import outcome, same_host, step_name
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.webex.config import WebexConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendRefused,
    SendResult,
)

_ADAPTIVE = "application/vnd.microsoft.card.adaptive"
_FILE_SECONDS = 120.0


def build(message: OutboundMessage, config: WebexConfig) -> Sequence[OutboundRequest]:
    """The words, then each file: Webex takes one file in a message. Raises InvalidInput."""
    content, requests = message.content, list[OutboundRequest]()
    place = _place(message)
    if content.text or content.html or content.buttons or content.rows:
        requests.append(_post({**place, **_words(content)}, config, "send"))
    for file in message.files:
        requests.append(_file(file, place, config, step_name(requests)))
    if not requests:
        raise InvalidInput("there is nothing in this message that Webex can carry")
    return requests


def _place(message: OutboundMessage) -> dict[str, str]:
    """The room, and in a group the message whose thread it is; a person without a room."""
    room, _, parent = str(message.leg.get("thread") or "").partition("/")
    if not room:
        return {"toPersonId": message.to}
    return {"roomId": room, **({"parentId": parent} if parent else {})}


def _post(body: dict[str, Any], config: WebexConfig, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url("messages"),
        headers=config.headers(),
        json=body,
        step=step,
    )


def _words(content: Content) -> dict[str, Any]:
    """The text as it is, markup as HTML, or a card; `text` stands for it where cards aren't shown."""
    if content.buttons or content.rows:
        return {
            "text": content.text or "…",
            "attachments": [{"contentType": _ADAPTIVE, "content": _card(content)}],
        }
    if content.html:
        return {"html": content.html, "text": content.text}
    return {"text": content.text}


def _card(content: Content) -> dict[str, Any]:
    body: list[dict[str, Any]] = []
    if content.text:
        body.append({"type": "TextBlock", "text": content.text, "wrap": True})
    if content.buttons:
        actions = [
            {
                "type": "Action.Submit",
                "title": each.label,
                "data": {"button": each.id, "label": each.label},
            }
            for each in content.buttons
        ]
    else:
        choices = [{"title": row.title, "value": f"{row.id}\n{row.title}"} for row in content.rows]
        body.append({"type": "Input.ChoiceSet", "id": "choice", "choices": choices})
        actions = [{"type": "Action.Submit", "title": "OK"}]
    return {"type": "AdaptiveCard", "version": "1.3", "body": body, "actions": actions}


def _file(
    file: OutboundFile, place: Mapping[str, str], config: WebexConfig, step: str
) -> HttpRequest:
    if file.content is None:
        if file.link is None:
            raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
        words = "\n".join(filter(None, (file.caption, f"{file.name}: {file.link}")))
        return _post({**place, "text": words}, config, step)
    form = {**place, **({"text": file.caption} if file.caption else {})}
    return HttpRequest(
        method="POST",
        url=config.url("messages"),
        headers=config.headers(),
        form=form,
        file=file,
        file_field="files",
        step=step,
        timeout_seconds=_FILE_SECONDS,
    )


def refusal(response: HttpResponse) -> SendRefused | None:
    """What Webex's refusal means."""
    if response.status < 300:
        return None
    words = text(answered(response).get("message"), 300)
    if response.status == 403:
        return refused("blocked", "Webex", words)
    if response.status == 400 and "recipient" in words.lower():
        return refused("bad_recipient", "Webex", words)
    if response.status in (423, 428):
        return refused("temporary", "Webex", words)
    return by_status(response, "Webex", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: WebexConfig
) -> SendResult:
    """The ids of the messages, or the refusal of the first request that failed."""
    return outcome(
        responses,
        "Webex",
        refusal=refusal,
        id_of=lambda response: answered(response).get("id"),
    )


def revise(revision: Revision, config: WebexConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the bot's own; a change names the room too."""
    url = config.url(f"messages/{quote(revision.message_id, safe='')}")
    if revision.content is None:
        return [HttpRequest(method="DELETE", url=url, headers=config.headers(), step="revise")]
    room = str(revision.leg.get("thread") or "").partition("/")[0]
    body = {"roomId": room, **_words(revision.content)}
    body.pop("attachments", None)
    return [HttpRequest(method="PUT", url=url, headers=config.headers(), json=body, step="revise")]


def fetch_media(remote: Mapping[str, Any], config: WebexConfig) -> Sequence[HttpRequest]:
    """The bytes at the API's address; the token goes nowhere else."""
    url = str(remote["url"])
    return [
        HttpRequest(
            method="GET",
            url=url,
            headers=config.headers() if same_host(url, config.api_base_url) else {},
            step="content",
            timeout_seconds=_FILE_SECONDS,
        )
    ]


def test(config: WebexConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is."""
    return [
        HttpRequest(
            method="GET", url=config.url("people/me"), headers=config.headers(), step="test"
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: WebexConfig) -> ConnectionTest:
    """The bot's name, or what is wrong."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="Webex did not answer.")
    said = answered(response)
    if response.status >= 300:
        words = text(said.get("message"), 300) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"Webex refuses the bot token: {words}")
    if said.get("type") not in ("bot", None):
        return ConnectionTest(
            ok=False, message="The token is a person's, not a bot's: own messages would come back."
        )
    if len(config.webhook_secret.reveal()) < 16:
        return ConnectionTest(ok=False, message="The webhook secret is too short: 16 characters.")
    name = text(said.get("displayName"), 100)
    return ConnectionTest(ok=True, message=f"Signed in as the bot {name}.")


def subscribe(webhook_url: str, config: WebexConfig) -> Sequence[HttpRequest]:
    """Webhooks for messages (written, changed, deleted) and for buttons."""
    return [
        HttpRequest(
            method="POST",
            url=config.url("webhooks"),
            headers=config.headers(),
            json={
                "name": f"Onethread {resource} {event}",
                "targetUrl": webhook_url,
                "resource": resource,
                "event": event,
                "secret": config.webhook_secret.reveal(),
            },
            step=f"{resource}_{event}",
        )
        for resource, event in (
            ("messages", "created"),
            ("messages", "updated"),
            ("messages", "deleted"),
            ("attachmentActions", "created"),
        )
    ]


def read_subscribed(responses: Sequence[OutboundResponse], config: WebexConfig) -> ConnectionTest:
    """Whether every webhook is there; one that was there already (409) is as good."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    for response in answers:
        if response.status >= 300 and response.status != 409:
            words = text(answered(response).get("message"), 300) or f"status {response.status}"
            return ConnectionTest(ok=False, message=f"Webex refuses the webhook: {words}")
    if not answers:
        return ConnectionTest(ok=False, message="Webex did not answer.")
    return ConnectionTest(ok=True, message="Webex sends its webhooks to this channel.")
