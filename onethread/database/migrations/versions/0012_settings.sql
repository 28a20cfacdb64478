-- What the settings ask for: signatures in one place, dead letters that are discarded, secrets that are
-- renewed, and a trail that can be looked through by time and address.

ALTER TABLE channels DROP COLUMN signature;  -- the connector's own setting, else the brand's

ALTER TABLE dead_letters
  ADD COLUMN discarded_at timestamptz,       -- looked at, and not worth another try
  ADD COLUMN discarded_by bigint REFERENCES agents ON DELETE SET NULL,
  ADD COLUMN discard_reason text;
CREATE INDEX dead_letters_open ON dead_letters (envelope_id DESC) WHERE discarded_at IS NULL;

ALTER TABLE webhooks
  ADD COLUMN earlier_secret bytea,           -- signs too, until the receiver knows the new one
  ADD COLUMN earlier_until timestamptz;

-- Rows come in the order of time, so this costs a page per some thousands of them.
CREATE INDEX audit_at ON audit USING brin (at) WITH (pages_per_range = 32);
CREATE INDEX audit_address ON audit (address, id DESC) WHERE address IS NOT NULL;

-- The address of a picture, as the chat takes it: no copy of it is kept here.
ALTER TABLE brands DROP COLUMN logo_file_id;
ALTER TABLE brands ADD COLUMN logo text NOT NULL DEFAULT '';
