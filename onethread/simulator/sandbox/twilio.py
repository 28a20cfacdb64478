"""Twilio's messaging as its documentation says (https://www.twilio.com/docs/messaging)."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import Answer, Call, Route, Seen, StandIn, basic
from onethread.simulator.sandbox._sms import (
    CUSTOMER,
    KINDS,
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

_ACCOUNT = "/2010-04-01/Accounts/" + twilio_account()
_SERVICE = "MG" + "0" * 32


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="pascal"):
    """A message to be sent."""

    to: str
    from_: str = msgspec.field(name="From", default="")
    messaging_service_sid: str = ""
    body: Annotated[str, msgspec.Meta(max_length=1600)] = ""
    media_url: Annotated[list[str], msgspec.Meta(max_length=10)] = []
    status_callback: str = ""


def _seen(call: Call) -> Seen:
    sent: Send = call.body
    return Seen(to=number(sent.to), text=sent.body, files=files(call.sandbox, sent.media_url))


def _subscribe(call: Call) -> Any:
    call.sandbox.webhook_url = call.form["InboundRequestUrl"]
    return {"sid": call.at["sid"], "inbound_request_url": call.sandbox.webhook_url}


def _account(_call: Call) -> Any:
    return {"sid": twilio_account(), "friendly_name": "Stand-in", "status": "active"}


STAND_IN = StandIn(
    connector="twilio",
    credentials={"account_sid": twilio_account(), "auth_token": "sandbox-auth-token"},
    settings=lambda s: {
        **s.credentials,
        "phone_number": OURS,
        "messaging_service_sid": _SERVICE,
        "webhook_url": own_url(s),
        "mms": True,
        "api_base_url": s.url,
    },
    authenticate=basic("account_sid", "auth_token"),
    routes=[
        Route(
            method="POST",
            path=_ACCOUNT + "/Messages.json",
            body=Send,
            seen=_seen,
            answer=lambda call: Answer(status=201, body=twilio_sent(call)),
        ),
        Route(method="GET", path=_ACCOUNT + ".json", answer=_account),
        Route(method="POST", path="/v1/Services/{sid}", answer=_subscribe),
    ],
    refusals={
        "invalid": twilio_error(400, 21619),
        "unauthorised": twilio_error(401, 20003, "Authenticate"),
        "rate_limited": (*twilio_error(429, 20429, "Too Many Requests"), {"Retry-After": "3"}),
        "fault": (503, b""),
        "bad_recipient": twilio_error(400, 21211),
        "no_consent": twilio_error(400, 21610, "Attempt to send to unsubscribed recipient"),
        "too_large": twilio_error(400, 21617, "The concatenated message body is too long"),
        "blocked": twilio_error(400, 30007, "Carrier violation"),
    },
    deliver=deliver_twilio,
    events={
        "text": lambda s, said: twilio_message(said),
        "text.stop": lambda s, said: twilio_message(said) | {"Body": "STOP", "OptOutType": "STOP"},
        "unsupported": lambda s, said: twilio_message(said) | {"Body": ""},
        **{kind: lambda s, said: twilio_message(said) for kind in KINDS},
    },
    receipts=twilio_report(),
    customer=CUSTOMER,
    new_id=lambda n: f"SM{n:032x}",
)
