"""Up to four areas side by side: choice, finding, rows on one scale a family, table, files."""

from pages.parts.panels.compare.choice import compare_choice
from pages.parts.panels.compare.files import compare_files
from pages.parts.panels.compare.rows import compare_headline, compare_rows

__all__ = ["compare_choice", "compare_files", "compare_headline", "compare_rows"]
