-- Revisions of our own messages, and subscriptions to providers' webhooks.

-- What is being done to a sent message: {kind, state pending or failed, content, reason, agent_id, at};
-- NULL when nothing is.
ALTER TABLE messages ADD COLUMN revision jsonb;

-- When the provider was last asked to send its webhooks here, to which address, what it said, and until
-- when it does (NULL: without end).
ALTER TABLE channel_health
  ADD COLUMN subscribed_at timestamptz,
  ADD COLUMN subscribed_ok boolean,
  ADD COLUMN subscribed_url text,
  ADD COLUMN subscribed_until timestamptz,
  ADD COLUMN subscription_message text;
