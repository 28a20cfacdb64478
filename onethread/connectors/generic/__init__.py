"""Anything that can send a signed webhook: forms of a website, SMS gateways, call notes, own programs."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.generic.config import GenericConfig
from onethread.connectors.generic.inbound import parse, verify
from onethread.connectors.generic.outbound import (
    build,
    fetch_media,
    parse_response,
    read_test,
    test,
)

MANIFEST = Manifest(
    id="generic",
    area="own",
    name="Form, SMS or call note",
    identity_schemes=("email", "phone", "external", "visitor", "account", "anonymous"),
    transport="webhook",
    content_in=("text", "subject", "image", "audio", "video", "file"),
    content_out=("text", "image", "audio", "voice", "video", "sticker", "file"),
    answers_by="reply_url",
    limits=Limits(text_characters=10_000),
    receipts=("sent", "delivered", "read", "failed"),
    repeatable=True,
    docs_url="https://www.standardwebhooks.com",
    colour="#0f766e",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=GenericConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "Let your website, gateway or program send each message here as JSON, signed by the signing "
        "secret of this channel as Standard Webhooks describes. The connector's page lists the fields."
    ),
)
