"""Threema Gateway as its documentation says (https://gateway.threema.ch/en/developer/api)."""

from __future__ import annotations

import hmac
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey
from nacl.secret import SecretBox

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    in_query,
    same,
)

_OURS = PrivateKey(b"onethread-threema-sandbox-key-01")
_THEIRS = PrivateKey(b"onethread-threema-sandbox-key-02")
_FILE_KEY = b"onethread-threema-sandbox-file-1"
_GATEWAY, _CUSTOMER = "*SANDBOX", "ECHOECHO"
_FIRST = 0xF000_0000_0000_0000
Hex = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{2})+$")]


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename={"from_": "from"}):
    """A message to be sent."""

    from_: str
    to: Annotated[str, msgspec.Meta(pattern="^[0-9A-Z]{8}$")]
    nonce: Annotated[Hex, msgspec.Meta(min_length=48, max_length=48)]
    box: Annotated[Hex, msgspec.Meta(max_length=8000)]
    secret: str


def _id(n: int) -> str:
    return f"{_FIRST + n:016x}"


def _seen(call: Call) -> Seen:
    """What the customer's telephone makes of it."""
    sent: Send = call.body
    used: set[str] = call.sandbox.state.setdefault("nonces", set())
    if sent.nonce in used:
        raise Refuse("invalid", "this nonce was used before")
    used.add(sent.nonce)
    try:
        plain = Box(_THEIRS, _OURS.public_key).decrypt(
            bytes.fromhex(sent.box), bytes.fromhex(sent.nonce)
        )
    except CryptoError as error:
        raise Refuse("invalid", "the telephone can't open it") from error
    kind, data = plain[0], plain[1 : -plain[-1]]
    if kind == 0x01:
        if len(data) > 3500:
            raise Refuse("too_large", "more than 3500 bytes")
        words, reply = data.decode(), ""
        if words.startswith("> quote #"):
            head, _, words = words.partition("\n\n")
            reply = head.removeprefix("> quote #")
        return Seen(to=sent.to, text=words, reply_to=reply)
    if kind == 0x10:
        latitude, longitude, *_ = data.decode().split("\n")[0].split(",")
        return Seen(to=sent.to, location=(float(latitude), float(longitude)))
    raise Refuse("unsupported", f"type 0x{kind:02x}")


def _key(call: Call) -> Any:
    if call.at["id"] != _CUSTOMER:
        raise Refuse("not_found", "there is no such ID")
    return bytes(_THEIRS.public_key).hex()


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    kind, data = payload["kind"], bytes.fromhex(payload["data"])
    nonce = payload["n"].to_bytes(24, "big")
    plain = bytes((kind,)) + data + bytes((40,)) * 40
    fields = {
        "from": _CUSTOMER,
        "to": _GATEWAY,
        "messageId": f"{payload['n']:016x}",
        "date": str(payload["date"]),
        "nonce": nonce.hex(),
        "box": Box(_THEIRS, _OURS.public_key).encrypt(plain, nonce).ciphertext.hex(),
    }
    signed = "".join(fields.values()).encode()
    secret = sandbox.credentials["api_secret"].encode()
    fields["mac"] = hmac.digest(secret, signed, "sha256").hex()
    fields["nickname"] = payload["name"]
    return Delivery(
        body=urlencode(fields).encode(),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )


def _event(said: Said, kind: int, data: bytes) -> dict[str, Any]:
    return {
        "n": said.n,
        "date": said.seconds,
        "name": said.name,
        "kind": kind,
        "data": data.hex(),
    }


def _blob(call: Call) -> Any:
    """A file as the customer's telephone sealed it."""
    found = call.sandbox.state.get(call.at["id"])
    if found is None:
        raise Refuse("not_found", "there is no such blob")
    return Answer(body=found)


def _file(rendering: int) -> Any:
    def event(sandbox: Sandbox, said: Said) -> dict[str, Any]:
        blob = f"{said.n:032x}"
        nonce = bytes(23) + b"\1"
        sandbox.state[blob] = SecretBox(_FILE_KEY).encrypt(said.file.content, nonce).ciphertext
        held = {
            "b": blob,
            "k": _FILE_KEY.hex(),
            "m": said.file.media_type,
            "n": said.file.name,
            "s": len(said.file.content),
            "j": rendering,
            "i": min(rendering, 1),
            "d": said.text,
        }
        return _event(said, 0x17, msgspec.json.encode(held))

    return event


def _about(said: Said) -> bytes:
    return bytes.fromhex(said.about or f"{said.before:016x}")


def _report(sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    said = sandbox.said("receipt")
    return _event(said, 0x80, (b"\1" if state == "delivered" else b"\2") + bytes.fromhex(seen.id))


STAND_IN = StandIn(
    connector="threema",
    credentials={"api_secret": "sandbox-api-secret", "private_key": bytes(_OURS).hex()},
    settings=lambda s: {**s.credentials, "gateway_id": _GATEWAY, "api_base_url": s.url},
    authenticate=in_query("secret", "api_secret"),
    routes=[
        Route(
            method="POST",
            path="/send_e2e",
            body=Send,
            seen=_seen,
            answer=lambda call: call.id,
            authenticate=lambda call: same(
                dict(part.split("=", 1) for part in call.raw.decode().split("&")).get("secret"),
                call.sandbox.credentials["api_secret"],
            ),
        ),
        Route(method="GET", path="/pubkeys/{id}", answer=_key),
        Route(method="GET", path="/blobs/{id}", answer=_blob),
        Route(method="GET", path="/credits", answer=lambda call: Answer(body="250")),
    ],
    refusals={
        "invalid": (400, b""),
        "unauthorised": (401, b""),
        "rate_limited": (429, b""),
        "fault": (500, b""),
        "not_found": (404, b""),
        "bad_recipient": (400, b""),
        "too_large": (413, b""),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _event(said, 0x01, said.text.encode()),
        "file": _file(0),
        "audio": _file(0),
        "image": _file(1),
        "voice": _file(1),
        "video": _file(1),
        "sticker": _file(2),
        "location": lambda s, said: _event(
            said, 0x10, f"{said.place[0]},{said.place[1]}\nDam".encode()
        ),
        "reaction": lambda s, said: _event(said, 0x80, b"\3" + _about(said)),
        "typing": lambda s, said: _event(said, 0x90, b"\1"),
        "unsupported": lambda s, said: _event(said, 0x15, b"poll"),
    },
    receipts=_report,
    customer=_CUSTOMER,
    new_id=_id,
)
