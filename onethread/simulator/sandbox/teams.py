"""The Bot Connector of Microsoft Teams as its documentation says
(https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference)."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import unquote

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.connectors._schemes.sent import kind_of
from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    issued,
    serve,
)

_APP = "00001111-aaaa-2222-bbbb-3333cccc4444"
_CONVERSATION = "a:1sandbox"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_CARD = "application/vnd.microsoft.card.adaptive"


class Attached(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A card or a picture in an activity."""

    content_type: str
    content: Any = None
    content_url: Annotated[str, msgspec.Meta(max_length=100_000)] = ""
    name: str = ""


class Activity(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A message of the bot's."""

    type: Literal["message"]
    id: str = ""
    text: Annotated[str, msgspec.Meta(max_length=25_000)] = ""
    text_format: Literal["plain", "markdown", "xml"] = "markdown"
    attachments: list[Attached] = []


def _token(call: Call) -> Any:
    form = call.form
    held = call.sandbox.credentials["app_password"]
    if call.sandbox.behaviour.expired_token or form.get("client_secret") != held:
        raise Refuse("bad_secret")
    if form.get("scope") != "https://api.botframework.com/.default":
        raise Refuse("bad_secret")
    return {"token_type": "Bearer", "expires_in": 3599, "access_token": call.sandbox.new_token()}


def _keys(_call: Call) -> Any:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key(), as_dict=True)
    return {"keys": [{**public, "kid": "sandbox", "alg": "RS256", "endorsements": ["msteams"]}]}


def _seen(call: Call) -> Seen:
    sent: Activity = call.body
    if unquote(call.at["conversation"]) != _CONVERSATION:
        raise Refuse("bad_recipient")
    seen = Seen(to=_CONVERSATION, text=sent.text)
    if sent.text_format == "xml":
        seen.html = sent.text
    for each in sent.attachments:
        if each.content_type == _CARD:
            for block in each.content["body"]:
                seen.text = seen.text or block.get("text", "")
                seen.rows += [choice["title"] for choice in block.get("choices", ())]
            if not seen.rows:
                seen.buttons = [action["title"] for action in each.content["actions"]]
                if len(seen.buttons) > 6:
                    raise Refuse("invalid", "more actions than are shown")
        elif each.content_url.startswith("data:"):
            seen.files.append(SeenFile(kind=kind_of(each.content_type), name=each.name))
        else:
            raise Refuse("invalid", "an attachment that is none")
    return seen


def _change(call: Call) -> Any:
    call.sandbox.edit(f"{_CONVERSATION}|{call.at['id']}", call.body.text)
    return {"id": call.at["id"]}


def _delete(call: Call) -> Any:
    call.sandbox.delete(f"{_CONVERSATION}|{call.at['id']}")
    return Answer(status=200)


def _activity(sandbox: Sandbox, said: Said, kind: str = "message", **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "id": f"17673230{said.n:05d}",
        "timestamp": said.at,
        "serviceUrl": f"{sandbox.url}/",
        "channelId": "msteams",
        "from": {"id": said.customer, "name": said.name, "aadObjectId": "c33aafc4-sandbox"},
        "conversation": {"id": _CONVERSATION, "conversationType": "personal"},
        "recipient": {"id": f"28:{_APP}", "name": "Hulp"},
        **more,
    }


def _message(sandbox: Sandbox, said: Said, **more: Any) -> dict[str, Any]:
    return _activity(sandbox, said, **{"text": said.text, **more})


