"""Messages to the Chat API as HTTP requests, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from onethread.connectors._schemes.reading import answered, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors._schemes.sent import outcome, step_name
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.google_chat.config import GoogleChatConfig
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
    SignedJwt,
)

_TOKEN = {"Authorization": "Bearer {{token.access_token}}"}
_REUSE_SECONDS = 3000.0
_FETCH_SECONDS = 120.0
_MOST_ROWS = 100


def token_request(config: GoogleChatConfig) -> HttpRequest:
    """An access token of the service account, for the scope of a Chat app."""
    return HttpRequest(
        method="POST",
        url=config.token_url,
        form={"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"},
        jwt=SignedJwt(
            key=config.private_key,
            algorithm="RS256",
            claims={
                "iss": config.client_email,
                "aud": "https://oauth2.googleapis.com/token",
                "scope": "https://www.googleapis.com/auth/chat.bot",
            },
            seconds=3600,
            place="assertion",
        ),
        step="token",
        reuse_seconds=_REUSE_SECONDS,
    )


def build(message: OutboundMessage, config: GoogleChatConfig) -> Sequence[OutboundRequest]:
    """A token, the direct space if none is known, and the messages. Raises InvalidInput."""
    requests: list[OutboundRequest] = [token_request(config)]
    thread = str(message.leg.get("thread") or "")
    space, _, in_thread = thread.partition("/threads/")
    if not space:
        person = quote(message.to, safe="/")
        requests.append(
            HttpRequest(
                method="GET",
                url=config.url(f"spaces:findDirectMessage?name={person}"),
                headers=_TOKEN,
                step="space",
            )
        )
        space = "{{space.name}}"
    for position, body in enumerate(_bodies(message)):
        asked = f"requestId={quote(message.message_uid, safe='')}-{position}"
        if in_thread:
            body["thread"] = {"name": thread}
            asked += "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url(f"{space}/messages?{asked}"),
                headers=_TOKEN,
                json=body,
                step=step_name(requests),
            )
        )
    return requests


def _bodies(message: OutboundMessage) -> list[dict[str, Any]]:
    content = message.content
    bodies: list[dict[str, Any]] = []
    if content.text or content.buttons or content.rows:
        bodies.append(_body(content))
    bodies += [{"text": _link(file)} for file in message.files]
    if not bodies:
        raise InvalidInput("there is nothing in this message that Google Chat can carry")
    return bodies


def _body(content: Content) -> dict[str, Any]:
    body: dict[str, Any] = {"text": content.text} if content.text else {}
    widgets: list[dict[str, Any]] = []
    if content.buttons:
        buttons = [
            {"text": each.label, "onClick": _action(each.id, each.label)}
            for each in content.buttons
        ]
        widgets.append({"buttonList": {"buttons": buttons}})
    for row in content.rows[:_MOST_ROWS]:
        shown = {"text": row.title, "onClick": _action(row.id, row.title)}
        if row.description:
            shown["bottomLabel"] = row.description
        widgets.append({"decoratedText": shown})
    if widgets:
        body["cardsV2"] = [{"cardId": "choices", "card": {"sections": [{"widgets": widgets}]}}]
    return body


def _action(pressed: str, label: str) -> dict[str, Any]:
    parameters = [{"key": "id", "value": pressed}, {"key": "label", "value": label}]
    return {"action": {"function": "pressed", "parameters": parameters}}


def _link(file: OutboundFile) -> str:
    """An app can't upload files (that takes a person's own sign-in): they go by link."""
    name = " ".join(file.name.split())[:200] or "file"
    if not file.link:
        raise InvalidInput(f"the file {name!r} has no link, and Google Chat takes no files of apps")
    caption = f"{file.caption}\n" if file.caption else ""
    return f"{caption}{name}: {file.link}"


def refusal(response: HttpResponse) -> SendRefused | None:
    """What Google's refusal means."""
    if response.status < 300:
        return None
    said = answered(response)
    if response.step == "token" and response.status < 500 and response.status != 429:
        words = text(said.get("error_description"), 300) or text(said.get("error"), 100)
        return refused("bad_credentials", "Google", words)
    error = node(said.get("error"))
    status, words = text(error.get("status"), 60), text(error.get("message"), 300)
    if status == "PERMISSION_DENIED":
        return refused("blocked", "Google Chat", words)
    if status == "INVALID_ARGUMENT":
        return refused("unsupported", "Google Chat", words)
    return by_status(response, "Google Chat", words)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: GoogleChatConfig
) -> SendResult:
    """The names of the messages, or the refusal of the first request that failed."""
    return outcome(
        responses,
        "Google Chat",
        refusal=refusal,
        id_of=lambda response: answered(response).get("name"),
    )


def revise(revision: Revision, config: GoogleChatConfig) -> Sequence[HttpRequest]:
    """Change or delete a message of the app's own."""
    name = quote(revision.message_id, safe="/.-")
    if revision.content is None:
        change = HttpRequest(method="DELETE", url=config.url(name), headers=_TOKEN, step="revise")
    else:
        change = HttpRequest(
            method="PATCH",
            url=config.url(f"{name}?updateMask=text,cardsV2"),
            headers=_TOKEN,
            json=_body(revision.content),
            step="revise",
        )
    return [token_request(config), change]


def fetch_media(remote: Mapping[str, Any], config: GoogleChatConfig) -> Sequence[HttpRequest]:
    """A token, then the bytes of the upload."""
    resource = quote(str(remote["resource"]), safe="/=")
    return [
        token_request(config),
        HttpRequest(
            method="GET",
            url=config.url(f"media/{resource}?alt=media"),
            headers=_TOKEN,
            step="content",
            timeout_seconds=_FETCH_SECONDS,
        ),
    ]


def test(config: GoogleChatConfig) -> Sequence[OutboundRequest]:
    """Ask for a new token (not the one that was kept), then which spaces the app is in."""
    return [
        msgspec.structs.replace(token_request(config), reuse_seconds=None),
        HttpRequest(
            method="GET", url=config.url("spaces?pageSize=1"), headers=_TOKEN, step="spaces"
        ),
    ]


def read_test(responses: Sequence[OutboundResponse], config: GoogleChatConfig) -> ConnectionTest:
    """Whether Google takes the key, and the Chat API knows the app."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    if not answers:
        return ConnectionTest(ok=False, message="Google did not answer.")
    for response in answers:
        found = refusal(response)
        if found is not None:
            what = "the service account's key" if response.step == "token" else "the Chat app"
            return ConnectionTest(ok=False, message=f"Google refuses {what}: {found.reason}")
    return ConnectionTest(
        ok=True, message=f"Signed in as {config.client_email}; the Chat API answers."
    )
