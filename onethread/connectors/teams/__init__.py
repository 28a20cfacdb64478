"""Microsoft Teams: a bot of the Azure Bot service."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.teams.config import TeamsConfig
from onethread.connectors.teams.files import fetch_media
from onethread.connectors.teams.inbound import keys, parse, verify
from onethread.connectors.teams.outbound import build, parse_response, revise
from onethread.connectors.teams.token import read_test, test

MANIFEST = Manifest(
    id="teams",
    area="work",
    name="Microsoft Teams",
    identity_schemes=("teams",),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "video",
        "file",
        "buttons",
        "reaction",
        "edit",
        "deletion",
        "typing",
        "unsupported",
    ),
    content_out=("text", "html", "image", "buttons", "list"),
    # A message of a bot holds some 100 KB: a small picture fits in it, all else goes as a link.
    limits=Limits(
        text_characters=20_000,
        buttons=6,
        button_label_characters=40,
        list_rows=50,
        attachment_bytes={"image": 48 * 1024, "*": 1},
        messages_per_second=1,
    ),
    can_start=True,
    receipts=("read",),
    live=True,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://learn.microsoft.com/microsoftteams/platform/bots/overview",
    colour="#4b53bc",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=TeamsConfig,
    verify=verify,
    keys=keys,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    proof="token",
    setup_webhook=(
        "In the Azure portal open your Azure Bot, Configuration, and paste this address as the messaging "
        "endpoint. Under Channels add Microsoft Teams, and upload an app package that names the bot."
    ),
)
