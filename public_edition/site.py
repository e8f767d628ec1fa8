"""Where the site stands and what each page shares: addresses, languages, assets, the frame."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from figures.palette import DARK_SCALE
from figures.panels import panel_styles
from figures.svg import LAYER_STYLE, MAP_STYLE, TREND_STYLE
from indicators.model import LANGUAGES, Language
from indicators.search import letters_script
from indicators.words import NATIVE_NAMES, Words, words
from stories import PICTURE_STYLE

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Output:
    """One file of the site: its path below the folder, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Site:
    """What every page of one building of the site shares.

    Attributes
    ----------
    base : str
        The address the folder will be reached at, without a slash at its end.
    assets : mapping
        Path of each shared file by its role; a file's name carries the hash of its content.
    """

    base: str
    assets: Mapping[str, str]

    def absolute(self, path: str) -> str:
        """Return the whole address of a path of the site."""
        return f"{self.base}/{path}"

    def page(
        self, template: str, language: Language, path: str, *, root: str = "", **context: Any
    ) -> Output:
        """Return one page in one language.

        Parameters
        ----------
        path : str
            Below the folder of the language, the same in every language.
        root : str, optional
            How the page reaches the top of the site: relative unless given.
        """
        whole = f"{language}/{path}"
        shared = {
            "words": words(language),
            "lang": language,
            "path": path,
            "root": root or "../" * whole.count("/"),
            "languages": {code: NATIVE_NAMES[code] for code in LANGUAGES},
            "address": self.absolute(whole),
            "base": self.base,
            "assets": self.assets,
            "picture": f"picture/{language}/monitor.png",
            "preview": "",
            "linked": None,
            "feeds": {},
        }
        text = environment().get_template(template).render({**shared, **context})
        return Output(whole, text.encode())

    @property
    def mount(self) -> str:
        """The path at which the site is mounted, for pages that are served from anywhere."""
        return urlsplit(self.base).path.rstrip("/") + "/"


@cache
def environment() -> Environment:
    """Return the templates; what is put into them is escaped, and nothing may be undefined."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return made


def in_every_language() -> tuple[Words, ...]:
    """Return the words of each language."""
    return tuple(words(language) for language in LANGUAGES)


def shared_files(shapes: Mapping[str, str]) -> dict[str, Output]:
    """Return the style sheet, the scripts and the files of shapes, by role.

    Parameters
    ----------
    shapes : mapping
        The file of shapes of each scheme of areas.
    """
    own = (HERE / "assets" / "site.css").read_text(encoding="utf-8")
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{DARK_SCALE}}}}}"
    style = "\n".join([*panel_styles(), own, dark])
    search = (HERE / "assets" / "search.js").read_text(encoding="utf-8")
    texts = {
        "css": ("site", "css", f"{style}\n{TREND_STYLE}{MAP_STYLE}{LAYER_STYLE}{PICTURE_STYLE}\n"),
        "js": ("site", "js", (HERE / "assets" / "site.js").read_text(encoding="utf-8")),
        "search": ("search", "js", f"{letters_script()}\n{search}"),
        **{f"map_{name}": (f"map-{name}", "svg", text) for name, text in shapes.items()},
    }
    return {role: _named(*text) for role, text in texts.items()}


def _named(stem: str, ending: str, text: str) -> Output:
    content = text.encode()
    return Output(f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content)
