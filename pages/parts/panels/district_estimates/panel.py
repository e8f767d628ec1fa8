"""The panel: estimates for districts where they passed, and why there are none where not."""

from html import escape

import numpy as np

from indicators.codelists import codelist
from indicators.quality import grade
from indicators.words import Words, area_name, inside_sentence, short_source
from pages.parts.drawing import draw, headed, noted, source_line, sourced
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.district_estimates.found import ShareFound, share_name, shares_found
from pages.parts.panels.district_estimates.listed import districts_listed
from pages.parts.panels.district_estimates.picture import pictures
from pages.parts.panels.district_estimates.tested import gate_said
from pages.parts.panels.picture import badge


def district_estimates(page: Page) -> None:
    """Draw the estimates that may be shown, and the tests of all; else why there are none."""
    if markup := _finished(page):
        draw(page, markup, key="crm-district-estimates")
    else:
        source_line(why_none(page.words))


def why_none(words: Words) -> str:
    """Return why no district is estimated from what is published."""
    return words(
        "No estimates for districts: no survey publishes its figures for regions with their "
        "errors, so that no model can be fitted and no test of it made."
    )


@finished
def _finished(page: Page) -> str:
    found = shares_found(page)
    if not found:
        return ""
    shown = [_shown(page, one) for one in found if one.is_published]
    return "".join(shown) + gate_said(found, page.words) + source_and_method(page, found[0])


def _shown(page: Page, found: ShareFound) -> str:
    words = page.words
    subtitle = words(
        "{share}: estimates with their 95% interval, {period}",
        share=share_name(found.code, words),
        period=words.period(found.time_period),
    )
    return (
        headed(words("District by district: estimates from a model"), subtitle)
        + noted(said_of(found, words))
        + pictures(page, found)
        + _strip(page, found)
        + districts_listed(found, words)
    )


def said_of(found: ShareFound, words: Words) -> list[str]:
    """Return in words why there is a model, what it knows, and what it gains."""
    own, told = found.measures["own"], found.measures["modelled"]
    ratio = told.loc[own.index, "standard_error"] / own["standard_error"]
    return [
        words(
            "In half of the districts the survey asked no more than {n} children: too few for a "
            "figure of its own. An estimate joins what they say with what registers count of every "
            "district: {covariates}. The districts of a region add up to the region's figure.",
            n=words.number(own["records"].median(), 0),
            covariates="; ".join(covariates_said(words)),
        ),
        words(
            "In half of the districts the error is at least {share} smaller than that of the "
            "district's own figure.",
            share=words.percent(words.number(100 * (1 - float(np.median(ratio))), 0)),
        ),
        _worst_foretold(found, words),
    ]


def _worst_foretold(found: ShareFound, words: Words) -> str:
    """Return the region that the model foretells worst where it has not seen it."""
    figure, unseen = (found.measures[name]["obs_value"] for name in ("region", "unseen"))
    region = str((unseen - figure).abs().idxmax())
    told, own = (
        words.percent(words.number(100 * float(table[region]), 1)) for table in (unseen, figure)
    )
    return words(
        "Each region was left out in turn and foretold from the others: worst {area}, {told} "
        "instead of {own}.",
        area=area_name(region, words),
        told=told,
        own=own,
    )


def covariates_said(words: Words) -> list[str]:
    """Return what registers count of every district, with its year."""
    declared = codelist("small_areas")["covariate"].values()
    return [
        f"{inside_sentence(words.of(one['name']), words.language)} "
        f"({words.period(one['time_period'])})"
        for one in declared
    ]


def _strip(page: Page, found: ShareFound) -> str:
    words = page.words
    said = [words("Districts are not ranked: too many of their intervals overlap.")]
    if page.edition.is_illustrative:
        made_up = words(
            "Synthetic survey and registers, made by the same assumptions: a model of real figures "
            "knows less."
        )
        said = [made_up, *said]
    text = escape(" ".join(said))
    return f"<p class='crm-strip'>{text} {badge(grade_of_estimates(page, found), words)}</p>"


def grade_of_estimates(page: Page, found: ShareFound) -> str:
    """Return the quality grade of estimates for districts: C at best, E of synthetic records."""
    own = str(page.store.sources()[found.source]["kind"])
    kind = own if own == "synthetic" else "modelled"
    year = page.today.year
    return grade(kind, found.time_period, year, interval=True, small_area=True).letter


def source_and_method(page: Page, found: ShareFound) -> str:
    """Return the line that names the source, and the way to the method."""
    source = short_source(page.store.sources()[found.source], page.words)
    boundaries = page.words("The boundaries and names shown imply no endorsement.")
    how = escape(page.words("How the estimates are computed"))
    address = f"{link_to(page, path='methodology')}#method-small_areas"
    named = sourced(f"{page.words('Source: {source}', source=source)}. {boundaries}")
    return f"{named}<p><a href='{address}' target='_self'>{how}</a></p>"
