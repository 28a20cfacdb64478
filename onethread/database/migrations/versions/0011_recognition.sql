-- Recognition: several people at one address, addresses that change hands, a ledger of who is whom.

ALTER TABLE identities
  ADD COLUMN name text NOT NULL DEFAULT '',      -- by which its user was first known at this address
  ADD COLUMN person text NOT NULL DEFAULT '',    -- of a shared address: which of its users; '' the first
  ADD COLUMN home_id bigint REFERENCES customers, -- whose it is apart from merges; null: customer_id's
  ADD COLUMN shared_because text,                -- role, names, external_ids, agent
  ADD COLUMN ended_because text;                 -- removed, reused, moved

-- One row per user of an address, so that a household's mailbox is known of each of them.
CREATE UNIQUE INDEX identities_key_person ON identities (scheme, match_key, person)
  WHERE valid_to IS NULL;
DROP INDEX identities_key;
ALTER INDEX identities_key_person RENAME TO identities_key;
CREATE INDEX identities_home ON identities (home_id) WHERE home_id IS NOT NULL;

ALTER TABLE conversations
  ADD COLUMN home_id bigint REFERENCES customers; -- as above
CREATE INDEX conversations_home ON conversations (home_id) WHERE home_id IS NOT NULL;

-- What was merged before goes home by the first of its merges that still stands.
UPDATE identities AS i SET home_id = m.loser_id
FROM (
  SELECT DISTINCT ON (identity_id) identity_id, loser_id
  FROM customer_merges, unnest(identity_ids) AS identity_id
  WHERE undone_at IS NULL ORDER BY identity_id, id
) AS m WHERE i.id = m.identity_id AND i.customer_id <> m.loser_id;
UPDATE conversations AS c SET home_id = m.loser_id
FROM (
  SELECT DISTINCT ON (conversation_id) conversation_id, loser_id
  FROM customer_merges, unnest(conversation_ids) AS conversation_id
  WHERE undone_at IS NULL ORDER BY conversation_id, id
) AS m WHERE c.id = m.conversation_id AND c.customer_id <> m.loser_id;

-- Every decision about who is whom. Only ever added to; what is so now follows from it.
CREATE TABLE customer_ledger (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,                    -- merged, unmerged, moved, shared, ended, raised, lowered, refused
  customer_id bigint NOT NULL,           -- merged: the one that stays; moved: the new owner
  other_id bigint,                       -- merged, unmerged: the one that was added; moved: the old owner
  identity_id bigint,
  merge_id bigint,
  agent_id bigint REFERENCES agents,     -- null: the system
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX customer_ledger_customer ON customer_ledger (customer_id, id DESC);
CREATE INDEX customer_ledger_other ON customer_ledger (other_id, id DESC) WHERE other_id IS NOT NULL;
CREATE INDEX customer_ledger_identity ON customer_ledger (identity_id, id DESC)
  WHERE identity_id IS NOT NULL;
CREATE TRIGGER customer_ledger_append_only BEFORE UPDATE OR DELETE ON customer_ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER customer_ledger_never_emptied BEFORE TRUNCATE ON customer_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO customer_ledger (at, kind, customer_id, other_id, merge_id, agent_id, detail)
SELECT at, 'merged', winner_id, loser_id, id, agent_id, jsonb_build_object('evidence', evidence)
FROM customer_merges ORDER BY id;
INSERT INTO customer_ledger (at, kind, customer_id, other_id, merge_id, agent_id)
SELECT undone_at, 'unmerged', winner_id, loser_id, id, undone_by
FROM customer_merges WHERE undone_at IS NOT NULL ORDER BY undone_at, id;

-- Suggestions: how probable, and the weights that make it so.
ALTER TABLE customer_suggestions
  ADD COLUMN score real,                 -- probability 0 to 1 by the model; null: not scored
  ADD COLUMN weights jsonb NOT NULL DEFAULT '[]', -- [{"compared", "level", "bits"}]: the waterfall
  ADD COLUMN model_id bigint;
CREATE INDEX customer_suggestions_open ON customer_suggestions (score DESC NULLS FIRST, id DESC)
  WHERE state = 'open';
CREATE INDEX customer_suggestions_b ON customer_suggestions (customer_b);
CREATE INDEX customer_suggestions_refused ON customer_suggestions (customer_a, customer_b)
  WHERE state = 'refused';

-- What linking compares, one row per customer that stands by itself, and what finds candidates fast.
CREATE TABLE linking_records (
  customer_id bigint PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  record jsonb NOT NULL,
  keys text[] NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX linking_records_keys ON linking_records USING gin (keys);

-- Each training: its parameters, what it was trained on, and what may be expected of it.
CREATE TABLE linking_models (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  customers bigint NOT NULL,
  parameters jsonb NOT NULL,
  figures jsonb NOT NULL
);
