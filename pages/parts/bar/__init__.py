"""The bar above every page: brand, menu, search, edition and language, in one line."""

from pages.parts.bar.bar import bar, themed, turn_to_wanted

__all__ = ["bar", "themed", "turn_to_wanted"]
