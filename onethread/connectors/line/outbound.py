"""Messages to the LINE Messaging API as requests, its answers, and the account itself. No I/O.

Source: Messaging API reference (push message, message objects, quick replies, X-Line-Retry-Key).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from onethread.connectors._schemes.reading import answered, key, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.line.config import LineConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT = 5000
MESSAGES = 5
TEMPLATE_TEXT = 160
TEMPLATE_BUTTONS = 4
LABEL = 20
POSTBACK = 300
QUICK_REPLIES = 13
COLUMNS = 10
_PROVIDER = "LINE"
_CHOOSE = {"nl": "Kiezen", "de": "Wählen", "fr": "Choisir", "ja": "選択", "th": "เลือก"}


def build(message: OutboundMessage, config: LineConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`, up to five bubbles in each.

    Raises InvalidInput when there is nothing in it that LINE can carry.
    """
    content = message.content
    bubbles: list[dict[str, Any]] = []
    for file in message.files:
        if not file.link:
            raise InvalidInput(f"the file {file.name!r} has no link, which LINE needs")
        bubbles.append(
            {"type": "image", "originalContentUrl": file.link, "previewImageUrl": file.link}
        )
    if content.location is not None:
        place = content.location
        bubbles.append(
            {
                "type": "location",
                "title": (place.name or place.address or "…")[:100],
                "address": (place.address or place.name or "…")[:100],
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
        )
    bubbles += _said(content)
    if not bubbles:
        raise InvalidInput("there is nothing in this message that LINE can carry")
    leg = message.leg
    token = leg.get("quote_token")
    if token and message.in_reply_to and message.in_reply_to == leg.get("last_inbound_id"):
        # Only what was said last can be quoted: its token came along with it.
        quoting = next((b for b in bubbles if b["type"] == "text"), None)
        if quoting is not None:
            quoting["quoteToken"] = str(token)
    to = leg.get("thread") or message.to
    return [
        HttpRequest(
            method="POST",
            url=config.url("message/push"),
            headers=_headers(config) | {"X-Line-Retry-Key": _retry_key(message.message_uid, at)},
            json={"to": to, "messages": bubbles[at : at + MESSAGES]},
            step="send" if not at else f"send{at}",
        )
        for at in range(0, len(bubbles), MESSAGES)
    ]


def _headers(config: LineConfig) -> dict[str, str]:
    return {"Authorization": f"Bearer {config.access_token.reveal()}"}


def _retry_key(uid: str, at: int) -> str:
    """The same for the same request, so that LINE takes a repeated one once."""
    try:
        return str(UUID(uid)) if not at else str(uuid5(UUID(uid), str(at)))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, f"{uid}/{at}"))


def _said(content: Content) -> list[dict[str, Any]]:
    """A few buttons stay under the text (a template); more are quick replies; rows are cards."""
    text_bubble = {"type": "text", "text": content.text[:TEXT]}
    if content.rows:
        return [*([text_bubble] if content.text else []), _cards(content)]
    if not content.buttons:
        return [text_bubble] if content.text else []
    actions = [
        {
            "type": "postback",
            "label": button.label[:LABEL],
            "data": f"{button.id[:250]}\n{button.label}"[:POSTBACK],
            "displayText": button.label[:POSTBACK],
        }
        for button in content.buttons
    ]
    if len(actions) <= TEMPLATE_BUTTONS and 0 < len(content.text) <= TEMPLATE_TEXT:
        template = {"type": "buttons", "text": content.text, "actions": actions}
        return [{"type": "template", "altText": content.text[:400], "template": template}]
    items = [{"type": "action", "action": action} for action in actions[:QUICK_REPLIES]]
    return [{"type": "text", "text": content.text[:TEXT] or "…", "quickReply": {"items": items}}]


