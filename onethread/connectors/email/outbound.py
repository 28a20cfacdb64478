"""An answer as a mail, and what the SMTP server said to it. Pure."""

from __future__ import annotations

import html as html_text
import re
from collections.abc import Sequence
from email.utils import format_datetime

import msgspec

from onethread.connectors.email import sanitise, tokens
from onethread.connectors.email.addresses import valid_address
from onethread.connectors.email.bounce import OWN_ID_HEADER, explain
from onethread.connectors.email.charsets import clean, clean_line
from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.mime_writer import (
    MimePart,
    address_value,
    can_be_sent,
    file_part,
    id_list,
    multipart,
    text_part,
    text_value,
    write_mail,
)
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    MailRequest,
    MailResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TOKEN_STEP = "token"  # noqa: S105 - the name of a step
_MAX_REFERENCES = 40
# Base64 makes this into the 25 MB that most servers take.
MAX_ATTACHED_BYTES = 18 << 20
_RETRY_SECONDS = 300.0
_REPLY_PREFIX = re.compile(
    r"^(?:\s*(?:re|aw|antw|sv|tr|fwd?|fw|wg)\s?(?:\[\d{1,3}\])?\s?:)+\s*", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^\s<>\"']{1,2000}[^\s<>\"'.,;:!?)\]]")


def build(message: OutboundMessage, config: EmailConfig) -> Sequence[OutboundRequest]:
    """The mail, preceded by a request for an access token where the server wants XOAUTH2.

    Raises InvalidInput when the address can't be written to or no SMTP server is set.
    """
    recipient = sendable_address(message.to)
    if recipient is None:
        raise InvalidInput(
            f"{clean_line(message.to, 100)!r} is not an address that mail can be sent to",
            fields={"to": "not an e-mail address"},
        )
    if not config.smtp_host:
        raise InvalidInput(
            "this channel has no SMTP server: set one in its settings to send mail",
            fields={"smtp_host": "missing"},
        )
    oauth = config.auth == "oauth2"
    mail = MailRequest(
        host=config.smtp_host,
        port=config.smtp_port,
        security=config.smtp_security,
        envelope_from=sendable_address(config.from_address) or config.from_address,
        envelope_to=[recipient],
        message=write(message, recipient, config),
        username=config.smtp_username or (config.imap_username if oauth else None) or None,
        password=(
            config.smtp_password.reveal()
            if config.smtp_password and config.smtp_username and not oauth
            else None
        ),
        access_token="{{" + TOKEN_STEP + ".access_token}}" if oauth else None,
    )
    return [token_request(config), mail] if oauth else [mail]


def token_request(config: EmailConfig) -> HttpRequest:
    """The refresh of the access token (RFC 6749, 6). Its answer's `access_token` is for XOAUTH2."""
    form = {
        "grant_type": "refresh_token",
        "client_id": config.oauth_client_id,
        "refresh_token": config.oauth_refresh_token.reveal() if config.oauth_refresh_token else "",
    }
    if config.oauth_client_secret:
        form["client_secret"] = config.oauth_client_secret.reveal()
    if config.oauth_scope:
        form["scope"] = config.oauth_scope
    return HttpRequest(
        method="POST",
        url=config.oauth_endpoint,
        form=form,
        headers={"accept": "application/json"},
        step=TOKEN_STEP,
    )


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What the sign-in server gave: an access token, or in words why not; some renew the other too."""

    access: str | None = None
    refresh: str | None = None
    why_not: str = ""


class _TokenAnswer(msgspec.Struct):
    access_token: str = ""
    refresh_token: str | None = None
    error: str = ""
    error_description: str = ""


def read_token(response: HttpResponse) -> Tokens:
    """The tokens in the answer to `token_request`."""
    try:
        answer = msgspec.json.decode(response.body, type=_TokenAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        answer = _TokenAnswer()
    if response.status == 200 and answer.access_token:
        return Tokens(access=answer.access_token, refresh=answer.refresh_token or None)
    said = clean_line(answer.error_description or answer.error or f"HTTP {response.status}", 200)
    what = (
        "Try again later" if response.status >= 500 else "Sign in again in the channel's settings"
    )
    return Tokens(why_not=f"the sign-in server gave no access token: {said.rstrip('.')}. {what}.")


def write(message: OutboundMessage, recipient: str, config: EmailConfig) -> bytes:
    """The mail itself. The same message is the same bytes at each attempt."""
    sender = sendable_address(config.from_address) or config.from_address
    domain = sender.rpartition("@")[2]
    own_id = tokens.make_message_id(message.message_uid, message.reply_token, domain, message.part)
    reply_to = tokens.reply_address(config, message.reply_token)
    answered, references = _thread(message)
    name = _sender_name(message.author_name, config)
    headers = [
        ("From", address_value(sender, name)),
        ("To", recipient),
        ("Subject", text_value(_subject(message, config, bool(answered)), "Subject")),
        ("Date", format_datetime(message.created_at)),
        ("Message-ID", f"<{own_id}>"),
    ]
    if reply_to.lower() != config.from_address.lower():
        headers.append(("Reply-To", address_value(sendable_address(reply_to) or reply_to, name)))
    if answered:
        headers.append(("In-Reply-To", f"<{answered}>"))
    if references:
        headers.append(("References", id_list(references)))
    headers.append((OWN_ID_HEADER, f"<{own_id}>"))
    return write_mail(headers, _content(message, config, own_id))


def _sender_name(author_name: str | None, config: EmailConfig) -> str:
    """The name that customers see; without an agent's what is around it still reads well."""
    name = config.from_name.replace("{agent}", author_name or "")
    return clean_line(name, 200).strip(" -–—|,·")


