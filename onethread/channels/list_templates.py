"""The templates of a channel, all of them, as its provider lists them now."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.channels.load import LoadedChannel
from onethread.connectors.contract import TemplateOffer
from onethread.errors import TransportError
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse
from onethread.transport import Transport

# A provider that always names a next page is not followed for ever.
MOST_PAGES = 20


async def templates_of(channel: LoadedChannel, transport: Transport) -> list[TemplateOffer]:
    """Page by page; none for a channel that has no templates.

    Raises TransportError, in words for an agent, when the provider does not list them.
    """
    connector = channel.connector
    if connector.templates is None or connector.read_templates is None:
        return []
    requests: Sequence[HttpRequest] = connector.templates(channel.config)
    answers: list[OutboundResponse] = []
    for _ in range(MOST_PAGES):
        page = await transport.send_all(requests)
        _check(page, connector.manifest.name)
        answers += page
        more = connector.more_templates
        requests = more(page, channel.config) if more else ()
        if not requests:
            break
    return list(connector.read_templates(answers))


def _check(answers: Sequence[OutboundResponse], provider: str) -> None:
    for answer in answers:
        if not isinstance(answer, HttpResponse) or answer.status < 400:
            continue
        if answer.status in (401, 403):
            raise TransportError(
                f"{provider} does not let this channel see its templates: an administrator can"
                " renew its credentials"
            )
        raise TransportError(f"{provider} does not list its templates now: {answer.status}")
