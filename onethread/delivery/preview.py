"""A reply as the channel will show it, by the same rendering as when it is sent."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.channels.load import LoadedChannel
from onethread.connectors.contract import Manifest
from onethread.delivery.render import fits, render
from onethread.messages import Button, Content, ListRow, OutboundFile

# What stands for the address of a file that goes as a link: the real one is made when it is sent.
LINK = "https://…"
# Parts of one text message: GSM 03.38 septets, else UCS-2 (3GPP TS 23.040).
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("^{}\\[~]|€")


class PreviewFile(msgspec.Struct, kw_only=True):
    """A file that goes along."""

    name: str
    kind: str
    media_type: str
    size_bytes: int
    file_id: str | None = None


class PreviewPart(msgspec.Struct, kw_only=True):
    """One message as the customer gets it. `pieces`: how many the network makes of
    it, where it does (SMS)."""

    text: str
    html: str | None = None
    buttons: list[Button] = []
    rows: list[ListRow] = []
    files: list[PreviewFile] = []
    characters: int = 0
    pieces: int = 1


class ReplyPreview(msgspec.Struct, kw_only=True):
    """What a reply becomes on a channel. `changed`: what the channel can't show and how it is shown
    instead (`markup`, `plain`, `buttons`, `subject`, `split`, `links`). `signature` stands below.
    `public`: anyone will be able to read it."""

    connector: str
    channel_name: str
    subject: str | None
    signature: str
    parts: list[PreviewPart]
    changed: list[str]
    public: bool = False


def preview(
    content: Content, channel: LoadedChannel, author_name: str | None, subject: str | None
) -> ReplyPreview:
    """Render down as `delivery.send` will. `subject`: that of the mail answered."""
    manifest = channel.connector.manifest
    files = [_file(each, manifest) for each in _outgoing(content)]
    parts = render(content, files, manifest)
    by_name = {each.name: each.file_id for each in content.attachments}
    sign = channel.connector.signature
    return ReplyPreview(
        connector=manifest.id,
        channel_name=channel.name,
        subject=(content.subject or subject) if "subject" in manifest.content_out else None,
        signature=sign(author_name, channel.config) if sign else "",
        parts=[
            PreviewPart(
                text=part.content.text
                or (part.content.template.text if part.content.template else ""),
                html=part.content.html,
                buttons=part.content.buttons,
                rows=part.content.rows,
                files=[
                    PreviewFile(
                        name=file.name,
                        kind=file.kind,
                        media_type=file.media_type,
                        size_bytes=file.size_bytes,
                        file_id=by_name.get(file.name),
                    )
                    for file in part.files
                ],
                characters=len(part.content.text),
                pieces=sms_pieces(part.content.text) if manifest.pieces == "sms" else 1,
            )
            for part in parts
        ],
        changed=_changed(content, manifest, files, len(parts)),
        public=content.public,
    )


def sms_pieces(text: str) -> int:
    """In how many pieces a text goes by SMS: 160 characters of the telephone's alphabet or 70 of any
    other; in more than one 153 or 67, which leaves room for their order."""
    if all(c in _GSM or c in _GSM_TWICE for c in text):
        length, alone, each = sum(2 if c in _GSM_TWICE else 1 for c in text), 160, 153
    else:
        length, alone, each = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= alone else -(-length // each)


def _outgoing(content: Content) -> list[OutboundFile]:
    return [
        OutboundFile(
            name=each.name or "file",
            media_type=each.media_type,
            size_bytes=each.size_bytes or 0,
            kind=each.kind,
            caption=each.caption,
            link=LINK,
        )
        for each in content.attachments
    ]


def _file(file: OutboundFile, manifest: Manifest) -> OutboundFile:
    """Within the limit: as if its bytes were read."""
    return msgspec.structs.replace(file, content=b"" if fits(file, manifest.limits) else None)


def _changed(
    content: Content, manifest: Manifest, files: Sequence[OutboundFile], parts: int
) -> list[str]:
    can = manifest.content_out
    found = []
    if content.html and "html" not in can:
        found.append("markup" if manifest.markup else "plain")
    limits = manifest.limits
    if content.buttons and ("buttons" not in can or len(content.buttons) > limits.buttons):
        found.append("buttons")
    if content.subject and "subject" not in can:
        found.append("subject")
    if parts > 1:
        found.append("split")
    if any(file.content is None for file in files):
        found.append("links")
    return found
