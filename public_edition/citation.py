"""How a figure of the public edition is cited, and the link that stays."""

from indicators.words import Words


def anchor(release: str) -> str:
    """Return the name of the place on a page that holds the figures of a release."""
    return f"r-{release}"


def permanent(address: str, release: str) -> str:
    """Return the link that names the release it was read in."""
    return f"{address}#{anchor(release)}"


def citation(name: str, source: str, release: str, link: str, words: Words) -> str:
    """Return the text by which a figure is cited."""
    return words(
        "{source}: {name}. In: Child Rights Monitor — Azerbaijan, data release {release}. {link}",
        source=source,
        name=name,
        release=release,
        link=link,
    )
