"""Messages to RCS for Business: text, suggestions, files, places; receipts to users. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answered, node, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest, SecretStr
from onethread.connectors.rcs.config import SCOPE, RcsConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    Location,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
    SignedJwt,
)

TEXT_LIMIT = 3072
SUGGESTIONS = 11
SUGGESTION_LABEL = 25
# An access token is good for an hour.
_TOKEN_SECONDS = 3000.0
# What telephones show; another file goes as a link (RCS for Business, "Supported media types").
_SHOWN = {
    "image/jpeg",
    "image/png",
    "image/gif",
    "video/h263",
    "video/m4v",
    "video/mp4",
    "video/mpeg",
    "video/webm",
    "audio/aac",
    "audio/mp3",
    "audio/mpeg",
    "audio/mp4",
    "audio/3gp",
    "audio/ogg",
    "application/pdf",
}


def build(message: OutboundMessage, config: RcsConfig) -> Sequence[OutboundRequest]:
    """An access token, then a message for each file, and one for the text with what can be pressed.

    Raises InvalidInput for an empty message.
    """
    content = message.content
    shown = [file for file in message.files if _is_shown(file)]
    words = sms.with_links(content.text, [f for f in message.files if not _is_shown(f)])
    bodies: list[dict[str, Any]] = [
        {"contentInfo": {"fileUrl": link, "forceRefresh": False}} for link in sms.links(shown)
    ]
    suggestions = _suggestions(content)
    if content.location is not None:
        words = words or content.location.name or content.location.address or "📍"
        suggestions.append(_place(content.location))
    bodies += [{"text": words[at : at + TEXT_LIMIT]} for at in range(0, len(words), TEXT_LIMIT)]
    if suggestions and words:
        bodies[-1]["suggestions"] = suggestions[:SUGGESTIONS]
    if not bodies:
        raise InvalidInput("there is nothing in this message that RCS can carry")
    requests: list[OutboundRequest] = [token(config)]
    for at, body in enumerate(bodies):
        path = f"/phones/{message.to}/agentMessages?messageId={_id(message, at)}"
        requests.append(
            _request("POST", path, config, {"contentMessage": body}, f"send{at}" if at else "send")
        )
    return requests


def _is_shown(file: OutboundFile) -> bool:
    return file.media_type.partition(";")[0].strip().lower() in _SHOWN


def _id(message: OutboundMessage, at: int) -> str:
    """A UUID that is the same when the message is sent again: RCS ignores one it knows."""
    if at == 0:
        try:
            return str(UUID(message.message_uid))
        except ValueError:
            pass
    return str(uuid5(NAMESPACE_URL, f"onethread:{message.message_uid}/{at}"))


def _suggestions(content: Content) -> list[dict[str, Any]]:
    choices = [(b.id, b.label) for b in content.buttons]
    choices += [(row.id, row.title) for row in content.rows]
    return [
        {"reply": {"text": label[:SUGGESTION_LABEL], "postbackData": chosen[:2048]}}
        for chosen, label in choices
    ]


def _place(place: Location) -> dict[str, Any]:
    action: dict[str, Any] = {"latLong": {"latitude": place.latitude, "longitude": place.longitude}}
    if place.name:
        action["label"] = place.name[:100]
    return {
        "action": {
            "text": (place.name or "📍")[:SUGGESTION_LABEL],
            "postbackData": "map",
            "viewLocationAction": action,
        }
    }


def token(config: RcsConfig) -> HttpRequest:
    """The request for an access token of the service account."""
    account, url = config.account, config.token_url
    return HttpRequest(
        method="POST",
        url=url,
        form={"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"},
        jwt=SignedJwt(
            key=SecretStr(text(account.get("private_key"))),
            algorithm="RS256",
            claims={"iss": text(account.get("client_email")), "scope": SCOPE, "aud": url},
            header={"kid": text(account.get("private_key_id"))},
            seconds=3600,
            place="assertion",
        ),
        step="token",
        reuse_seconds=_TOKEN_SECONDS,
    )


def _request(
    method: str, path: str, config: RcsConfig, body: dict[str, Any] | None, step: str
) -> HttpRequest:
    mark = "&" if "?" in path else "?"
    return HttpRequest(
        method=method,
        url=config.url(f"{path}{mark}agentId={config.agent}"),
        headers={"Authorization": "Bearer {{token.access_token}}"},
        json=body,
        step=step,
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: RcsConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused."""
    ids = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        if response.step.startswith("send"):
            name = text(answered(response).get("name"), 300)
            ids.append(name.rpartition("/")[2])
    if not ids or not all(ids):
        return refused("temporary", "RCS")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means. 404: this telephone has no RCS, use another channel."""
    answer = answered(response)
    error = node(answer.get("error"))
    said = text(error.get("message")) or text(answer.get("error_description"))
    if response.step == "token" and response.status < 429:
        return refused("bad_credentials", "Google", said)
    return by_status(response, f"RCS {text(error.get('status'), 60)}".strip(), said)


def fetch_media(remote: Mapping[str, Any], _config: RcsConfig) -> Sequence[HttpRequest]:
    """The bytes, from the address that came in the signed event."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120)]


def mark_read(message_id: str, config: RcsConfig) -> Sequence[HttpRequest]:
    """The user sees that the message was read."""
    phone, _, known = message_id.partition("/")
    if not known:
        return []
    event = uuid5(NAMESPACE_URL, f"onethread:read:{message_id}")
    path = f"/phones/{phone}/agentEvents?eventId={event}"
    body = {"eventType": "READ", "messageId": known}
    return [token(config), _request("POST", path, config, body, "read")]


def test(config: RcsConfig) -> Sequence[OutboundRequest]:
    """An access token, then whether a number that nobody has (ITU-T E.164.3) has RCS: an agent that may
    ask is told that it has not."""
    path = "/phones/+999000000000/capabilities?requestId=00000000-0000-4000-8000-000000000000"
    return [token(config), _request("GET", path, config, None, "capabilities")]


def read_test(responses: Sequence[OutboundResponse], config: RcsConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    if len(answers) < 2 and not any(each.status >= 300 for each in answers):
        return ConnectionTest(ok=False, message="Google gave no answer: check the API address.")
    for response in answers:
        if response.step == "token" and response.status >= 300:
            why = refusal(response).reason
            return ConnectionTest(ok=False, message=f"Google refused the service account: {why}")
        if response.status in (401, 403):
            return ConnectionTest(
                ok=False,
                message=f"The service account may not use the agent {config.agent}: check the agent ID "
                "and its region.",
            )
        if response.status >= 500 or response.status == 429:
            return ConnectionTest(ok=False, message="Google has a fault at this moment: try again.")
    return ConnectionTest(ok=True, message=f"The agent {config.agent} answers.")
