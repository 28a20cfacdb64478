"""SMS and MMS by Telnyx: webhooks signed with Ed25519 in, version 2 of the API out."""

from onethread.connectors._schemes import sms
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.telnyx.config import TelnyxConfig
from onethread.connectors.telnyx.inbound import parse, verify
from onethread.connectors.telnyx.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)


def address(config: TelnyxConfig) -> str:
    """The number that customers write to."""
    return config.number


MANIFEST = Manifest(
    id="telnyx",
    area="sms",
    name="SMS by Telnyx",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "subject", "image", "audio", "video", "file", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file"),
    limits=Limits(
        text_characters=TEXT_LIMIT,
        attachments_per_message=10,
        attachment_bytes={"*": 1024 * 1024},
    ),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://developers.telnyx.com/docs/messaging",
    colour="#00a37a",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=TelnyxConfig,
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
        "In the Mission Control Portal open Messaging, Programmable Messaging, choose the messaging "
        "profile of the number, and paste this address under Inbound Settings, Send a webhook to this "
        "URL (webhook API version 2)."
    ),
)
