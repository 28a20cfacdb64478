-- What is queued or failed is little among all messages, and asked for by the channels' health.
CREATE INDEX messages_undelivered ON messages (said_at) WHERE state IN ('queued', 'failed');
