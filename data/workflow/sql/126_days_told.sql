-- Readers are shown the days to come with their changes: they may read whole entries.
GRANT SELECT (earliest) ON steward.calendar TO crm_reader;
