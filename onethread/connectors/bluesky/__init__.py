"""Bluesky by the AT protocol: mentions, replies and direct messages, asked for now and then."""

from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.connectors.bluesky.inbound import parse
from onethread.connectors.bluesky.outbound import (
    address,
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.bluesky.polling import poll, read_poll
from onethread.connectors.contract import Connector, Limits, Manifest

MANIFEST = Manifest(
    id="bluesky",
    name="Bluesky",
    area="public",
    identity_schemes=("bluesky",),
    transport="poll",
    content_in=("text", "image", "video", "reaction", "deletion", "unsupported"),
    content_out=("text", "image", "reaction"),
    limits=Limits(
        text_characters=300,
        attachments_per_message=4,
        attachment_bytes={"image": 1_000_000},
        messages_per_second=1,
    ),
    public=True,
    private_reply=True,
    revisions=("delete",),
    poll_seconds=60.0,
    cost="free",
    docs_url="https://docs.bsky.app/",
    colour="#1185fe",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=BlueskyConfig,
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
