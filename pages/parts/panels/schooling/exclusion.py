"""The dimensions of exclusion: who is out of school, and, apart, who may be next."""

from html import escape

import pandas as pd
import streamlit as st

from figures.shares import share_rows
from indicators.codelists import NATION, codelist
from indicators.uncertainty import extremes_differ
from indicators.words import Words, area_name, short_source
from pages.parts.choices import Offered, offer, offered_switch
from pages.parts.drawing import beside, drawn, headed, listed, noted, pieces, sourced
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.deprivation import percent, survey, survey_regions, survey_sourced
from pages.parts.panels.schooling.enrolment import found_of, level_name, round_estimate


def exclusion(page: Page) -> None:
    """Draw the dimensions of children out of school, by the rule chosen for pre-primary."""
    found = found_of(page, "uis", "mics", "uis_number", "mics_number")
    if found.empty:
        return
    words, levels = page.words, codelist("school_ages")["level"]
    head = headed(
        words("Dimensions of exclusion: out of school"),
        words("Children out of school by the level of their age, %, 95% interval"),
    )
    rule, switch = _rule(words)
    rows = found[found["measure"] == rule]
    said = [
        largest_share(rows, words),
        words.of(codelist("school_ages")["convention"][rule]["body"]),
        by_both_rules(found, words),
    ]
    labels = [f"{levels[level]['out']} · {level_name(level, words)}" for level in rows["level"]]
    top = float(found["upper_bound"][found["measure"].isin(["uis", "mics"])].max())
    source = short_source(survey(page), words)
    shares = drawn(page, share_rows(rows, labels, words, top=top, source=source))
    below = pieces(noted(said), shares, survey_sourced(page))
    offer([Offered(head), switch, Offered(below)], "crm-exclusion", kind="crm-pieces")


def _rule(words: Words) -> tuple[str, Offered]:
    """Return which of the two rules for pre-primary is chosen, and the switch between them."""
    declared = codelist("school_ages")["convention"]
    names = {code: words.of(entry["name"]) for code, entry in declared.items()}
    label = words("A child of primary age in pre-primary is")
    chosen, switch = _kept_switch("convention", label, names)
    said = f"<div><p class='crm-sub'>{escape(label)}</p>{switch.markup}</div>"
    return chosen, switch._replace(markup=said)


def _kept_switch(name: str, label: str, names: dict[str, str]) -> tuple[str, Offered]:
    """Return what is chosen of a switch of this panel alone, the first at first, and the switch."""
    key = f"crm-{name}"
    kept = st.session_state.get(key)
    chosen = kept if kept in names else next(iter(names))

    def take(value: str) -> None:
        st.session_state[key] = value

    return chosen, offered_switch(name, label, names, chosen, take)


def largest_share(rows: pd.DataFrame, words: Words) -> str:
    """Return the age of which the largest share is out of school, with its interval."""
    most = rows.sort_values("obs_value").dropna(subset="obs_value").iloc[-1]
    return words(
        "The largest share is out of school at this age: {level}, {share} "
        "(95% interval {low}–{high}).",
        level=level_name(most["level"], words).lower(),
        share=percent(most["obs_value"], words),
        low=percent(most["lower_bound"], words),
        high=percent(most["upper_bound"], words),
    )


def by_both_rules(found: pd.DataFrame, words: Words) -> str:
    """Return how the two rules of pre-primary change the share of primary age."""
    value = found[found["item"] == "PRIM"].set_index("measure")["obs_value"]
    if value.isna().any():
        return words("Too few records of primary age to compare the two rules.")
    between = value["uis_number"] - value["mics_number"]
    return words(
        "Of children of primary age {uis} are out of school by the rule of UNESCO and {mics} by "
        "that of MICS: about {n} children of that age are in pre-primary.",
        uis=percent(value["uis"], words),
        mics=percent(value["mics"], words),
        n=round_estimate(between, words),
    )


def at_risk(page: Page) -> None:
    """Draw the signs that a pupil may leave school, each on its own, level by level."""
    if made := _at_risk(page):
        st.html(made)


