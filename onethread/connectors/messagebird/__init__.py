"""SMS by MessageBird (Bird): webhooks signed by a token with hashes in, Conversations API out."""

from onethread.connectors._schemes import sms
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.messagebird.config import MessageBirdConfig
from onethread.connectors.messagebird.inbound import parse, verify
from onethread.connectors.messagebird.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)


def address(config: MessageBirdConfig) -> str:
    """The number that customers write to."""
    return sms.e164(config.phone_number)


MANIFEST = Manifest(
    id="messagebird",
    area="sms",
    name="SMS by MessageBird",
    identity_schemes=sms.SCHEMES,
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "location", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=TEXT_LIMIT),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://developers.messagebird.com/api/conversations/",
    colour="#2481d7",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=MessageBirdConfig,
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
        "Let this channel make its webhook itself (“Subscribe webhooks”). By hand: create a webhook of the "
        "Conversations API for the channel with this address and the events message.created and "
        "message.updated. Paste the address into this channel as its public webhook address."
    ),
)
