"""WhatsApp's Cloud API, by the same rules as the stand-in with customers of its own (whatsapp_rules.py).

Source: "Messages", "Webhooks payloads" and "Error codes" of the WhatsApp Business Platform documentation.
"""

from __future__ import annotations

from typing import Any

from onethread.simulator.sandbox import (
    Call,
    Challenge,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    bearer,
    json_signed,
    serve,
)
from onethread.simulator.whatsapp_rules import (
    ApiError,
    KnownButton,
    KnownTemplate,
    Store,
    StoredMedia,
    check_message,
    check_upload,
)
from onethread.simulator.whatsapp_templates import page

NUMBER, ACCOUNT = "106540352242922", "102290129340398"
TEMPLATES = [
    KnownTemplate(name="visit", language="nl", text="Wij komen {{1}}"),
    KnownTemplate(
        name="quote",
        language="nl",
        text="Beste {{1}}, hier is de offerte.",
        header_format="DOCUMENT",
        footer="Antwoorden kan altijd.",
        buttons=[
            KnownButton(kind="QUICK_REPLY", text="Akkoord"),
            KnownButton(kind="URL", text="Bekijken", url="https://example.org/quotes/{{1}}"),
        ],
    ),
    KnownTemplate(
        name="discount",
        language="nl",
        text="Met deze code krijg je korting.",
        category="MARKETING",
        header_format="TEXT",
        header="Voor {{1}}",
        buttons=[KnownButton(kind="COPY_CODE", text="Code kopiëren")],
    ),
    KnownTemplate(
        name="on_our_way",
        language="nl",
        text="Beste {{voornaam}}, wij zijn er om {{tijd}}.",
        header_format="LOCATION",
        examples=["Fatima", "10.00 uur"],
    ),
    KnownTemplate(name="homes", language="nl", text="Deze woningen zijn vrij.", cards=2),
]


def _store(sandbox: Sandbox) -> Store:
    """What the rules look things up in, as it is now."""
    ids = {f"wamid.C{each.n}" for each in sandbox.emitted} | {seen.id for seen in sandbox.sent}
    media = {
        each.id: StoredMedia(id=each.id, media_type=each.media_type, content=each.content)
        for each in sandbox.media.values()
    }
    return Store(media=media, templates=TEMPLATES, message_ids=ids)


def _seen(call: Call) -> Seen | None:
    body = call.body
    if isinstance(body, dict) and body.get("status") == "read":
        if body.get("message_id") not in _store(call.sandbox).message_ids:
            raise Refuse("invalid", "message_id names no message of this number")
        call.sandbox.read.append(body["message_id"])
        return None
    try:
        kind = check_message(body, _store(call.sandbox))
    except ApiError as error:
        raise Refuse("invalid", error.details) from error
    part = body[kind]
    seen = Seen(to=body.get("to") or body["recipient"])
    seen.reply_to = (body.get("context") or {}).get("message_id", "")
    if kind in ("image", "audio", "video", "sticker", "document"):
        media = call.sandbox.media.get(part.get("id", ""))
        seen.text = part.get("caption", "")
        shown = "voice" if part.get("voice") else "file" if kind == "document" else kind
        seen.files = [
            SeenFile(
                kind=shown,
                name=part.get("filename", media.name if media else ""),
                media_type=media.media_type if media else "",
                size_bytes=len(media.content) if media else None,
                link=part.get("link", ""),
            )
        ]
    elif kind == "text":
        seen.text = part["body"]
    elif kind == "location":
        seen.location = (part["latitude"], part["longitude"])
    elif kind == "contacts":
        seen.contacts = [card["name"]["formatted_name"] for card in part]
    elif kind == "reaction":
        seen.reaction, seen.reply_to = part["emoji"], part["message_id"]
    elif kind == "template":
        seen.template = part["name"]
    elif kind == "interactive":
        action = part["action"]
        seen.text = part["body"]["text"]
        seen.buttons = [each["reply"]["title"] for each in action.get("buttons", ())]
        rows = [row for section in action.get("sections", ()) for row in section["rows"]]
        seen.rows = [row["title"] for row in rows]
    return seen


