"""What happens in a shop with a door: visits, receipts, returns, appointments."""

from onethread.connectors.contract import Connector, Manifest
from onethread.connectors.in_store.config import InStoreConfig
from onethread.connectors.in_store.inbound import parse, verify
from onethread.connectors.in_store.outbound import build, parse_response

MANIFEST = Manifest(
    id="in_store",
    name="In the shop",
    identity_schemes=("external", "email", "phone", "anonymous"),
    transport="webhook",
    content_in=("text", "order", "system", "unsupported"),
    content_out=(),
    docs_url="https://www.standardwebhooks.com",
    cost="free",
    area="life",
    colour="#9a3412",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=InStoreConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    setup_webhook=(
        "Let tills and visitor lists send each event here as JSON, or all of a day as a CSV table, signed by "
        "the signing secret of this channel as Standard Webhooks describes. Its page lists the fields."
    ),
)
