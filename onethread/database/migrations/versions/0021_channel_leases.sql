-- Which process holds a channel's connection or asks its provider: one of all that run.

-- Nothing of it need survive a crash: who still runs takes its channels anew.
CREATE UNLOGGED TABLE channel_leases (
  channel_id bigint NOT NULL,
  kind text NOT NULL,                    -- receiver, poll
  holder uuid NOT NULL,                  -- a process
  until timestamptz NOT NULL,            -- renewed while it lives
  PRIMARY KEY (channel_id, kind)
) WITH (fillfactor = 50);
