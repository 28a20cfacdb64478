-- Linking: what was told along with an address; suggestions that turned out too weak to be asked.

-- Well-known keys (given_name, date_of_birth, postcode…) as the sender gave them, the latest of each. Not
-- customers.attributes: anybody can claim an address and tell things about its owner.
ALTER TABLE identities ADD COLUMN details jsonb;

ALTER TABLE customer_suggestions DROP CONSTRAINT customer_suggestions_state_check;
ALTER TABLE customer_suggestions ADD CONSTRAINT customer_suggestions_state_check
  CHECK (state IN ('open', 'accepted', 'refused', 'weak'));

CREATE INDEX linking_records_given ON linking_records ((record->>'given'));
CREATE INDEX linking_records_family ON linking_records ((record->>'family'));
