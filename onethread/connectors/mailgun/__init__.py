"""Mail by Mailgun: routes in, raw messages out, receipts by webhooks."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.mailgun.config import MailgunConfig
from onethread.connectors.mailgun.inbound import parse, verify
from onethread.connectors.mailgun.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="mailgun",
        name="Mailgun",
        colour="#c02428",
        docs_url="https://documentation.mailgun.com",
        attached_bytes=MAX_ATTACHED_BYTES,
    ),
    config_type=MailgunConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    signature=signature,
    address=reply_address,
    proof="inside",
    setup_webhook=(
        "In Mailgun open Receiving and make a route for the channel's address that forwards to this "
        "address with ?as=mime behind it (then mail comes whole). Paste the address without that under "
        "Sending, Webhooks for delivered, permanent and temporary failure, opened and complained."
    ),
)
