"""What the services that carry mail by HTTP have in common. Pure."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.mail.header_fields import normal_message_id
from onethread.connectors._schemes.mail.tokens import OWN_ID
from onethread.connectors.manifest import Limits, Manifest
from onethread.messages import DeliveryState, DeliveryUpdate, OutboundFile

CONTENT_IN = (
    "text", "html", "subject", "image", "audio", "video", "file", "calendar", "unsupported",
)  # fmt: skip
CONTENT_OUT = (
    "text", "html", "subject", "image", "audio", "voice", "video", "sticker", "file",
)  # fmt: skip
DEDUPE_FAMILY = "email"
COMPLAINT = "the customer reported this mail as spam; reach them another way"


def mail_manifest(
    *,
    connector_id: str,
    name: str,
    colour: str,
    docs_url: str,
    attached_bytes: int,
    receipts: tuple[str, ...] = ("sent", "delivered", "read", "failed"),
    without: tuple[str, ...] = (),
    **more: Any,
) -> Manifest:
    """The manifest of a mail connector. Its ids are Message-IDs, which all mail connectors share.

    `without`: kinds that its service doesn't bring.
    """
    return Manifest(
        id=connector_id,
        name=name,
        identity_schemes=("email",),
        content_in=tuple(kind for kind in CONTENT_IN if kind not in without),
        content_out=CONTENT_OUT,
        limits=Limits(attachments_per_message=50, attachment_bytes={"*": attached_bytes}),
        dedupe_scope="connector",
        dedupe_family=DEDUPE_FAMILY,
        can_start=True,
        receipts=receipts,
        docs_url=docs_url,
        area="mail",
        colour=colour,
        **{"transport": "webhook", "cost": "message", **more},
    )


def encoded(file: OutboundFile) -> str:
    """A file's content in base64."""
    return base64.b64encode(file.content or b"").decode("ascii")


def own_uid(message_id: str) -> str | None:
    """Our message's uid in one of our Message-IDs."""
    found = OWN_ID.fullmatch(message_id)
    return found.group(1).lower() if found else None


def update(
    state: DeliveryState,
    at: datetime,
    *,
    message_id: str,
    recipient: str = "",
    code: str = "",
    reason: str = "",
) -> DeliveryUpdate:
    """A receipt by our Message-ID or the service's own id, whichever it gave (brackets don't count)."""
    return DeliveryUpdate(
        message_id=normal_message_id(message_id) or message_id,
        state=state,
        at=at,
        code=code[:100] or None,
        reason=" ".join(reason.split())[:500] or None,
        recipient=recipient[:320] or None,
    )


def aligned(author_domain: str, checked_domain: str) -> bool:
    """Whether what was checked for one domain speaks for the author's: it is that, or a parent of it."""
    author, checked = author_domain.lower().rstrip("."), checked_domain.lower().strip(".@ ")
    return bool(author and checked and "." in checked) and (
        author == checked or author.endswith("." + checked)
    )
