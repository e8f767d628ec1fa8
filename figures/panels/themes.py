"""The themes: how their targets stand, how much of each is known, and at which level."""

from collections.abc import Mapping
from html import escape

from figures.panels.marks import Link, bar
from indicators.codelists import codelist
from indicators.headlines import PACED, SharedTarget, ThemeStanding
from indicators.narrative import fresh_said, paces_said
from indicators.words import Words, status_name

_SIGNS = {"met": "✓", "on_track": "↑", "off_track": "–", "worse": "↓"}


def theme_cards(found: Mapping[str, ThemeStanding], words: Words, link: Link) -> str:
    """Return a card a theme under what all of them say together."""
    standings = found.values()
    told = (paces_said(standings, words), fresh_said(standings, words))
    title = "; ".join(text for text in told if text)
    heading = f"<h2 class='crm-h2' id='crm-themes'>{escape(title)}</h2>"
    return f"{heading}{theme_grid(found, words, link)}"


def theme_grid(found: Mapping[str, ThemeStanding], words: Words, link: Link) -> str:
    """Return a card a theme under the key to its signs."""
    cards = "".join(_card(domain, one, words, link) for domain, one in found.items())
    return f"{_key(words)}<div class='crm-themes'>{cards}</div>"


def _key(words: Words) -> str:
    signs = " ".join(
        f"<span>{_sign(status, words)} {escape(status_name(status, words))}</span>"
        for status in PACED
    )
    bars = _swatches(("fresh", words("of the last five years")), ("older", words("older")))
    return f"<p class='crm-sub crm-theme-key'>{signs}<span>{bars}</span></p>"


def _swatches(*named: tuple[str, str]) -> str:
    return " ".join(f"{bar((f'crm-{kind}', 1.0))} {escape(said)}" for kind, said in named)


def _sign(status: str, words: Words) -> str:
    name = escape(status_name(status, words), quote=True)
    return f"<b class='crm-sign crm-{status}' role='img' aria-label='{name}'>{_SIGNS[status]}</b>"


def _card(domain: str, one: ThemeStanding, words: Words, link: Link) -> str:
    entry = codelist("domain")[domain]
    signs = "".join(_sign(status, words) for status in one.statuses)
    shared = "".join(_shared(target, words) for target in one.shared)
    untold = words("no target with a pace")
    none = f"<span class='crm-unit'>{escape(untold)}</span>"
    said = words(
        "{fresh} of {n} indicators known in the last five years", fresh=one.fresh, n=one.indicators
    )
    return (
        f"<section><h3><a href='{link(path=entry['page'])}' target='_self'>"
        f"{escape(words.of(entry['name']))}</a></h3>"
        f"<p>{signs or ('' if shared else none)}</p>{shared}"
        f"{_bar(one.indicators, one.known, one.fresh)}"
        f"<p class='crm-unit'>{escape(said)}</p></section>"
    )


def _shared(target: SharedTarget, words: Words) -> str:
    """Return a target that several indicators share, with how many of them stand how."""
    counted = " ".join(
        f"{_sign(status, words)} {target.of_status(status)}"
        for status in PACED
        if target.of_status(status)
    )
    return f"<p>{counted} <span class='crm-unit'>{escape(words.of(target.label))}</span></p>"


def _bar(all_of: int, wide: int, narrow: int) -> str:
    """Return two lengths on one track; what it says stands in words beside it."""
    every = max(all_of, 1)
    return bar(("crm-older", wide / every), ("crm-fresh", narrow / every))


def theme_levels(found: Mapping[str, ThemeStanding], words: Words) -> str:
    """Return how many indicators of each theme are known of the nation, and by area."""
    title = words(
        "Of {n} indicators {nation} are known of the nation in the last five years, {below} by "
        "region or district",
        n=sum(one.indicators for one in found.values()),
        nation=sum(one.nation for one in found.values()),
        below=sum(one.below for one in found.values()),
    )
    key = _swatches(("older", words("of the nation")), ("fresh", words("by region or district")))
    rows = "".join(_level(domain, one, words) for domain, one in found.items())
    return (
        f"<h2 class='crm-h2'>{escape(title)}</h2><p class='crm-sub crm-theme-key'>{key}</p>"
        f"<table class='crm-levels'><caption class='crm-unseen'>{escape(title)}</caption>"
        f"<tbody>{rows}</tbody></table>"
    )


def _level(domain: str, one: ThemeStanding, words: Words) -> str:
    name = escape(words.of(codelist("domain")[domain]["name"]))
    said = escape(words("{below} of {n} by area", below=one.below, n=one.indicators))
    drawn = _bar(one.indicators, one.nation, one.below)
    return f"<tr><th scope='row'>{name}</th><td>{drawn}</td><td>{said}</td></tr>"
