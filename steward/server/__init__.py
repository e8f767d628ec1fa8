"""The server of the screens: the framework as it is set here, and what stands before it."""

from steward.server.framework import application

__all__ = ["application"]
