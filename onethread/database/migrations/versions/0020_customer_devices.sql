-- Where customers' devices are told of answers that nobody looked at.

CREATE TABLE customer_devices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel_id bigint NOT NULL REFERENCES channels ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('app', 'web')),
  token text NOT NULL,                   -- of the app's push service, or a push subscription's endpoint
  public_key bytea,                      -- of a push subscription: p256dh
  auth_secret bytea,
  owners text[] NOT NULL,                -- identities whose answers it is told of: scheme:match_key
  language text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  pushed_at timestamptz,
  failures integer NOT NULL DEFAULT 0,   -- in a row
  UNIQUE (channel_id, token)
);
CREATE INDEX customer_devices_owners ON customer_devices USING gin (owners);

-- Each message is told once to each device.
CREATE TABLE customer_pushes (
  device_id bigint NOT NULL REFERENCES customer_devices ON DELETE CASCADE,
  message_id bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (device_id, message_id)
);
CREATE INDEX customer_pushes_age ON customer_pushes (at);
