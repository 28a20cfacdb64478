-- Proofs: how we know that an address is a customer's, and how they proved it.

ALTER TABLE identities ADD COLUMN through_id bigint; -- the identity beside which it was first told

CREATE TABLE identity_proofs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  identity_id bigint NOT NULL REFERENCES identities,   -- what is proved: a code goes to its address
  told_by_id bigint REFERENCES identities,             -- on which the proof was given, if another
  kind text NOT NULL CHECK (kind IN ('code', 'question')),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'passed', 'failed', 'withdrawn')),
  code_hash bytea,
  sealed bytea,                          -- the code, encrypted until it is sent
  message_id bigint REFERENCES messages, -- that carries the code
  question text,
  attempts smallint NOT NULL DEFAULT 0,
  expires_at timestamptz,
  agent_id bigint REFERENCES agents,
  at timestamptz NOT NULL,
  decided_at timestamptz
);
CREATE INDEX identity_proofs_identity ON identity_proofs (identity_id, id DESC);
CREATE INDEX identity_proofs_customer ON identity_proofs (customer_id, id DESC);
CREATE UNIQUE INDEX identity_proofs_message ON identity_proofs (message_id)
  WHERE sealed IS NOT NULL;

-- What agents ask to be sure of somebody: answered by a value that the organisation knows.
CREATE TABLE check_questions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  question text NOT NULL,
  attribute text NOT NULL,               -- of customers.attributes
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz
);
INSERT INTO check_questions (question, attribute, position) VALUES
  ('date_of_birth', 'date_of_birth', 1), ('postcode', 'postcode', 2), ('customer_number', 'customer_number', 3);
