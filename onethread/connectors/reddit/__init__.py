"""Reddit: what is said to an account, and on the organisation's subreddit, asked for now and then."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.reddit.config import RedditConfig
from onethread.connectors.reddit.inbound import parse
from onethread.connectors.reddit.outbound import (
    TEXT_CHARACTERS,
    address,
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.reddit.polling import poll, read_poll

MANIFEST = Manifest(
    id="reddit",
    name="Reddit",
    area="public",
    identity_schemes=("reddit",),
    transport="poll",
    content_in=("text", "subject", "image", "edit", "deletion", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=TEXT_CHARACTERS, messages_per_second=1),
    public=True,
    private_reply=True,
    revisions=("edit", "delete"),
    # Four requests a poll of the hundred a minute that Reddit allows.
    poll_seconds=60.0,
    cost="free",
    docs_url="https://www.reddit.com/dev/api",
    colour="#ff4500",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=RedditConfig,
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
