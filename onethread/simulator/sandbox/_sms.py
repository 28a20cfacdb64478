"""What the stand-ins of SMS providers share."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from onethread.simulator.sandbox import Call, Delivery, Refuse, Said, Sandbox, SeenFile

CUSTOMER = "+31612345678"
OURS = "+3197010240000"
ELSEWHERE = "https://onethread.example.org/hooks/sandbox"

KINDS = ("image", "audio", "video", "file")


def own_url(sandbox: Sandbox) -> str:
    """The webhook address that the provider was told."""
    return sandbox.webhook_url or ELSEWHERE


def number(value: str) -> str:
    """A number that can be written to. Refuses as a bad recipient."""
    if not value.removeprefix("+").isdigit() or not 7 <= len(value.removeprefix("+")) <= 15:
        raise Refuse("bad_recipient", f"{value} is not a valid number")
    return value


def files(sandbox: Sandbox, urls: Sequence[str]) -> list[SeenFile]:
    """Files of an MMS, which a provider fetches from their addresses. Refuses one that it can't."""
    found = []
    for url in urls:
        media = next((each for each in sandbox.media.values() if each.url == url), None)
        if media is None:
            raise Refuse("invalid", f"{url} can't be fetched")
        kind = media.media_type.partition("/")[0]
        found.append(
            SeenFile(
                kind=kind if kind in ("image", "audio", "video") else "file",
                name=media.name,
                media_type=media.media_type,
                size_bytes=len(media.content),
                link=url,
            )
        )
    return found


def form(fields: dict[str, Any]) -> bytes:
    """An encoded form."""
    return urlencode(fields).encode()


def twilio_account() -> str:
    """An account's SID."""
    return "AC" + "0123456789abcdef" * 2


def deliver_twilio(sandbox: Sandbox, payload: Any) -> Delivery:
    """A form that Twilio signs with the account's token."""
    body = form(payload)
    fields = sorted(set(parse_qsl(body.decode(), keep_blank_values=True)))
    signed = own_url(sandbox) + "".join(name + value for name, value in fields)
    mac = hmac.digest(sandbox.credentials["auth_token"].encode(), signed.encode(), "sha1")
    return Delivery(
        body=body,
        headers={
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Twilio-Signature": base64.b64encode(mac).decode(),
        },
    )


def twilio_message(said: Said, prefix: str = "", **more: Any) -> dict[str, Any]:
    """The form of a message to us."""
    media = said.media
    sid = f"{'MM' if media else 'SM'}{said.n:032x}"
    held: dict[str, Any] = {
        "MessageSid": sid,
        "SmsSid": sid,
        "SmsMessageSid": sid,
        "AccountSid": twilio_account(),
        "SmsStatus": "received",
        "From": prefix + said.customer,
        "To": prefix + OURS,
        "Body": said.text,
        "NumMedia": "1" if media else "0",
        "NumSegments": "1",
        "ApiVersion": "2010-04-01",
    }
    if media:
        held |= {"MediaUrl0": media.url, "MediaContentType0": media.media_type}
    return held | more


def twilio_report(prefix: str = "") -> Any:
    """What makes the status callback of a message."""

    def report(_sandbox: Sandbox, seen: Any, state: str) -> dict[str, Any]:
        held = {
            "MessageSid": seen.id,
            "SmsSid": seen.id,
            "MessageStatus": "undelivered" if state == "failed" else state,
            "AccountSid": twilio_account(),
            "From": prefix + OURS,
            "To": seen.to,
            "ApiVersion": "2010-04-01",
        }
        return held | ({"ErrorCode": "30005"} if state == "failed" else {})

    return report


def twilio_sent(call: Call) -> Any:
    """The answer to a message that was taken."""
    return {"sid": call.id, "status": "queued", "error_code": None, "error_message": None}


def twilio_error(status: int, code: int, words: str = "") -> tuple[int, Any]:
    """A refusal of the REST API."""

    def body(why: str) -> dict[str, Any]:
        return {
            "code": code,
            "message": words or why,
            "more_info": f"https://www.twilio.com/docs/errors/{code}",
            "status": status,
        }

    return status, body
