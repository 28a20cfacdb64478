"""Mail by Microsoft Graph: changes polled and woken by notifications, MIME in and out."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.microsoft_mail.config import MicrosoftMailConfig
from onethread.connectors.microsoft_mail.inbound import parse, poll, read_poll, verify
from onethread.connectors.microsoft_mail.outbound import (
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
        connector_id="microsoft_mail",
        name="Microsoft 365 mail",
        colour="#0f6cbd",
        docs_url="https://learn.microsoft.com/graph/api/resources/mail-api-overview",
        attached_bytes=MAX_ATTACHED_BYTES,
        receipts=("delivered", "read", "failed"),
        transport="poll",
        cost="free",
        subscription_hours=60,
    ),
    config_type=MicrosoftMailConfig,
    verify=verify,
    poll=poll,
    read_poll=read_poll,
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
        "Nothing to paste: this channel subscribes by itself, if Microsoft can reach this address by HTTPS. "
        "Without that the mailbox is asked every minute."
    ),
)
