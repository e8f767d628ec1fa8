"""One module a kind of page: what it reads, and what it hands to its template."""
