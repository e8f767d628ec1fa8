"""Figures for assistants: four questions over the Model Context Protocol, read-only.

An answer holds all that a quotation of it needs. Run it with ``python -m assistant``; how an
assistant is set up to use it stands in `docs/interoperability.md`.
"""
