"""The bar above every screen: brand, menu, who is logged in, language, the way out."""

from steward.bar.bar import Entry, bar

__all__ = ["Entry", "bar"]
