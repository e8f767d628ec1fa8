"""The bar above every page: brand, menu, search, edition and language, in one line."""

from pages.parts.bar.bar import bar, turn_to_wanted

__all__ = ["bar", "turn_to_wanted"]
