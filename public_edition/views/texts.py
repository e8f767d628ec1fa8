"""Pages of text: methodology, the data interface, about, and the page of errors."""

from collections.abc import Iterator

from figures.formula import typeset
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.words import words as words_of
from passports.rules import rules
from public_edition.api import paths
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language


def text_pages(_name: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    """Yield methodology, interface and about in every language, and the page of errors."""
    for words in in_every_language():
        language = words.language
        yield site.page(
            "methods.html",
            language,
            "methods.html",
            title=words("Methodology"),
            description=words(
                "The rules that hold for every figure, and how each analysis computes."
            ),
            rules=rules(words),
            methods=codelist("method"),
            typeset=typeset,
            themes=[(code, words.of(entry["name"])) for code, entry in codelist("domain").items()],
        )
        yield site.page(
            "api.html",
            language,
            "api.html",
            title=words("Data interface (API)"),
            description=words("Every figure as JSON and CSV, at addresses that stay."),
            paths=[(path, says) for path, says, _ in paths(words)],
            example="ED_ROFST_L1_ADM",
        )
        yield site.page(
            "about.html",
            language,
            "about.html",
            title=words("About"),
            description=words("What this is, who may use it and how, and what it is not."),
            indicators=len(catalog()),
        )
    yield Output("404.html", _not_found(site))


def _not_found(site: Site) -> bytes:
    words = words_of("az")
    page = site.page(
        "404.html",
        "az",
        "index.html",
        root=site.mount,
        title=words("There is no such page"),
        description=words("There is no such page"),
        everyone=in_every_language(),
    )
    return page.content
