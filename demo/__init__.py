"""A demonstration on one machine: database, identity provider, processes, and six people."""
