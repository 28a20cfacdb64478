"""SMS and MMS by Twilio: signed forms in, REST API out."""

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.twilio import read_test, test
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.twilio.config import TwilioSmsConfig
from onethread.connectors.twilio.inbound import parse, verify
from onethread.connectors.twilio.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_subscribed,
    subscribe,
)


def address(config: TwilioSmsConfig) -> str:
    """The number that customers write to."""
    return config.number


MANIFEST = Manifest(
    id="twilio",
    area="sms",
    name="SMS by Twilio",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file"),
    limits=Limits(text_characters=TEXT_LIMIT, attachment_bytes={"*": 5 * 1024 * 1024}),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://www.twilio.com/docs/messaging",
    colour="#e11d48",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=TwilioSmsConfig,
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
        "In the Twilio Console open Phone Numbers, choose the number, and paste this address under "
        "Messaging, A message comes in, Webhook, HTTP POST. With a messaging service: its Integration "
        "page, Send a webhook. Paste the same address into this channel as its public webhook address."
    ),
)
