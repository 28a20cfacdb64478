"""Domain events: written in the transaction of the change, read by readers with their own cursor."""

from onethread.events.follow import EventReader, EventTail
from onethread.events.giving_way import give_way
from onethread.events.read import read_after, safe_position
from onethread.events.record import NOTIFY_CHANNEL, Event, Position, record

__all__ = [
    "NOTIFY_CHANNEL",
    "Event",
    "EventReader",
    "EventTail",
    "Position",
    "give_way",
    "read_after",
    "record",
    "safe_position",
]
