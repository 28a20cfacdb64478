-- People: an audit trail that can only grow, first set-up, and what outgoing webhooks may tell.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX audit_action ON audit (action, id DESC);

-- One open invitation per address: a new one replaces it.
CREATE UNIQUE INDEX invitations_open ON invitations (lower(email))
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- The code that `serve` prints, asked for when set-up is done from another machine. Gone after set-up.
CREATE TABLE setup_code (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  code_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE webhooks
  ADD COLUMN scopes text[] NOT NULL DEFAULT '{}',    -- what payloads may hold beyond ids
  ADD COLUMN created_by bigint REFERENCES agents,
  ADD COLUMN failing_since timestamptz;              -- first refusal after the last success

ALTER TABLE webhook_attempts
  ADD COLUMN answer text NOT NULL DEFAULT '';        -- the beginning of the receiver's answer
