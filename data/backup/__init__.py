"""Backups: the database and the releases saved as one folder, and put back from it."""

from data.backup.folder import BackupDamaged, Places, check, forget_old, places, restore, save

__all__ = ["BackupDamaged", "Places", "check", "forget_old", "places", "restore", "save"]
