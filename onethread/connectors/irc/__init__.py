"""IRC: a nickname on any network, its connection both ways."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.irc.config import IrcConfig
from onethread.connectors.irc.inbound import parse
from onethread.connectors.irc.outbound import build, parse_response

MANIFEST = Manifest(
    id="irc",
    area="work",
    name="IRC",
    identity_schemes=("irc",),
    transport="receiver",
    content_in=("text", "typing", "unsupported"),
    content_out=("text",),
    # Some ten lines of 512 bytes: more at once is flooding.
    limits=Limits(text_characters=3000, attachment_bytes={"*": 0}),
    can_start=True,
    live=True,
    cost="free",
    docs_url="https://modern.ircdocs.horse/",
    colour="#475569",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=IrcConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    receiver="onethread.connectors.irc.receiver:run",
    test_live="onethread.connectors.irc.receiver:try_settings",
)
