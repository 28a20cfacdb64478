"""WhatsApp by Meta's Cloud API: signed webhooks in, Graph API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.whatsapp.account import (
    read_subscribed,
    read_test,
    subscribe,
    test,
)
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.connectors.whatsapp.inbound import account, parse, verify
from onethread.connectors.whatsapp.outbound import (
    build,
    fetch_media,
    mark_read,
    parse_response,
)
from onethread.connectors.whatsapp.templates import (
    more_templates,
    read_templates,
    templates,
)

_MB = 1024 * 1024


def address(config: WhatsAppConfig) -> str:
    """The number in digits, as wa.me wants it; empty when it was not filled in."""
    return "".join(each for each in config.phone_number if each in "0123456789")


MANIFEST = Manifest(
    id="whatsapp",
    name="WhatsApp",
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
        "contacts",
        "buttons",
        "order",
        "reaction",
        "edit",
        "deletion",
        "system",
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
        "contacts",
        "buttons",
        "list",
        "template",
        "reaction",
    ),
    limits=Limits(
        text_characters=4096,
        buttons=3,
        button_label_characters=20,
        list_rows=10,
        attachments_per_message=1,
        attachment_bytes={
            "image": 5 * _MB,
            "audio": 16 * _MB,
            "voice": 16 * _MB,
            "video": 16 * _MB,
            "sticker": 500 * 1024,
            "*": 100 * _MB,
        },
        messages_per_second=80,
    ),
    reply_window_hours=24,
    can_start=True,
    receipts=("sent", "delivered", "read", "failed"),
    docs_url="https://developers.facebook.com/documentation/business-messaging/whatsapp",
    markup="whatsapp",
    cost="template",
    colour="#25d366",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=WhatsAppConfig,
    verify=verify,
    parse=parse,
    account=account,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    templates=templates,
    read_templates=read_templates,
    more_templates=more_templates,
    mark_read=mark_read,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "In the app dashboard open WhatsApp, Configuration. Paste this address as the callback URL "
        "and the verify token of this channel as the verify token, then subscribe to the field "
        "'messages'. With several numbers in one app, give each its own callback by an override."
    ),
)
