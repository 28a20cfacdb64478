"""What is special to what happens in a shop; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.in_store import CONNECTOR
from onethread.connectors.in_store.config import InStoreConfig
from onethread.errors import UnparsablePayload
from onethread.messages import Assurance, Ignored, InboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = InStoreConfig(signing_secret=SecretStr("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))


def table(body: bytes, config: InStoreConfig = CONFIG) -> list[object]:
    envelope = RawEnvelope(
        id=1, channel_id=1, received_at=AT, headers={"content-type": "text/csv"}, body=body
    )
    return list(CONNECTOR.parse(envelope, config))


def test_a_table_of_an_office_program_is_read_with_its_marks() -> None:
    (one,) = table("\ufeffID;Kind;Name\r\n1;visit;J\u00fcrgen\r\n".encode())
    (other,) = table("id\tkind\tname\n1\tvisit\tJ\u00fcrgen\n".encode("cp1252"))
    for each in (one, other):
        assert isinstance(each, InboundMessage)
        assert each.display_name == "J\u00fcrgen"


def test_a_row_that_can_not_be_read_is_told_by_its_number() -> None:
    good, bad = table(b"id,kind\n1,visit\n,visit\n")
    assert isinstance(good, InboundMessage)
    assert isinstance(bad, Ignored)
    assert bad.reason.startswith("row 3:")


def test_too_many_rows_are_refused_whole() -> None:
    with pytest.raises(UnparsablePayload, match="more than 10000 rows"):
        table(b"id,kind\n" + b"".join(b"%d,visit\n" % n for n in range(10_001)))


@pytest.mark.parametrize(
    ("setting", "level"),
    [
        ("claimed", Assurance.CLAIMED),
        ("asserted", Assurance.ASSERTED),
        ("verified", Assurance.VERIFIED),
    ],
)
def test_a_customer_number_is_as_sure_as_the_channel_says(setting: str, level: Assurance) -> None:
    config = InStoreConfig(signing_secret=CONFIG.signing_secret, customer_number=setting)  # type: ignore[arg-type]
    (item,) = table(b"id,kind,customer_number,email\n1,visit,100,a@b.nl\n", config)
    assert isinstance(item, InboundMessage)
    assert [each.assurance for each in item.sender] == [level, Assurance.CLAIMED]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("Kraan x2 @39.95; Tas", [("Kraan", 2, 39.95), ("Tas", 1, None)]),
        ("Kraan | Buis x3", [("Kraan", 1, None), ("Buis", 3, None)]),
        ("", []),
        (";;", []),
    ],
)
def test_the_lines_of_a_receipt_in_one_cell(
    cell: str, lines: list[tuple[str, int, float | None]]
) -> None:
    (item,) = table(f'id,kind,items\n1,receipt,"{cell}"\n'.encode())
    assert isinstance(item, InboundMessage)
    assert [(o.product_id, o.quantity, o.price) for o in item.content.order] == lines
