"""Our figures for programs of others: an SDMX 2.1 REST service, in a process of its own."""
