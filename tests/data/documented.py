"""What ``docs/interoperability.md`` tells people to write, as it stands there."""

import re

from data.settings import ROOT

PAGE = (ROOT / "docs" / "interoperability.md").read_text(encoding="utf-8")


def documented(language: str, sign: str) -> str:
    """Return the one block in a language that holds a sign."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (found,) = [block for block in blocks if sign in block]
    return found


def arguments(language: str, sign: str) -> list[list[str]]:
    """Return the arguments of each command of a block, without ``python -m`` and what follows #."""
    lines = [line.partition("#")[0].split() for line in documented(language, sign).splitlines()]
    return [words[3:] for words in lines if words[:2] == ["python", "-m"]]
