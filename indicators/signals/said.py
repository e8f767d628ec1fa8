"""A question as it is put, and a rule as it is read, in three languages."""

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.signals.declared import FALSE_DISCOVERY, Rule
from indicators.signals.written import Put
from indicators.words import Words, area_in, capital, ordinal_suffix, period_form

_LARGE = 10  # from here on what is expected of a count is written as a whole number


def question(put: Put, rule: Rule, words: Words) -> str:
    """Return the question to the holder: it asserts nothing."""
    declared = rule.low if put.observed < put.expected else rule.high
    asked = words.of(declared) if declared else _of_method(rule, words)
    said = asked.format(
        name=item_name(put.item, words),
        in_area=area_in(put.ref_area, words),
        when=_when(put.since, put.time_period, words),
        value=_number(put.observed, put.item, words),
        expected=_number(put.expected, put.item, words),
    )
    return capital(said, words.language)


def _of_method(rule: Rule, words: Words) -> str:
    """Return what every rule of a method asks, with its places still open."""
    if rule.method == "ratios":
        return words(
            "{name}: is the live birth definition applied everywhere {in_area}? The ratio {when} "
            "is {value}; the benchmark ends at {expected}."
        )
    return words(
        "{name} {in_area}: was the definition or the coverage changed {when}? The figure is "
        "{value}; the usual yearly change would make about {expected}."
    )


def _number(number: float, item: str, words: Words) -> str:
    if item not in catalog():
        return words.number(number, 2)
    declared = catalog()[item]
    whole = declared.is_count and number >= _LARGE
    return words.number(number, 0) if whole else words.value(number, declared)


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
        return words("To be noticed: {size} more or less than expected", size=size)
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