@finished
def _at_risk(page: Page) -> str:
    found = found_of(page, "flag")
    if found.empty:
        return ""
    words = page.words
    nation = found[found["ref_area"] == NATION]
    period = words.period(str(nation["time_period"].iloc[0]))
    head = headed(
        words("Dimensions of exclusion: in school, at risk of leaving"),
        words("% of pupils with each sign, 95% interval, school register, {period}", period=period),
    )
    top = float(nation["upper_bound"].max())
    levels = [
        _signs_of_level(page, str(level), part, top)
        for level, part in nation.groupby("level", sort=False)
    ]
    most = noted([most_frequent_sign(nation, words)])
    return pieces(head, most, beside(*levels), _register_sourced(page, found))


def _register(page: Page, found: pd.DataFrame) -> str:
    """Return the source of the school register in short."""
    return short_source(page.store.sources()[str(found["data_source"].iloc[0])], page.words)


def _register_sourced(page: Page, found: pd.DataFrame) -> str:
    return sourced(page.words("Source: {source}", source=_register(page, found)))


def _signs_of_level(page: Page, level: str, part: pd.DataFrame, top: float) -> str:
    """Return the signs of one level as bars, under its name."""
    words = page.words
    named = codelist("school_ages")["level"][level]["risk"]
    title = escape(f"{named} · {level_name(level, words)}")
    labels = [_sign(flag, words) for flag in part["part"]]
    bars = drawn(page, share_rows(part, labels, words, top=top, source=_register(page, part)))
    return f"<p class='crm-sub'><strong>{title}</strong></p>{bars}"


def at_risk_regions(page: Page) -> None:
    """Draw the signs region by region, and in which of them regions differ beyond chance."""
    found = found_of(page, "flag")
    if found.empty:
        return
    words = page.words
    head = headed(
        words("Signs of risk, region by region"),
        words("% of pupils with each sign; a pupil can show several"),
    )
    regions = found[found["ref_area"].isin(survey_regions())]
    parts = {str(level): part for level, part in regions.groupby("level", sort=False)}
    names = {level: level_name(level, words) for level in parts}
    chosen, switch = _kept_switch("level-of-signs", words("Level of school"), names)
    part = parts[chosen]
    table = signs_table(part, words)
    below = pieces(
        noted([differing_signs(part, words)]),
        listed(table, words, [*table.columns[1:]]),
        sourced(
            words("A dash: fewer than 25 pupils recorded, or withheld so that no child is told of.")
        ),
        _register_sourced(page, found),
    )
    held = switch._replace(markup=f"<div>{switch.markup}</div>")
    offer([Offered(head), held, Offered(below)], "crm-signs", kind="crm-pieces")


def _sign(flag: str, words: Words) -> str:
    return words.of(codelist("school_ages")["flag"][flag])


def most_frequent_sign(nation: pd.DataFrame, words: Words) -> str:
    """Return the sign of risk that most pupils show."""
    most = nation.sort_values("obs_value").dropna(subset="obs_value").iloc[-1]
    return words(
        "The most frequent sign: {sign} ({level}: {share} of pupils). A pupil can show several "
        "signs, so the shares are never added up.",
        sign=_sign(most["part"], words).lower(),
        level=level_name(most["level"], words).lower(),
        share=percent(most["obs_value"], words),
    )


def differing_signs(part: pd.DataFrame, words: Words) -> str:
    """Return the signs in which regions differ by more than chance."""
    named = [
        _sign(str(flag), words).lower()
        for flag, own in part.groupby("part", sort=False)
        if extremes_differ(own["obs_value"], own["standard_error"])
    ]
    if not named:
        return words(
            "In none of the signs do regions differ by more than chance among so many regions "
            "would give: there is no reliable difference."
        )
    return words(
        "Regions differ by more than chance in: {signs}. In the other signs there is no reliable "
        "difference.",
        signs="; ".join(named),
    )


def signs_table(part: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a line a region with the share of pupils of each sign, under the reader's words."""
    values = part.pivot(index="ref_area", columns="part", values="obs_value")
    records = part.groupby("ref_area")["records"].max()
    columns = {
        _sign(flag, words): [percent(value, words) for value in values[flag]]
        for flag in codelist("school_ages")["flag"]
    }
    names = {words("Region"): [area_name(code, words) for code in values.index]}
    return pd.DataFrame(
        names | columns | {words("Records"): [_counted(n, words) for n in records[values.index]]}
    )


def _counted(number: float, words: Words) -> str:
    return words.number(number, 0) if pd.notna(number) else "–"