def _cards(content: Content) -> dict[str, Any]:
    choose = _CHOOSE.get(content.language or "", "Choose")
    columns = [
        {
            "text": f"{row.title}\n{row.description}"[:120] if row.description else row.title[:120],
            "actions": [
                {
                    "type": "postback",
                    "label": choose,
                    "data": f"{row.id[:200]}\n{row.title}"[:POSTBACK],
                    "displayText": row.title[:POSTBACK],
                }
            ],
        }
        for row in content.rows[:COLUMNS]
    ]
    alternative = (content.text or content.rows[0].title)[:400]
    return {
        "type": "template",
        "altText": alternative,
        "template": {"type": "carousel", "columns": columns},
    }


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: LineConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        try:
            found = [key(sent.get("id")) for sent in nodes(answered(response).get("sentMessages"))]
        except UnparsablePayload:
            found = []
        if not found:
            return unclear(_PROVIDER)
        ids += found
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer; 409 says that this very request was taken before."""
    answer = answered(response)
    if response.status < 300 or (response.status == 409 and "sentMessages" in answer):
        return None
    details = [
        f"{text(each.get('property'), 80)}: {text(each.get('message'), 200)}"
        for each in nodes(answer.get("details"))[:3]
    ]
    told = "; ".join([text(answer.get("message"), 200), *details]).strip("; ")
    if response.status == 429 and "monthly limit" in told:
        return SendRefused(
            code="blocked", reason=f"The account's messages of this month are used up. LINE: {told}"
        )
    if response.status == 400 and "'to'" in told:
        return refused("bad_recipient", _PROVIDER, told)
    return by_status(response, _PROVIDER, told)


def mark_leg_read(
    _to: str, _message_id: str, facts: Mapping[str, Any], config: LineConfig
) -> Sequence[HttpRequest]:
    """ "Read" beside what the customer wrote, by the token that came with it."""
    token = text(facts.get("read_token"), 500)
    if not token:
        return []
    return [
        HttpRequest(
            method="POST",
            url=config.url("chat/markAsRead"),
            headers=_headers(config),
            json={"markAsReadToken": token},
            step="read",
        )
    ]


def test(config: LineConfig) -> Sequence[OutboundRequest]:
    """Ask for the account, and where its webhooks go."""
    return [
        HttpRequest(method="GET", url=config.url("info"), headers=_headers(config), step="account"),
        HttpRequest(
            method="GET",
            url=config.url("channel/webhook/endpoint"),
            headers=_headers(config),
            step="webhook",
        ),
    ]


def read_test(responses: Sequence[OutboundResponse], _config: LineConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    answers: dict[str, dict[str, Any]] = {}
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status == 404 and response.step == "webhook":
            answers["webhook"] = {}  # none is set
            continue
        no = refused_by(response)
        if no is not None:
            return ConnectionTest(ok=False, message=f"LINE refused the access token: {no.reason}")
        answers[response.step] = answered(response)
    account = answers.get("account")
    if account is None:
        return ConnectionTest(
            ok=False, message="LINE gave no answer: check the network and the API address."
        )
    name = text(account.get("displayName"), 200) or "The account"
    hook = node(answers.get("webhook"))
    facts = {
        "name": name,
        "basic_id": text(account.get("basicId"), 60),
        "webhook": text(hook.get("endpoint"), 500),
    }
    if not facts["webhook"] or hook.get("active") is not True:
        return ConnectionTest(
            ok=False,
            message=f"{name} answers, but its webhook is not set or not in use: press “Subscribe "
            "webhooks”, and turn on 'Use webhook' in the LINE Developers Console.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{name} is connected.", facts=facts)


def subscribe(webhook_url: str, config: LineConfig) -> Sequence[HttpRequest]:
    """Have LINE send the account's webhooks here."""
    return [
        HttpRequest(
            method="PUT",
            url=config.url("channel/webhook/endpoint"),
            headers=_headers(config),
            json={"endpoint": webhook_url},
            step="subscribe",
        )
    ]


def read_subscribed(responses: Sequence[OutboundResponse], _config: LineConfig) -> ConnectionTest:
    """Whether it worked."""
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(ok=False, message=f"LINE refused the webhook: {no.reason}")
            return ConnectionTest(
                ok=True,
                message="LINE knows this webhook. Turn on 'Use webhook' in the LINE Developers Console.",
            )
    return ConnectionTest(ok=False, message="LINE gave no answer.")
