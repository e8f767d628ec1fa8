"""What the page for children says around its cards, the same on the screen and as a plain page."""

from indicators.editions import Edition
from indicators.words import Words


def rights_words(words: Words, edition: str = "published") -> dict[str, str]:
    """Return the texts around the cards, by what each is for."""
    made_up = Edition(edition).is_illustrative
    return {
        "title": words("Your rights in numbers"),
        "lede": _made_up_lede(words) if made_up else _lede(words),
        "article": words("Article {n}", n="{n}"),
        "means": words("What does it mean?"),
        "listen": words("Listen"),
        "help": words("Do you need help?"),
        "adult": words("Tell an adult you trust: a teacher, a doctor, someone of your family."),
        "helpline": words(
            "The number of a helpline will stand here once those who run it have confirmed it. "
            "They have not yet."
        ),
        "leave": words("Leave quickly"),
        "print": words("Print for the class"),
        "adults": words("The page for adults"),
        "keeps": words("This page remembers nothing about you."),
        "history": words("The page you leave can still be in the history of the browser."),
    }


def _lede(words: Words) -> str:
    return words(
        "Like every child in the world you have rights. The Convention on the Rights of the "
        "Child protects them. The numbers below are about children in Azerbaijan, and each "
        "says where it comes from."
    )


def _made_up_lede(words: Words) -> str:
    return words(
        "Like every child in the world you have rights. The Convention on the Rights of the "
        "Child protects them. The numbers below are made up: they only show how this page works. "
        "Where a card says that something has not been published, it speaks of real numbers."
    )
