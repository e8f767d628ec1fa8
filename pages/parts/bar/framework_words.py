"""The framework's own texts in the reader's language, and areas found in whatever letters."""

from pathlib import Path
from typing import Any

from indicators.codelists import areas
from indicators.search import letters_script, spelling_rules, spellings
from indicators.words import Words, area_name

_NO_PAGE = "The page that you have requested does not seem to exist. Running the app's main page."
_SCRIPT = Path(__file__).with_suffix(".js")


def script() -> str:
    """Return what says them in a browser: ``say_framework_words(document, said)``."""
    return f"{letters_script()}\n{_SCRIPT.read_text(encoding='utf-8')}"


def framework_words(words: Words) -> dict[str, Any]:
    """Return the framework's texts in the reader's language, and how names are typed."""
    english = words.language == "en"
    return {
        "texts": {} if english else framework_texts(words),
        "forms": {} if english else _forms(words),
        "areas": _spelled(words),
        "rules": spelling_rules(),
    }


def framework_texts(words: Words) -> dict[str, str]:
    """Return what the framework writes in English, with what stands in its place."""
    return {
        "No results": words("No results"),
        "No options to select": words("No options to select"),
        "Select all": words("Select all"),
        "Choose an option": words("Choose an option"),
        "Choose options": words("Choose options"),
        "Selected values": words("Selected values"),
        "Clear all": words("Clear all"),
        "Clear value": words("Clear value"),
        "Open": words("Open the list"),
        "Search": words("Search"),
        "Show/hide columns": words("Show or hide columns"),
        "Download as CSV": words("Download CSV"),
        "Clear selection": words("Clear selection"),
        "Dataframe column menu": words("Menu of the column"),
        "Copy column name": words("Copy column name"),
        "Sort ascending": words("Sort ascending"),
        "Sort descending": words("Sort descending"),
        "Format": words("Format"),
        "Autosize": words("Fit the width"),
        "Pin column": words("Pin column"),
        "Unpin column": words("Unpin column"),
        "Hide column": words("Hide column"),
        "Fullscreen": words("Full screen"),
        "Close fullscreen": words("Close full screen"),
        "Close Search": words("Close search"),
        "Previous Result": words("Previous result"),
        "Next Result": words("Next result"),
        "More": words("More"),
        "Upload": words("Upload"),
        "Drag and drop a file here": words("Drag and drop a file here"),
        "Page not found": words("There is no such page"),
        _NO_PAGE: words("The page asked for does not exist: the first page is shown."),
    }


def _forms(words: Words) -> dict[str, str]:
    """Return the texts of the framework that hold a name or a number, {} in its place."""
    return {
        "Remove {}": words("Remove {name}", name="{}"),
        "{} files are not allowed\\.": words("{type} files are not allowed.", type="{}"),
        "{} per file • XLSX, CSV": words("At most {size} a file: XLSX, CSV", size="{}"),
        "File must be {} or smaller\\.": words("File must be {most} or smaller.", most="{}"),
        "Select {} matches": words("Select the {found} found", found="{}"),
        "You can only select up to {} options?\\. Remove an option first\\.": words(
            "At most {most} can be chosen: remove one first.", most="{}"
        ),
    }


def _spelled(words: Words) -> dict[str, list[str]]:
    """Return how each name of an area is spelled by sound in any language."""
    return {area_name(code, words): spellings(code) for code in areas()}
