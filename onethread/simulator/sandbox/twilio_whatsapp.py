"""WhatsApp by Twilio as its documentation says (https://www.twilio.com/docs/whatsapp, …/docs/content)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import Answer, Call, Refuse, Route, Said, Seen, StandIn, basic
from onethread.simulator.sandbox._sms import (
    CUSTOMER,
    OURS,
    deliver_twilio,
    files,
    number,
    own_url,
    twilio_account,
    twilio_error,
    twilio_message,
    twilio_report,
    twilio_sent,
)


def _offer(number: int, name: str, kind: str, part: Any, variables: Any, **more: Any) -> Any:
    """A content template as the list shows it, with its approval."""
    approval = {"name": name, "category": "UTILITY", "content_type": kind, "status": "approved"}
    return {
        "sid": f"HX{number:x}" + "a" * 31,
        "friendly_name": name,
        "language": "nl",
        "variables": variables,
        "types": {kind: part},
        "approval_requests": approval | more,
    }


TEMPLATES = [
    _offer(10, "visit", "twilio/text", {"body": "Wij komen {{1}}."}, {"1": "dinsdag"}),
    _offer(
        11,
        "on_our_way",
        "whatsapp/card",
        {
            "body": "Beste {{voornaam}}, wij zijn er om {{tijd}}.",
            "header_text": "Afspraak {{nummer}}",
            "footer": "Antwoorden kan altijd.",
            "actions": [
                {"type": "URL", "title": "Volgen", "url": "https://example.org/{{pad}}"},
                {"type": "QUICK_REPLY", "title": "Akkoord", "id": "akkoord"},
            ],
        },
        {"voornaam": "Fatima", "tijd": "10.00 uur", "nummer": "42", "pad": "volg/42"},
    ),
    _offer(
        12,
        "discount",
        "twilio/call-to-action",
        {
            "body": "Met deze code krijg je korting.",
            "actions": [{"type": "COPY_CODE", "title": "Kopiëren", "code": "{{1}}"}],
        },
        {"1": "LENTE25"},
        category="MARKETING",
    ),
    _offer(13, "homes", "twilio/carousel", {"body": "Deze woningen zijn vrij.", "cards": []}, {}),
    _offer(14, "old", "twilio/text", {"body": "Oud."}, {}, status="rejected"),
]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="pascal"):
    """A message to be sent."""

    to: Annotated[str, msgspec.Meta(pattern=r"^whatsapp:\+[0-9]+$")]
    from_: Annotated[str, msgspec.Meta(pattern=r"^whatsapp:\+[0-9]+$")] = msgspec.field(name="From")
    body: Annotated[str, msgspec.Meta(max_length=1600)] = ""
    media_url: Annotated[list[str], msgspec.Meta(max_length=1)] = []
    status_callback: str = ""
    content_sid: str = ""
    content_variables: str = ""
    persistent_action: str = ""


class Action(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A button."""

    type: Literal["QUICK_REPLY"]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class QuickReply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A text with buttons; in a session three at most."""

    body: Text
    actions: Annotated[list[Action], msgspec.Meta(min_length=1, max_length=3)]


class Item(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row."""

    item: Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    description: Annotated[str, msgspec.Meta(min_length=1, max_length=72)]


