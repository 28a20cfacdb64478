"""Mail by Resend: webhooks in, received mail fetched, API out."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.resend.config import ResendConfig
from onethread.connectors.resend.inbound import fetch_media, parse, verify
from onethread.connectors.resend.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    read_test,
    test,
)

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="resend",
        name="Resend",
        colour="#111827",
        docs_url="https://resend.com/docs/dashboard/receiving/introduction",
        attached_bytes=MAX_ATTACHED_BYTES,
        repeatable=True,
    ),
    config_type=ResendConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    signature=signature,
    address=reply_address,
    setup_webhook=(
        "In Resend open Webhooks, add one with this address for all email events (received, sent, "
        "delivered, bounced, complained, opened, failed), and paste its signing secret into this channel."
    ),
)
