"""Pages of the same content made with other tools, each in an environment of its own."""
