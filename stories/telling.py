"""A step of a story as it is shown: its texts with their figures, and its picture."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.editions import Edition
from indicators.errors import Unbound
from indicators.words import Words
from stories.figures import Figures
from stories.model import Step, Story
from stories.pictures import Drawn, Ground, draw
from stories.texts import Number, filled


@dataclass(frozen=True)
class Told:
    """A step in one language; without a picture where the edition lacks a figure of it.

    Attributes
    ----------
    name : str
        How the list of steps calls it.
    notes : str
        What is for who presents it.
    numbers : tuple of Number
        Every figure that its title and texts state.
    """

    name: str
    title: str
    paragraphs: tuple[str, ...]
    notes: str
    picture: Drawn | None
    numbers: tuple[Number, ...]


def tell(step: Step, figures: Figures, words: Words, ident: str, ground: Ground) -> Told:
    """Return a step as it is shown.

    Raises
    ------
    Unbound
        If a reference or the picture names a figure that is not there.
    """
    texts = [step.title, step.text, *filter(None, [step.more, step.notes])]
    said = [filled(words.of(text), figures, words) for text in texts]
    shown = said[1:-1] if step.notes else said[1:]
    return Told(
        words.of(step.name),
        said[0].text,
        (*(one.text for one in shown), *_made_up(step, figures, words)),
        said[-1].text if step.notes else "",
        draw(step.picture, figures, words, ident, ground),
        tuple(number for one in said for number in one.numbers),
    )


def tell_or_say_why(step: Step, figures: Figures, words: Words, ident: str, ground: Ground) -> Told:
    """Return a step as it is shown; where one of its figures is not there, nothing but that.

    A title that speaks of published figures may not stand over others.
    """
    try:
        return tell(step, figures, words, ident, ground)
    except Unbound:
        absent = Edition(figures.edition).untold(words)
        name = words.of(step.name)
        return Told(name, name, (absent,), "", None, ())


def _made_up(step: Step, figures: Figures, words: Words) -> tuple[str, ...]:
    """Return what holds of a text beside synthetic figures; the cards of rights have it above."""
    if step.article or not Edition(figures.edition).is_illustrative:
        return ()
    return (Edition(figures.edition).of_texts(words),)


def first_picture(story: Story, told: Callable[[Step, str], Told]) -> Drawn | None:
    """Return the first picture of a story, by which a list of stories shows it.

    Parameters
    ----------
    told : callable
        Returns a step as it is shown, by the step and a name for its picture.
    """
    steps = enumerate(story.steps, start=1)
    found = (told(step, f"{story.code}-{at}").picture for at, step in steps)
    return next((one for one in found if one), None)
