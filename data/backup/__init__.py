"""Backups: the database and the releases saved as one folder, and put back from it."""

from data.backup.folder import Places, check, forget_old, places, restore, save

__all__ = ["Places", "check", "forget_old", "places", "restore", "save"]
