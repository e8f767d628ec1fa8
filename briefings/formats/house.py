"""The house style of documents: inks, type, and the languages as word processors call them."""

from collections.abc import Mapping

from indicators.model import Language

FONT = "Source Sans 3"
# Word and PowerPoint take the reader's own type: one that every office machine has.
OFFICE_FONT = "Calibri"
ACCENT = "006A9E"  # UNICEF's cyan, dark enough for text on white
INK = "14202B"
MUTED = "4C5A66"
RULE = "C9D3DA"
PALE = "EEF6FA"
ALARM = "B05400"
LOCALES: Mapping[Language, str] = {"az": "az-Latn-AZ", "en": "en-GB", "ru": "ru-RU"}
