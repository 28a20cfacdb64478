"""SMS and MMS by Plivo: forms signed by version 3 in, API out."""

from onethread.connectors._schemes import sms
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.plivo.config import PlivoConfig
from onethread.connectors.plivo.inbound import parse, verify
from onethread.connectors.plivo.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)


def address(config: PlivoConfig) -> str:
    """The number that customers write to; "" for a name, which nobody can."""
    return sms.e164(config.number)


MANIFEST = Manifest(
    id="plivo",
    area="sms",
    name="SMS by Plivo",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file"),
    limits=Limits(
        text_characters=TEXT_LIMIT,
        attachments_per_message=10,
        attachment_bytes={"*": 2 * 1024 * 1024},
    ),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://www.plivo.com/docs/messaging",
    colour="#15803d",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=PlivoConfig,
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
        "In the Plivo console open Messaging, Applications (XML), the application of the number, and paste "
        "this address as the message URL, method POST. Paste the same address into this channel as its "
        "public webhook address."
    ),
)
