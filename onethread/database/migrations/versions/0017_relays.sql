-- Relays: what a worker asks of the process that holds a channel's own connection, and its answer.

-- A row lives as long as the worker waits for it; after a crash nobody waits any more, so nothing of it
-- need survive one. `taken_at`: the receiver has it, and it may have gone out.
CREATE UNLOGGED TABLE relays (
  id uuid PRIMARY KEY,
  channel_id bigint NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  taken_at timestamptz,
  answered_at timestamptz,
  ok boolean,
  facts jsonb
);
CREATE INDEX relays_waiting ON relays (channel_id, created_at) WHERE taken_at IS NULL;
