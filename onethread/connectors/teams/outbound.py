"""Messages to the Bot Connector as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from onethread.connectors._schemes.reading import answer, answered, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.teams.config import TeamsConfig
from onethread.connectors.teams.token import TOKEN_HEADER, token_request
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
_CODES = {
    "ConversationBlockedByUser": "blocked",
    "BotNotInConversationRoster": "bad_recipient",
    "BotDisabledByAdmin": "blocked",
    "ConversationNotFound": "bad_recipient",
    "MessageSizeTooBig": "too_large",
    "InvalidBotApiHost": "bad_credentials",
    "InvalidTenant": "bad_recipient",
    "NotEnoughPermissions": "bad_credentials",
}


def build(message: OutboundMessage, config: TeamsConfig) -> Sequence[OutboundRequest]:
    """A token, the conversation if there is none yet, and the message. Raises InvalidInput."""
    service = _service(message.leg, config)
    requests: list[OutboundRequest] = [token_request(config)]
    conversation = str(message.leg.get("thread") or "")
    if conversation:
        place = quote(conversation, safe="")
    else:
        requests.append(_begin(message, service, config))
        place = "{{begun.id}}"
    content = message.content
    activities: list[dict[str, Any]] = []
    if content.text or content.html or content.buttons or content.rows:
        activities.append(_activity(content))
    activities += [_file(file) for file in message.files]
    if not activities:
        raise InvalidInput("there is nothing in this message that Teams can carry")
    for activity in activities:
        requests.append(
            HttpRequest(
                method="POST",
                url=f"{service}/v3/conversations/{place}/activities",
                headers=TOKEN_HEADER,
                json=activity,
                step=step_name(requests),
            )
        )
    return requests


def _service(leg: Mapping[str, Any], config: TeamsConfig) -> str:
    """Where the question came from, if it is Teams; the bot's token goes there."""
    asked = text(leg.get("service_url") or node(leg.get("facts")).get("service_url"), 1000)
    chosen = config.api_base_url or (asked if config.trusts(asked) else config.service_url)
    return chosen.rstrip("/")


def _begin(message: OutboundMessage, service: str, config: TeamsConfig) -> HttpRequest:
    tenant = config.tenant_id
    body: dict[str, Any] = {
        "bot": {"id": f"28:{config.app_id}"},
        "members": [{"id": message.to}],
        "isGroup": False,
    }
    if tenant:
        body |= {"tenantId": tenant, "channelData": {"tenant": {"id": tenant}}}
    return HttpRequest(
        method="POST",
        url=f"{service}/v3/conversations",
        headers=TOKEN_HEADER,
        json=body,
        step="begun",
    )


def _activity(content: Content) -> dict[str, Any]:
    if content.buttons or content.rows:
        return {
            "type": "message",
            "attachments": [{"contentType": _ADAPTIVE, "content": _card(content)}],
        }
    if content.html:
        return {"type": "message", "textFormat": "xml", "text": content.html}
    return {"type": "message", "textFormat": "plain", "text": content.text}


def _card(content: Content) -> dict[str, Any]:
    """Buttons that come back as a message of the customer's with their label, or a pick list."""
    body: list[dict[str, Any]] = []
    if content.text:
        body.append({"type": "TextBlock", "text": _plain(content.text), "wrap": True})
    actions: list[dict[str, Any]]
    if content.buttons:
        actions = [
            {
                "type": "Action.Submit",
                "title": each.label[:40],
                "data": {
                    "msteams": {
                        "type": "messageBack",
                        "displayText": each.label,
                        "text": each.label,
                        "value": {"button": each.id, "label": each.label},
                    }
                },
            }
            for each in content.buttons[:6]
        ]
    else:
        choices = [
            {
                "title": row.title + (f" – {row.description}" if row.description else ""),
                "value": msgspec.json.encode([row.id, row.title]).decode(),
            }
            for row in content.rows
        ]
        body.append({"type": "Input.ChoiceSet", "id": "choice", "choices": choices})
        actions = [{"type": "Action.Submit", "title": "OK"}]
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.4",
        "body": body,
        "actions": actions,
    }


def _plain(words: str) -> str:
    """A TextBlock reads Markdown: signs that would be marks are escaped."""
    for sign in "\\*_[]":
        words = words.replace(sign, "\\" + sign)
    return words


def _file(file: OutboundFile) -> dict[str, Any]:
    """A small picture in the message, anything else by its link (files go no other way in all scopes)."""
    name = " ".join(file.name.split())[:200] or "file"
    if file.content is None:
        if not file.link:
            raise InvalidInput(f"the file {name!r} has neither content nor a link")
        caption = f"{file.caption}\n\n" if file.caption else ""
        return {"type": "message", "textFormat": "plain", "text": f"{caption}{name}: {file.link}"}
    encoded = base64.b64encode(file.content).decode()
    media_type = file.media_type.partition(";")[0].strip()
    activity: dict[str, Any] = {
        "type": "message",
        "attachments": [
            {
                "contentType": media_type,
                "contentUrl": f"data:{media_type};base64,{encoded}",
                "name": name,
            }
        ],
    }
    if file.caption:
        activity |= {"textFormat": "plain", "text": file.caption}
    return activity


def refusal(response: HttpResponse) -> SendRefused | None:
    """What the Bot Connector's or the sign-in's refusal means."""
    if response.status < 300:
        return None
    said = answered(response)
    if response.step == "token" and response.status < 500 and response.status != 429:
        words = text(said.get("error_description"), 300) or text(said.get("error"), 100)
        return refused("bad_credentials", "Microsoft", words)
    error = node(said.get("error"))
    code, words = text(error.get("code"), 100), text(error.get("message"), 300)
    if response.status in (412, 502):
        return refused("temporary", "Teams", words)
    if response.status == 429:
        return by_status(response, "Teams", words)
    if code in _CODES and response.status < 500:
        return refused(_CODES[code], "Teams", words)
    if response.status == 403:
        return refused("blocked", "Teams", words)
    return by_status(response, "Teams", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: TeamsConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    begun = answer(responses, "begun").get("id")
    conversation = str(message.leg.get("thread") or "") or text(begun)

    def id_of(response: HttpResponse) -> str | None:
        activity = text(answered(response).get("id"), 200)
        return f"{conversation}|{activity}" if activity else None

    return outcome(responses, "Teams", refusal=refusal, id_of=id_of)


def revise(revision: Revision, config: TeamsConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the bot's own."""
    conversation, _, activity = revision.message_id.rpartition("|")
    url = (
        f"{_service(revision.leg, config)}/v3/conversations/{quote(conversation, safe='')}"
        f"/activities/{quote(activity, safe='')}"
    )
    change: HttpRequest
    if revision.content is None:
        change = HttpRequest(method="DELETE", url=url, headers=TOKEN_HEADER, step="revise")
    else:
        change = HttpRequest(
            method="PUT",
            url=url,
            headers=TOKEN_HEADER,
            json={**_activity(revision.content), "id": activity},
            step="revise",
        )
    return [token_request(config), change]
