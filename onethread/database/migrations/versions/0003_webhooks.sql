-- Outgoing webhooks: a receiver that fails is tried ever more rarely, and what was sent can be sent again.

ALTER TABLE webhooks
  ADD COLUMN failures integer NOT NULL DEFAULT 0,    -- in a row
  ADD COLUMN paused_until timestamptz;               -- nothing is sent before

ALTER TABLE webhook_attempts
  ADD COLUMN event jsonb NOT NULL DEFAULT '{}';      -- ids and kind only: enough to build it again
CREATE INDEX webhook_attempts_event ON webhook_attempts (webhook_id, event_id);