def _answer(call: Call) -> Any:
    if not call.seen:
        return {"success": True}
    to = call.seen[0].to.removeprefix("+")
    return {
        "messaging_product": "whatsapp",
        "contacts": [{"input": call.seen[0].to, "wa_id": to}],
        "messages": [{"id": call.id}],
    }


def _upload(call: Call) -> Any:
    file = call.upload
    if call.form.get("messaging_product") != "whatsapp":
        raise Refuse("invalid", "messaging_product is required")
    media_type = call.form.get("type") or file.media_type
    try:
        check_upload(media_type, file.content)
    except ApiError as error:
        raise Refuse("invalid", error.details) from error
    return {"id": call.sandbox.keep_media(file.content, media_type, file.name).id}


def _node(call: Call) -> Any:
    node = call.at["node"]
    if node == NUMBER:
        return {
            "id": node,
            "display_phone_number": "+31 20 123 4567",
            "verified_name": "Onethread",
            "quality_rating": "GREEN",
        }
    media = call.sandbox.media.get(node)
    if media is None:
        raise Refuse("not_found", f"Object with ID {node!r} does not exist")
    return {
        "id": node,
        "messaging_product": "whatsapp",
        "url": f"{call.sandbox.url}/content/{node}",
        "mime_type": media.media_type,
        "file_size": len(media.content),
    }


def _templates(call: Call) -> Any:
    return page(TEMPLATES, call.query, 3)


def _subscribe(call: Call) -> Any:
    """Webhooks of this account go to an address of its own ("Override webhooks")."""
    body = call.body or {}
    if body.get("verify_token") != call.sandbox.credentials["verify_token"]:
        raise Refuse("invalid", "override_callback_uri needs its verify_token")
    call.sandbox.webhook_url = body["override_callback_uri"]
    return {"success": True}


def _value(**value: Any) -> dict[str, Any]:
    metadata = {"display_phone_number": "31201234567", "phone_number_id": NUMBER}
    held = {"messaging_product": "whatsapp", "metadata": metadata, **value}
    change = {"value": held, "field": "messages"}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": ACCOUNT, "changes": [change]}],
    }


def _message(said: Said, kind: str, part: Any, **more: Any) -> dict[str, Any]:
    user_id = f"NL.{said.customer}000"
    contact = {"profile": {"name": said.name}, "wa_id": said.customer, "user_id": user_id}
    message = {
        "from": said.customer,
        "from_user_id": user_id,
        "id": f"wamid.C{said.n}",
        "timestamp": str(said.seconds),
        "type": kind,
        kind: part,
        **more,
    }
    return _value(contacts=[contact], messages=[message])


def _file(kind: str, **more: Any) -> Any:
    def event(_sandbox: Sandbox, said: Said) -> Any:
        part = {"id": said.file.id, "mime_type": said.file.media_type, **more}
        if kind == "document":
            part["filename"] = said.file.name
        if said.text and kind in ("image", "video", "document"):
            part["caption"] = said.text
        return _message(said, kind, part)

    return event


def _button(_sandbox: Sandbox, said: Said) -> Any:
    chosen = {"id": said.button[0], "title": said.button[1]}
    return _message(said, "interactive", {"type": "button_reply", "button_reply": chosen})


def _order(_sandbox: Sandbox, said: Said) -> Any:
    item = {"product_retailer_id": "sleutel", "quantity": 2, "item_price": 12.5, "currency": "EUR"}
    return _message(said, "order", {"catalog_id": "1", "text": said.text, "product_items": [item]})


def _edit(_sandbox: Sandbox, said: Said) -> Any:
    changed = {"type": "text", "text": {"body": said.text}}
    original = f"wamid.C{said.before}"
    return _message(said, "edit", {"original_message_id": original, "message": changed})


