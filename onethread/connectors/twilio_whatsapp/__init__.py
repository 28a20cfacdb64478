"""WhatsApp by Twilio: signed forms in, REST API out."""

from onethread.connectors._schemes.twilio import read_test, test
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.connectors.twilio_whatsapp.inbound import parse, verify
from onethread.connectors.twilio_whatsapp.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
)
from onethread.connectors.twilio_whatsapp.templates import (
    more_templates,
    read_templates,
    templates,
)

_MB = 1024 * 1024


def address(config: TwilioWhatsAppConfig) -> str:
    """The number in digits, as wa.me wants it."""
    return config.digits


MANIFEST = Manifest(
    id="twilio_whatsapp",
    name="WhatsApp by Twilio",
    identity_schemes=("whatsapp", "phone"),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "buttons",
        "unsupported",
    ),
    content_out=(
        "text",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "buttons",
        "list",
        "template",
    ),
    limits=Limits(
        text_characters=TEXT_LIMIT,
        buttons=3,
        button_label_characters=20,
        list_rows=10,
        attachments_per_message=1,
        attachment_bytes={"image": 5 * _MB, "sticker": 100 * 1024, "*": 16 * _MB},
        messages_per_second=80,
    ),
    reply_window_hours=24,
    can_start=True,
    receipts=("sent", "delivered", "read", "failed"),
    markup="whatsapp",
    cost="template",
    docs_url="https://www.twilio.com/docs/whatsapp",
    colour="#16a34a",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=TwilioWhatsAppConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    templates=templates,
    read_templates=read_templates,
    more_templates=more_templates,
    setup_webhook=(
        "In the Twilio Console open Messaging, Senders, WhatsApp senders, choose the sender, and paste "
        "this address as the webhook for incoming messages and as the status callback. Paste the same "
        "address into this channel as its public webhook address."
    ),
)
