"""SMS straight from an SMSC, by a bind of SMPP 3.4 that is held open."""

from onethread.connectors._schemes import sms
from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.inbound import parse
from onethread.connectors.smpp.outbound import TEXT_LIMIT, build, parse_response


def address(config: SmppConfig) -> str:
    """The number that customers write to; "" for a name, which nobody can."""
    return sms.e164(config.number) or (config.number if config.number.isdigit() else "")


MANIFEST = Manifest(
    id="smpp",
    area="sms",
    name="SMS by SMPP",
    identity_schemes=sms.SCHEMES,
    transport="receiver",
    content_in=("text", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=TEXT_LIMIT),
    can_start=True,
    receipts=("sent", "delivered", "failed"),
    pieces="sms",
    cost="message",
    docs_url="https://smpp.org",
    colour="#475569",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=SmppConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    receiver="onethread.connectors.smpp.receiver:receive",
    test_live="onethread.connectors.smpp.receiver:try_settings",
)
