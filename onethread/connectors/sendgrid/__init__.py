"""Mail by SendGrid: Inbound Parse in, Mail Send out, receipts by the Event Webhook."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.sendgrid.config import SendGridConfig
from onethread.connectors.sendgrid.inbound import parse, verify
from onethread.connectors.sendgrid.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="sendgrid",
        name="SendGrid",
        colour="#1a82e2",
        docs_url="https://www.twilio.com/docs/sendgrid/for-developers/parsing-email",
        attached_bytes=MAX_ATTACHED_BYTES,
    ),
    config_type=SendGridConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    signature=signature,
    address=reply_address,
    setup_webhook=(
        "In SendGrid open Settings, Inbound Parse: add your receiving domain with this address, tick "
        '"POST the raw, full MIME message", and attach a security policy with signature verification. '
        "Paste the same address under Settings, Mail Settings, Event Webhook and switch signature "
        "verification on there too."
    ),
)