class ListPicker(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A text with a list."""

    body: Text
    button: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
    items: Annotated[list[Item], msgspec.Meta(min_length=1, max_length=10)]


class Types(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The kinds that a content has."""

    quick_reply: QuickReply | None = msgspec.field(name="twilio/quick-reply", default=None)
    list_picker: ListPicker | None = msgspec.field(name="twilio/list-picker", default=None)


class Content(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Something of the Content API to be made."""

    friendly_name: str
    language: str
    variables: dict[str, str]
    types: Types


def _make(call: Call) -> Any:
    content: Content = call.body
    sid = f"HX{call.sandbox.number():032x}"
    call.sandbox.state[sid] = content.types
    return Answer(status=201, body={"sid": sid, "friendly_name": content.friendly_name})


def _filled(template: Any, variables: str) -> None:
    """Raises Refuse unless each variable has a text of 255 characters at most, and there are no others
    ("Using Variables with Content Templates", errors 21656 and 63028). The API itself puts the example
    where a variable is missing, which no customer should read."""
    try:
        values = msgspec.json.decode(variables or "{}", type=dict[str, str])
    except msgspec.DecodeError as error:
        raise Refuse("invalid", f"The ContentVariables parameter is invalid: {error}") from error
    if any(not value or len(value) > 255 or "\n" in value for value in values.values()):
        raise Refuse("invalid", "The ContentVariables parameter is invalid.")
    if values.keys() != template["variables"].keys():
        raise Refuse("parameters", "Number of parameters provided does not match the expected")


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    to = "whatsapp:" + number(sent.to.removeprefix("whatsapp:"))
    seen = Seen(to=to, text=sent.body, files=files(call.sandbox, sent.media_url))
    template = next(
        (t for t in TEMPLATES if sent.content_sid in (t["sid"], t["friendly_name"])), None
    )
    if template is not None:
        if template["approval_requests"]["status"] != "approved":
            raise Refuse("unknown_template", "Template does not exist for a language and locale")
        _filled(template, sent.content_variables)
        seen.template = template["friendly_name"]
    elif sent.content_sid:
        types: Types | None = call.sandbox.state.get(sent.content_sid)
        if types is None:
            raise Refuse("invalid", "there is no such content")
        if types.quick_reply:
            seen.text = types.quick_reply.body
            seen.buttons = [each.title for each in types.quick_reply.actions]
        if types.list_picker:
            seen.text = types.list_picker.body
            seen.rows = [each.item for each in types.list_picker.items]
    if sent.persistent_action:
        spot = sent.persistent_action.removeprefix("geo:").partition("|")[0]
        latitude, _, longitude = spot.partition(",")
        seen.location = (float(latitude), float(longitude))
    return seen


def _templates(call: Call) -> Any:
    """Three a page, whatever is asked for; the next one by the address in `meta`."""
    begin = int(call.query.get("PageToken", "0"))
    meta: dict[str, Any] = {"page_size": 3, "next_page_url": None}
    if begin + 3 < len(TEMPLATES):
        query = f"PageSize=3&Page={begin // 3 + 1}&PageToken={begin + 3}"
        meta["next_page_url"] = f"https://content.twilio.com/v1/ContentAndApprovals?{query}"
    return {"contents": TEMPLATES[begin : begin + 3], "meta": meta}


def _message(said: Said, kind: str, **more: Any) -> dict[str, Any]:
    held = {"ProfileName": said.name, "WaId": said.customer.removeprefix("+"), "MessageType": kind}
    return twilio_message(said, "whatsapp:", **held, **more)


_URL = "/2010-04-01/Accounts/" + twilio_account()

STAND_IN = StandIn(
    connector="twilio_whatsapp",
    credentials={"account_sid": twilio_account(), "auth_token": "sandbox-auth-token"},
    settings=lambda s: {
        **s.credentials,
        "whatsapp_number": OURS,
        "webhook_url": own_url(s),
        "api_base_url": s.url,
        "content_base_url": s.url,
    },
    authenticate=basic("account_sid", "auth_token"),
    routes=[
        Route(
            method="POST",
            path=_URL + "/Messages.json",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(status=201, body=twilio_sent(call)),
        ),
        Route(
            method="GET",
            path=_URL + ".json",
            answer=lambda call: {"friendly_name": "Stand-in", "status": "active"},
        ),
        Route(method="POST", path="/v1/Content", body=Content, answer=_make),
        Route(method="GET", path="/v1/ContentAndApprovals", answer=_templates),
    ],
    refusals={
        "invalid": twilio_error(400, 21656),
        "parameters": twilio_error(400, 63028),
        "unknown_template": twilio_error(400, 63027),
        "unauthorised": twilio_error(401, 20003, "Authenticate"),
        "rate_limited": twilio_error(429, 63018, "Rate limit exceeded for Channel"),
        "fault": (503, b""),
        "bad_recipient": twilio_error(400, 63003, "Channel could not find To address"),
        "window_closed": twilio_error(400, 63016, "Outside the allowed window"),
        "unsupported": twilio_error(400, 63019, "Media failed to download"),
        "blocked": twilio_error(400, 63032, "User's number is part of an experiment"),
    },
    deliver=deliver_twilio,
    events={
        "text": lambda s, said: _message(said, "text"),
        "image": lambda s, said: _message(said, "image"),
        "audio": lambda s, said: _message(said, "audio"),
        "voice": lambda s, said: _message(said, "audio"),
        "video": lambda s, said: _message(said, "video"),
        "sticker": lambda s, said: _message(said, "sticker"),
        "file": lambda s, said: _message(said, "document"),
        "location": lambda s, said: _message(
            said, "location", Latitude=str(said.place[0]), Longitude=str(said.place[1])
        ),
        "buttons": lambda s, said: _message(
            said, "interactive", ButtonPayload=said.button[0], ButtonText=said.button[1]
        ),
        "buttons.row": lambda s, said: _message(
            said, "interactive", ListId=said.button[0], ListTitle=said.button[1]
        ),
        "unsupported": lambda s, said: _message(said, "reaction"),
    },
    receipts=twilio_report("whatsapp:"),
    customer=CUSTOMER,
    new_id=lambda n: f"SM{n:032x}",
)
