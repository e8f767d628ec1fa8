"""A synthetic MICS6 survey as its six files, from the illustrative survey of children."""

from data.illustrative.mics.files import mics_files, write_mics

__all__ = ["mics_files", "write_mics"]
