"""SMS and MMS by Bandwidth: webhooks by user and password in, messaging API out."""

from onethread.connectors._schemes import sms
from onethread.connectors.bandwidth.config import BandwidthConfig
from onethread.connectors.bandwidth.inbound import parse, verify
from onethread.connectors.bandwidth.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_test,
    test,
)
from onethread.connectors.contract import Connector, Limits, Manifest


def address(config: BandwidthConfig) -> str:
    """The number that customers write to."""
    return config.number


MANIFEST = Manifest(
    id="bandwidth",
    area="sms",
    name="SMS by Bandwidth",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file"),
    limits=Limits(text_characters=TEXT_LIMIT, attachment_bytes={"*": 3_500_000}),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://dev.bandwidth.com/docs/messaging",
    colour="#079cee",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=BandwidthConfig,
    verify=verify,
    proof="token",
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "In the Bandwidth App open Applications, the messaging application, and paste this address as "
        "the inbound and the status callback URL. Tick basic authentication and type the webhook user and "
        "password of this channel."
    ),
)
