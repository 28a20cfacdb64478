"""E-mail: a mailbox by IMAP or direct delivery by LMTP and SMTP; answers by SMTP."""

from onethread.connectors._schemes.mail.writing import reply_address
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.inbound import parse
from onethread.connectors.email.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    signature,
)

MANIFEST = Manifest(
    id="email",
    area="mail",
    name="E-mail",
    identity_schemes=("email",),
    transport="receiver",
    content_in=(
        "text",
        "html",
        "subject",
        "image",
        "audio",
        "video",
        "file",
        "calendar",
        "system",
        "unsupported",
    ),
    content_out=(
        "text",
        "html",
        "subject",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
    ),
    limits=Limits(attachments_per_message=50, attachment_bytes={"*": MAX_ATTACHED_BYTES}),
    dedupe_scope="connector",
    dedupe_family="email",
    can_start=True,
    receipts=("delivered", "read", "failed"),
    docs_url="https://www.rfc-editor.org/rfc/rfc5322",
    cost="free",
    colour="#2563eb",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=EmailConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    signature=signature,
    address=reply_address,
    receiver="onethread.connectors.email.receiver:run",
    test_live="onethread.connectors.email.receiver:try_settings",
)