def _file(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    info = {"downloadUrl": said.file.url, "fileType": said.file.name.rpartition(".")[2]}
    kind = "application/vnd.microsoft.teams.file.download.info"
    return _message(
        sandbox,
        said,
        attachments=[{"contentType": kind, "name": said.file.name, "content": info}],
    )


def _picture(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    where = f"{sandbox.url}/v3/attachments/{said.file.id}"
    return _message(sandbox, said, attachments=[{"contentType": "image/*", "contentUrl": where}])


def _of(said: Said) -> str:
    return said.about.rpartition("|")[2] or "1767322000000"


def _changed(sandbox: Sandbox, said: Said, kind: str, event: str) -> dict[str, Any]:
    earlier = {"id": f"17673230{said.before:05d}", "channelData": {"eventType": event}}
    return _activity(sandbox, said, kind, **earlier, text=said.text)


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    claims = {
        "iss": "https://api.botframework.com",
        "aud": _APP,
        "exp": 4_000_000_000,
        "serviceurl": f"{sandbox.url}/",
    }
    token = jwt.encode(claims, _KEY, algorithm="RS256", headers={"kid": "sandbox"})
    return Delivery(body=msgspec.json.encode(payload), headers={"Authorization": f"Bearer {token}"})


STAND_IN = StandIn(
    connector="teams",
    credentials={"app_password": "sandbox~secret"},
    settings=lambda s: {
        "app_id": _APP,
        **s.credentials,
        "service_url": f"{s.url}/",
        "api_base_url": s.url,
        "login_base_url": s.url,
        "keys_url": f"{s.url}/keys",
    },
    authenticate=issued,
    routes=[
        Route(
            method="POST", path="/{tenant}/oauth2/v2.0/token", answer=_token, authenticate=anyone
        ),
        Route(method="GET", path="/keys", answer=_keys, authenticate=anyone),
        Route(method="POST", path="/v3/conversations", answer=lambda call: {"id": _CONVERSATION}),
        Route(
            method="POST",
            path="/v3/conversations/{conversation}/activities",
            body=Activity,
            seen=_seen,
            answer=lambda call: Answer(status=201, body={"id": call.id.rpartition("|")[2]}),
        ),
        Route(
            method="PUT",
            path="/v3/conversations/{conversation}/activities/{id}",
            body=Activity,
            answer=_change,
        ),
        Route(
            method="DELETE",
            path="/v3/conversations/{conversation}/activities/{id}",
            answer=_delete,
        ),
        Route(
            method="GET",
            path="/v3/attachments/{id}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
    ],
    refusals={
        "bad_secret": (401, {"error": "invalid_client", "error_description": "AADSTS7000215"}),
        "invalid": (400, lambda why: {"error": {"code": "BadArgument", "message": why}}),
        "unauthorised": (401, {"error": {"code": "BotNotAuthorised", "message": "Unauthorized"}}),
        "rate_limited": (429, {"error": {"code": "RateLimited"}}, {"Retry-After": "7"}),
        "fault": (503, b""),
        "bad_recipient": (404, {"error": {"code": "ConversationNotFound", "message": "gone"}}),
        "blocked": (403, {"error": {"code": "ConversationBlockedByUser", "message": "blocked"}}),
        "too_large": (413, {"error": {"code": "MessageSizeTooBig", "message": "too large"}}),
    },
    deliver=_deliver,
    events={
        "text": _message,
        "image": _picture,
        "audio": _file,
        "video": _file,
        "file": _file,
        "buttons": lambda s, said: _message(
            s, said, value={"button": said.button[0], "label": said.button[1]}
        ),
        "reaction": lambda s, said: _activity(
            s, said, "messageReaction", reactionsAdded=[{"type": "like"}], replyToId=_of(said)
        ),
        "edit": lambda s, said: _changed(s, said, "messageUpdate", "editMessage"),
        "deletion": lambda s, said: _changed(s, said, "messageDelete", "softDeleteMessage"),
        "typing": lambda s, said: _activity(s, said, "typing"),
        "unsupported": lambda s, said: _message(s, said, text=""),
    },
    receipts=lambda s, seen, state: {
        "type": "event",
        "name": "application/vnd.microsoft.readReceipt",
        "value": {"lastReadMessageId": seen.id.rpartition("|")[2]},
        "serviceUrl": f"{s.url}/",
        "channelId": "msteams",
        "from": {"id": "29:1sandbox"},
        "conversation": {"id": _CONVERSATION},
    },
    customer="29:1sandbox",
    new_id=lambda n: f"{_CONVERSATION}|17673240{n:05d}",
)
