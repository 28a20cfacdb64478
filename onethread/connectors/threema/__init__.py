"""Threema Gateway in end-to-end mode: signed callbacks in, encrypted messages out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.threema.config import ThreemaConfig
from onethread.connectors.threema.inbound import keys, parse, verify
from onethread.connectors.threema.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    open_media,
    parse_response,
    read_test,
    test,
)


def address(config: ThreemaConfig) -> str:
    """The ID that customers write to."""
    return config.gateway_id


MANIFEST = Manifest(
    id="threema",
    name="Threema",
    identity_schemes=("threema",),
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
        "reaction",
        "typing",
        "unsupported",
    ),
    content_out=("text", "location"),
    limits=Limits(text_characters=TEXT_LIMIT),
    receipts=("delivered", "read"),
    cost="message",
    docs_url="https://gateway.threema.ch/en/developer/api",
    colour="#05a63f",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=ThreemaConfig,
    verify=verify,
    keys=keys,
    proof="inside",
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    open_media=open_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "In Threema Gateway open the end-to-end ID, and paste this address as its callback URL. It must be "
        "an HTTPS address with a certificate that Threema trusts."
    ),
)
