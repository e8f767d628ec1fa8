"""A question as it is put, and a rule as it is read, in three languages."""

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.signals.declared import FALSE_DISCOVERY, Rule
from indicators.signals.written import Put
from indicators.words import Words, area_in, capital, ordinal_suffix, period_form


def question(put: Put, rule: Rule, words: Words) -> str:
    """Return the question to the holder: it asserts nothing."""
    asked = rule.low if put.observed < put.expected else rule.high
    decimals = 2 if rule.method == "ratios" else 0
    said = words.of(asked or rule.low or {}).format(
        name=item_name(put.item, words),
        in_area=area_in(put.ref_area, words),
        when=_when(put.since, put.time_period, words),
        value=words.number(put.observed, decimals),
        expected=words.number(put.expected, decimals),
    )
    return capital(said, words.language)


def item_name(item: str, words: Words) -> str:
    """Return the name of an indicator, or of a ratio of counts."""
    if item in catalog():
        return words.of(catalog()[item].name)
    return words.of(codelist("diagnostic")[item]["name"])


def _when(since: str, last: str, words: Words) -> str:
    if since == last:
        return period_form(last, "year", "when", words)
    years = f"{since}–{last}"
    if words.language == "az":
        return f"{years}-{ordinal_suffix(int(last))} illərdə"
    return f"в {years} годах" if words.language == "ru" else f"in {years}"


def method_said(rule: Rule, words: Words) -> str:
    """Return the method of a rule, and the change that it is to notice."""
    said = {
        "funnel": words("Funnel: areas of one year around the nation, wider for few events"),
        "cusum": words("Cumulative sum: a small change that lasts adds up over the years"),
        "ewma": words("Moving average of yearly changes, against the first eight of the series"),
        "ratios": words("Ratio of two counts against its benchmark"),
    }
    return f"{said[rule.method]}. {_to_notice(rule, words)}"


def _to_notice(rule: Rule, words: Words) -> str:
    size = words.percent(words.number(100 * abs(rule.change - 1), 0))
    if rule.two_sided:
        times = words.percent(words.number(100 * rule.change, 0))
        return words("To be noticed: a change to {times} of what is expected", times=times)
    if rule.change < 1:
        return words("To be noticed: {size} less than expected", size=size)
    return words("To be noticed: {size} more than expected", size=size)


def needs_said(rule: Rule, words: Words) -> str:
    """Return what a rule needs before it can watch a series."""
    return {
        "funnel": words("Eight areas or more of one year and source, with what the count is of"),
        "cusum": words("Six years or more of one source, for the area and for the nation"),
        "ewma": words("Ten years or more of one source and one definition"),
        "ratios": words("Both counts of one year and source"),
    }[rule.method]


def limit_said(words: Words) -> str:
    """Return from where on a question is put."""
    return words(
        "Each rule aims at {share} of its questions without a cause; what trials gave stands "
        "beside it.",
        share=words.percent(words.number(100 * FALSE_DISCOVERY, 0)),
    )