def sendable_address(text: str) -> str | None:
    """An address in ASCII (the domain in its IDNA form), or None when it can't be written to."""
    address = valid_address(text)
    if address is None:
        return None
    local, _, domain = address.rpartition("@")
    if not local.isascii() or local.startswith(".") or local.endswith(".") or ".." in local:
        return None
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return f"{local}@{domain}"


def _thread(message: OutboundMessage) -> tuple[str | None, list[str]]:
    """The id answered and the full References (RFC 5322, 3.6.4); of too many the first and last."""
    stored = message.leg.get("references")
    earlier = (
        [str(identifier) for identifier in stored] if isinstance(stored, (list, tuple)) else []
    )
    latest = str(message.leg.get("message_id") or "")
    answered = message.in_reply_to or latest
    chain = [*earlier, latest, answered]
    references = list(dict.fromkeys(found for found in chain if found and can_be_sent(found)))
    if len(references) > _MAX_REFERENCES:
        references = references[:1] + references[-(_MAX_REFERENCES - 1) :]
    return (answered if answered and can_be_sent(answered) else None), references


def _subject(message: OutboundMessage, config: EmailConfig, is_reply: bool) -> str:
    given = clean_line(message.content.subject or "", 900)
    if given:
        return given
    earlier = _REPLY_PREFIX.sub("", clean_line(str(message.leg.get("subject") or ""), 900))
    if earlier:
        return f"Re: {earlier}"
    fallback = (
        config.fallback_subject or _sender_name(message.author_name, config) or config.from_address
    )
    return f"Re: {fallback}" if is_reply else fallback


def _content(message: OutboundMessage, config: EmailConfig, seed: str) -> MimePart:
    under = signature(message.author_name, config)
    held, links = _attachable(message.files)
    text, html = _text(message, links, under), _html(message, links, under)
    inline = [(f, c) for f, c in held if f.content_id and f"cid:{f.content_id}" in html]
    attached = [(f, c) for f, c in held if not any(f is other for other, _ in inline)]
    shown = text_part(html, "html")
    if inline:
        parts = [file_part(c, f.name, f.media_type, f.content_id) for f, c in inline]
        shown = multipart("related", [shown, *parts], seed)
    content = multipart("alternative", [text_part(text), shown], seed)
    if attached:
        files = [file_part(c, f.name, f.media_type) for f, c in attached]
        content = multipart("mixed", [content, *files], seed)
    return content


def signature(author_name: str | None, config: EmailConfig) -> str:
    """What stands under every mail, in the name of its author."""
    name = author_name or _sender_name(author_name, config)
    return clean(config.signature.replace("{agent}", name)).strip("\n")


def _attachable(
    files: Sequence[OutboundFile],
) -> tuple[list[tuple[OutboundFile, bytes]], list[OutboundFile]]:
    """The files that fit into one mail, and those that go as a link: the last ones, when together
    they are too large."""
    held: list[tuple[OutboundFile, bytes]] = []
    links: list[OutboundFile] = []
    room = MAX_ATTACHED_BYTES
    for file in files:
        fits = file.content is not None and (len(file.content) <= room or not file.link)
        if fits and file.content is not None:
            held.append((file, file.content))
            room -= len(file.content)
        elif file.link:
            links.append(file)
    return held, links


