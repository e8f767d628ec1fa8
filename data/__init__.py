"""Every byte at rest, and all SQL."""
