-- Linking finds its candidates by keys, at once after they were written: what waits in the index's list
-- of pending entries is read whole for each key, so nothing waits there.
ALTER INDEX linking_records_keys SET (fastupdate = off);
SELECT gin_clean_pending_list('linking_records_keys');
