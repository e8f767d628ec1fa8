"""The message about a damaged release: which file it is, and why it cannot be read."""

from data.frozen import Damage
from indicators.words import Words


def damage_message(damage: Damage, words: Words) -> str:
    """Return which file of which release is damaged, and why, in the reader's language."""
    return words(
        "Data release {release} is damaged and is not shown. File {file}: {why}.",
        release=damage.release,
        file=damage.file,
        why=damage.why(words.language),
    )
