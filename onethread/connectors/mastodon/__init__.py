"""Mastodon: mentions and private mentions of an account, asked for now and then, and its answers."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.mastodon.config import MastodonConfig
from onethread.connectors.mastodon.inbound import parse
from onethread.connectors.mastodon.outbound import (
    address,
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.mastodon.polling import poll, read_poll

_MB = 1024 * 1024

MANIFEST = Manifest(
    id="mastodon",
    name="Mastodon",
    area="public",
    identity_schemes=("mastodon",),
    transport="poll",
    content_in=(
        "text",
        "image",
        "audio",
        "video",
        "file",
        "reaction",
        "edit",
        "deletion",
        "unsupported",
    ),
    content_out=("text", "image", "audio", "video", "reaction"),
    limits=Limits(
        # Of the 500 characters of a status, the name of whom it is for takes up to 35.
        text_characters=465,
        attachments_per_message=4,
        attachment_bytes={"image": 16 * _MB, "audio": 40 * _MB, "video": 99 * _MB},
    ),
    public=True,
    private_reply=True,
    repeatable=True,
    revisions=("edit", "delete"),
    poll_seconds=60.0,
    cost="free",
    docs_url="https://docs.joinmastodon.org/api/",
    colour="#6364ff",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=MastodonConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    poll=poll,
    read_poll=read_poll,
    revise=revise,
    address=address,
)
