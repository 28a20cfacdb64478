"""A mail as it was received, to what it means. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.mail.reading import read_mail
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.email.config import EmailConfig
from onethread.messages import InboundItem


def parse(envelope: RawEnvelope, config: EmailConfig) -> Sequence[InboundItem]:
    """One mail: a message, the updates of a delivery report, or why it is nothing.

    Raises UnparsablePayload for what is no mail, or one over the limits of `structure`.
    """
    return read_mail(envelope.body, envelope.received_at, config, envelope=envelope.headers)
