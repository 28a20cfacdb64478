"""SMS and MMS by Sinch: signed webhooks of the Conversation API in, the same API out."""

from onethread.connectors._schemes import sms
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.sinch.config import SinchConfig
from onethread.connectors.sinch.inbound import parse, verify
from onethread.connectors.sinch.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)


def address(config: SinchConfig) -> str:
    """The number that customers write to; "" for a name, which nobody can."""
    return sms.e164(config.number)


MANIFEST = Manifest(
    id="sinch",
    area="sms",
    name="SMS by Sinch",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "location", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file"),
    limits=Limits(text_characters=TEXT_LIMIT, attachment_bytes={"*": 1024 * 1024}),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://developers.sinch.com/docs/conversation",
    colour="#d97706",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=SinchConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "In the Sinch Build dashboard open Conversation API, Apps, the app, Webhooks, and add this address "
        "with the triggers MESSAGE_INBOUND and MESSAGE_DELIVERY and the webhook secret of this channel."
    ),
)