def _together(payloads: Any) -> Any:
    return {**payloads[0], "entry": [entry for each in payloads for entry in each["entry"]]}


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> Any:
    to = seen.to.removeprefix("+")
    status = {"id": seen.id, "status": state, "timestamp": "1767322900", "recipient_id": to}
    if state == "failed":
        title = "Message undeliverable"
        status["errors"] = [{"code": 131026, "title": title, "error_data": {"details": title}}]  # type: ignore[assignment]
    told = seen.raw.get("biz_opaque_callback_data")
    return _value(statuses=[{**status, **({"biz_opaque_callback_data": told} if told else {})}])


def _challenge(sandbox: Sandbox) -> Challenge:
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    query["hub.verify_token"] = sandbox.credentials["verify_token"]
    return Challenge(delivery=Delivery(method="GET", body=b"", query=query), expected=b"1158201444")


def _error(status: int, code: int, headers: dict[str, str] | None = None) -> Any:
    return (status, lambda why: ApiError(code, why).body(), headers or {})


STAND_IN = StandIn(
    connector="whatsapp",
    credentials={
        "access_token": "EAAG-sandbox",
        "app_secret": "0a1b2c",
        "verify_token": "paste-me",
    },
    settings=lambda s: {
        **s.credentials,
        "phone_number_id": NUMBER,
        "business_account_id": ACCOUNT,
        "phone_number": "+31 20 123 4567",
        "api_base_url": s.url,
    },
    authenticate=bearer("access_token"),
    routes=[
        Route(method="POST", path=f"/{{version}}/{NUMBER}/messages", seen=_seen, answer=_answer),
        Route(method="POST", path=f"/{{version}}/{NUMBER}/media", answer=_upload),
        Route(method="GET", path=f"/{{version}}/{ACCOUNT}/message_templates", answer=_templates),
        Route(
            method="GET",
            path=f"/{{version}}/{ACCOUNT}/subscribed_apps",
            answer=lambda call: {"data": [{"whatsapp_business_api_data": {"id": "1"}}]},
        ),
        Route(method="POST", path=f"/{{version}}/{ACCOUNT}/subscribed_apps", answer=_subscribe),
        Route(
            method="GET",
            path="/content/{id}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["id"])),
        ),
        Route(method="GET", path="/{version}/{node}", answer=_node),
    ],
    refusals={
        "invalid": _error(400, 100),
        "unauthorised": _error(401, 190),
        "rate_limited": _error(429, 130429),
        "fault": (500, b""),
        "not_found": _error(404, 100),
        "window_closed": _error(400, 131047),
        "bad_recipient": _error(400, 131026),
    },
    deliver=json_signed("X-Hub-Signature-256", "app_secret", prefix="sha256="),
    batch=_together,
    challenge=_challenge,
    events={
        "text": lambda s, said: _message(said, "text", {"body": said.text}),
        "image": _file("image"),
        "audio": _file("audio", voice=False),
        "voice": _file("audio", voice=True),
        "video": _file("video"),
        "sticker": _file("sticker", animated=False),
        "file": _file("document"),
        "location": lambda s, said: _message(
            said, "location", {"latitude": said.place[0], "longitude": said.place[1]}
        ),
        "contacts": lambda s, said: _message(
            said,
            "contacts",
            [{"name": {"formatted_name": "Piet Bakker", "first_name": "Piet"}, "phones": []}],
        ),
        "buttons": _button,
        "order": _order,
        "reaction": lambda s, said: _message(
            said, "reaction", {"message_id": f"wamid.C{said.before}", "emoji": said.emoji}
        ),
        "edit": _edit,
        "deletion": lambda s, said: _message(
            said, "revoke", {"original_message_id": f"wamid.C{said.before}"}
        ),
        "system": lambda s, said: _message(
            said, "system", {"body": "Changed number", "type": "user_changed_number"}
        ),
        "unsupported": lambda s, said: _message(
            said, "unsupported", {}, errors=[{"code": 131051, "title": "Unsupported"}]
        ),
    },
    receipts=_receipt,
    customer="31612345678",
    new_id=lambda n: f"wamid.B{n}",
)
