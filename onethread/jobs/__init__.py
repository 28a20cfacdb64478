"""Jobs: durable work in PostgreSQL, put in the transaction of the change that asks for it."""

from onethread.jobs.queue import (
    Done,
    Failed,
    Job,
    JobLoop,
    Outcome,
    Retry,
    enqueue,
    enqueue_many,
)

__all__ = ["Done", "Failed", "Job", "JobLoop", "Outcome", "Retry", "enqueue", "enqueue_many"]