def _text(message: OutboundMessage, links: list[OutboundFile], signature: str) -> str:
    text = clean(message.content.text).strip("\n")
    if not text and message.content.html:
        text = sanitise.to_text(sanitise.clean_html(message.content.html))
    pieces = [text] if text else []
    pieces += [
        f"{clean_line(file.name, 150)}: {clean_line(file.link or '', 2000)}" for file in links
    ]
    if signature:
        pieces.append(f"-- \n{signature}")
    return "\n\n".join(pieces)


def _html(message: OutboundMessage, links: list[OutboundFile], signature: str) -> str:
    given = sanitise.clean_html(message.content.html) if message.content.html else ""
    pieces = [given or _as_html(clean(message.content.text).strip("\n"))]
    for file in links:
        target = html_text.escape(clean_line(file.link or "", 2000))
        pieces.append(
            f'<p><a href="{target}">{html_text.escape(clean_line(file.name, 150))}</a></p>'
        )
    if signature:
        pieces.append(f"<div>-- <br>\n{_as_html(signature)}</div>")
    body = "\n".join(piece for piece in pieces if piece)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>'
    )


def _as_html(text: str) -> str:
    """Plain text as HTML: lines kept, web addresses clickable."""
    pieces: list[str] = []
    position = 0
    for found in _LINK.finditer(text):
        pieces.append(html_text.escape(text[position : found.start()], quote=False))
        target = html_text.escape(found.group(0))
        pieces.append(f'<a href="{target}">{target}</a>')
        position = found.end()
    pieces.append(html_text.escape(text[position:], quote=False))
    return "<div>" + "".join(pieces).replace("\n", "<br>\n") + "</div>"


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: EmailConfig
) -> SendResult:
    """Whether the mail was taken for delivery; bounces come later, as mails."""
    for response in responses:
        if isinstance(response, HttpResponse):
            tokens_given = read_token(response)
            if tokens_given.access is None:
                why = tokens_given.why_not
                if response.status >= 500 or response.status == 429:
                    return SendRefused(
                        code="temporary", reason=why, retry_after_seconds=_RETRY_SECONDS
                    )
                return SendRefused(code="bad_credentials", reason=why)
    answers = [response for response in responses if isinstance(response, MailResponse)]
    if not answers:
        return SendRefused(
            code="temporary",
            reason="the mail server was not reached",
            retry_after_seconds=_RETRY_SECONDS,
        )
    answer = answers[-1]
    if answer.refused:
        recipient, said = next(iter(answer.refused.items()))
        return _refusal(_code_in(said) or answer.code, said, recipient)
    if 200 <= answer.code < 300:
        domain = (sendable_address(config.from_address) or config.from_address).rpartition("@")[2]
        return SendAccepted(
            message_id=tokens.make_message_id(
                message.message_uid, message.reply_token, domain, message.part
            )
        )
    return _refusal(answer.code, answer.text, None)


def _code_in(said: str) -> int | None:
    found = re.match(r"\s*\(?([45]\d\d)\b", said)
    return int(found.group(1)) if found else None


def _refusal(code: int, said: str, recipient: str | None) -> SendRefused:
    if code in (530, 534, 535, 538, 454):
        return SendRefused(
            code="bad_credentials",
            reason="the mail server refused the log-in of this channel; an administrator must sign in "
            f"again. The server said: {clean_line(said, 200)}",
            retry_after_seconds=_RETRY_SECONDS if code == 454 else None,
        )
    status, reason = explain("", said, recipient)
    if 400 <= code < 500 or code == 0:
        return SendRefused(code="temporary", reason=reason, retry_after_seconds=_RETRY_SECONDS)
    subject = (status or "").split(".")
    if code == 552 or status in ("5.3.4", "5.2.3"):
        return SendRefused(code="too_large", reason=reason)
    if code in (551, 553) or subject[1:2] == ["1"] or (code == 550 and subject[1:2] in ([], ["2"])):
        return SendRefused(code="bad_recipient", reason=reason)
    if subject[1:2] == ["7"] or code in (550, 554, 571):
        return SendRefused(code="blocked", reason=reason)
    return SendRefused(code=str(code), reason=reason)
