"""Forms posted from a page or by a form builder, as messages. Nothing typed is more than claimed. Pure."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from onethread.connectors._schemes import form_fields
from onethread.connectors._schemes.forms import Form, read_form
from onethread.connectors._schemes.mail.body import attachment_kind
from onethread.connectors._schemes.mail.structure import safe_file_name
from onethread.connectors._schemes.reading import document, moment, text
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.web_forms.builders import Filled, read_builder
from onethread.connectors.web_forms.config import WebFormsConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    HttpRequest,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

MOST_FILES = 20
TEXT_CHARACTERS = 50_000


def verify(request: WebhookRequest, config: WebFormsConfig) -> Verified:
    """Accept what knows the form key; what fell into the trap is thanked and thrown away.

    Raises BadSignature.
    """
    check_token(request.query.get("key", ""), config.form_key.reveal(), what="the form key")
    kind = request.headers.get("content-type", "")
    answer = Verified(keep_headers={"content-type": kind[:300]})
    if _is_json(kind):
        return answer
    answer.body, answer.content_type = _thanks(config), "text/html; charset=utf-8"
    try:
        form = read_form(request.body, kind)
    except UnparsablePayload:
        return answer  # kept, and shown as unreadable
    if config.honeypot and form.text(config.honeypot).strip():
        answer.store = False
    return answer


def _is_json(kind: str) -> bool:
    return kind.partition(";")[0].strip().lower() == "application/json"


def _thanks(config: WebFormsConfig) -> bytes:
    onward = (
        f'<meta http-equiv="refresh" content="0;url={html.escape(config.thanks_url)}">'
        if config.thanks_url
        else ""
    )
    words = html.escape(config.thanks)
    page = (
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{words[:80]}</title>{onward}<p style="font:1.1em/1.5 sans-serif;margin:3em auto;'
        f'max-width:30em;padding:0 1em">{words}</p>'
    )
    return page.encode("utf-8", "replace")


def parse(envelope: RawEnvelope, config: WebFormsConfig) -> Sequence[InboundItem]:
    """The form as a message. Raises UnparsablePayload for what is no form, or an empty one."""
    kind = text(envelope.headers.get("content-type"))
    files: list[Attachment] = []
    if _is_json(kind):
        filled = read_builder(document(envelope.body))
    else:
        form = read_form(envelope.body, kind)
        names = {name: form.text(name)[:TEXT_CHARACTERS] for name in form.fields}
        filled = read_builder(names)
        files = _uploaded(form)
    filled.answers.pop(config.honeypot, None)
    files += [
        _linked(name, url) for name, url in filled.files if url.startswith(("https://", "http://"))
    ]
    return [_message(filled, files[:MOST_FILES], envelope, config)]


def _uploaded(form: Form) -> list[Attachment]:
    return [
        Attachment(
            kind=attachment_kind(upload.media_type),
            name=safe_file_name(upload.name) or "file",
            media_type=upload.media_type,
            size_bytes=len(upload.content),
            data=upload.content,
        )
        for upload in form.files
        if upload.content
    ]


def _linked(name: str, url: str) -> Attachment:
    last = url.partition("?")[0].rpartition("/")[2]
    return Attachment(name=safe_file_name(last) or safe_file_name(name), remote={"url": url})


def _message(
    filled: Filled, files: list[Attachment], envelope: RawEnvelope, config: WebFormsConfig
) -> InboundMessage:
    sorted_ = form_fields.read(filled.answers)
    known = sorted_.known
    message_id = filled.id or "sha256:" + sha256(envelope.body).hexdigest()
    lines = [f"{name}: {value}" for name, value in sorted_.others]
    words = "\n\n".join(part for part in (known.get("text", ""), "\n".join(lines)) if part)[
        :TEXT_CHARACTERS
    ]
    content = Content(
        text=words,
        subject=(known.get("subject") or filled.title or config.fixed_subject)[:300] or None,
        attachments=files,
    )
    sender = _sender(known, message_id)
    if not words and not files and not known:
        raise UnparsablePayload("the form is empty")
    if content.is_empty():
        content.unsupported = "form with nothing but an address"
    return InboundMessage(
        message_id=message_id,
        sender=sender,
        said_at=moment(filled.at, envelope.received_at),
        content=content,
        display_name=(form_fields.name_in(sorted_) or "")[:200] or None,
        headers={"kind": "form", **({"fields": dict(sorted_.others)} if sorted_.others else {})},
        attributes={name: known[name][:300] for name in form_fields.ATTRIBUTES if name in known},
    )


def _sender(known: Mapping[str, str], message_id: str) -> list[SenderIdentity]:
    found = []
    for scheme in form_fields.IDENTITIES:
        value = known.get(scheme, "")[:320]
        fits = "@" in value if scheme == "email" else any(c.isdigit() for c in value)
        if fits:
            found.append(SenderIdentity(scheme=scheme, value=value, assurance=Assurance.CLAIMED))
    return found or [
        SenderIdentity(scheme="anonymous", value=message_id, assurance=Assurance.CLAIMED)
    ]


def fetch_media(remote: Mapping[str, Any], config: WebFormsConfig) -> Sequence[HttpRequest]:
    """A file by the address that the form builder gave."""
    return [HttpRequest(method="GET", url=text(remote.get("url")), step="media")]
