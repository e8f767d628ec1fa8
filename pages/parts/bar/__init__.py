"""The bar above every page: brand, menu, search, edition and language, in one line."""

from pages.parts.bar.bar import bar, themed, turn_to_wanted
from pages.parts.bar.framework_words import framework_words
from pages.parts.bar.navigation import menu_script

__all__ = ["bar", "framework_words", "menu_script", "themed", "turn_to_wanted"]
