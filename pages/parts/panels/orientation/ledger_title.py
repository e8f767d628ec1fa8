"""What the picture of data gaps says: of whom most is known, and of whom least."""

import pandas as pd

from indicators.ledger import GROUPS, LEVELS
from indicators.words import Words


def ledger_title(found: pd.DataFrame, words: Words) -> str:
    """Return of which level or group most indicators have a figure, and of which fewest."""
    known = found[found["status"] != "missing"].groupby("disaggregation").size()
    counts = {name: int(known.get(name, 0)) for name in (*LEVELS, *GROUPS)}
    most, least = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    every = found["indicator"].nunique()
    if not counts[most]:
        return words.plural(
            "{n} indicator, and not one figure",
            "{n} indicators, and not one figure",
            every,
        )
    told = {"k": words.number(counts[most], 0), "m": words.number(counts[least], 0)}
    about = {"most": _about(most, words), "least": _about(least, words)}
    return words.plural(
        "Most is known {most}: {k} of {n} indicator; least {least}: {m}",
        "Most is known {most}: {k} of {n} indicators; least {least}: {m}",
        every,
        **told,
        **about,
    )


def _about(name: str, words: Words) -> str:
    names = {
        "nation": words("about the nation"),
        "region": words("about economic regions"),
        "district": words("about districts"),
        "sex": words("about girls and boys apart"),
        "age": words("about single ages"),
        "disability_status": words("about children with disabilities"),
        "wealth_quintile": words("about poorer and richer families"),
        "residence": words("about towns and villages"),
    }
    return names[name]
