"""SMS and MMS by Vonage: webhooks signed by a token with a hash in, Messages API out."""

from onethread.connectors._schemes import sms
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.vonage.config import VonageConfig
from onethread.connectors.vonage.inbound import parse, verify
from onethread.connectors.vonage.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_test,
    test,
)


def address(config: VonageConfig) -> str:
    """The number that customers write to; "" for a name, which nobody can."""
    return sms.e164(config.number)


MANIFEST = Manifest(
    id="vonage",
    area="sms",
    name="SMS by Vonage",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "unsupported"),
    content_out=("text", "image", "audio", "voice", "video", "file"),
    limits=Limits(text_characters=TEXT_LIMIT, attachment_bytes={"*": 600 * 1024}),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://developer.vonage.com/en/messages/overview",
    colour="#7c3aed",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=VonageConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "In the Vonage Dashboard open Applications, the application, Messages, and paste this address as "
        "both the inbound and the status URL. In API settings choose the Messages API for SMS webhooks "
        "and switch on signed webhooks."
    ),
)
