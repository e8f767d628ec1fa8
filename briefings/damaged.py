"""What a reader is told of a damaged release: which file it is, and why it is not to be read."""

from data.damage import Damage
from indicators.language import Words


def told(damage: Damage, words: Words) -> str:
    """Return which file of which release is damaged, and why, in the reader's language."""
    return words(
        "Data release {release} is damaged and is not shown. File {file}: {why}.",
        release=damage.release,
        file=damage.file,
        why=_why(damage, words),
    )


def _why(damage: Damage, words: Words) -> str:
    said = {
        "missing": words("it is missing"),
        "unreadable": words("it cannot be read, as it was cut or overwritten"),
        "entry": words("its entry “{entry}” is missing or wrong", entry=damage.detail),
        "name": words("the release is not named by the hash of its content"),
        "figures": words("it states another number of figures than the release holds"),
        "hash": words("its hash is not the one recorded when the release was frozen"),
        "chain": words("its hash is not the one that the next release names"),
        "fork": words("it follows from the same release as {release}", release=damage.detail),
    }
    return said[damage.fault]
