"""Formulas typeset as MathML: what browsers draw and screen readers say, without a script."""

from collections.abc import Sequence
from functools import cache
from html import escape


def typeset(tex: Sequence[str], formula: str) -> str:
    """Return formulas as markup, a line each; the plain formula where there is none as LaTeX.

    Parameters
    ----------
    formula : str
        The same in plain signs: it is what is copied, and said where MathML is not.

    Examples
    --------
    >>> typeset([], "best grade: D")
    '<p class="crm-formula"><code>best grade: D</code></p>'
    """
    if not tex:
        return f'<p class="crm-formula"><code>{escape(formula)}</code></p>'
    lines = "".join(f"<span>{mathml(line)}</span>" for line in tex)
    return f'<p class="crm-formula" title="{escape(formula, quote=True)}">{lines}</p>'


@cache
def mathml(tex: str) -> str:
    """Return one formula as MathML, its LaTeX beside it for readers that draw no MathML."""
    from latex2mathml.converter import convert

    opened, rest = str(convert(tex, display="block")).split(">", 1)
    return f'{opened} alttext="{escape(tex, quote=True)}">{rest}'
