"""Stories and the cards for children as plain pages: all steps of a story on one, with anchors."""

from collections.abc import Iterator

from figures.svg import by_reference
from indicators.words import Words
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language
from stories import (
    Drawn,
    Ground,
    Step,
    Story,
    Told,
    first_picture,
    rights,
    rights_words,
    stories,
    tell_or_say_why,
)

_UP = "../"


def story_pages(_name: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the list of stories, every story, and the page for children, in every language."""
    for words in in_every_language():
        yield site.page(
            "stories.html",
            words.language,
            "stories.html",
            title=words("Stories"),
            description=words(
                "One step at a time, as plain pages. Every number is bound to a published figure."
            ),
            stories=_cards(reading, site, atlas, words),
        )
        for story in stories().values():
            yield _story(story, reading, site, atlas, words)
        yield _children(reading, site, atlas, words)


def _ground(site: Site, atlas: Atlas, up: str) -> Ground:
    """Return the ground on which outlines are fetched once from the shared files."""
    shapes = {layer: by_reference(f"{up}{site.assets[f'map_{layer}']}") for layer in atlas.outlines}
    return Ground(atlas.sheet, shapes)


def _cards(
    reading: Reading, site: Site, atlas: Atlas, words: Words
) -> list[tuple[Story, str, Drawn | None]]:
    """Return every story with the number of its steps in words and its first picture."""
    ground = _ground(site, atlas, _UP)

    def told(step: Step, ident: str) -> Told:
        return tell_or_say_why(step, reading, words, ident, ground)

    return [
        (
            story,
            words.plural("{n} step", "{n} steps", len(story.steps)),
            first_picture(story, told),
        )
        for story in stories().values()
    ]


def _story(story: Story, reading: Reading, site: Site, atlas: Atlas, words: Words) -> Output:
    ground = _ground(site, atlas, _UP * 2)
    steps = [
        tell_or_say_why(step, reading, words, f"s{at}", ground)
        for at, step in enumerate(story.steps, 1)
    ]
    return site.page(
        "story.html",
        words.language,
        f"story/{story.code}.html",
        title=words.of(story.title),
        description=words.of(story.lede),
        about=story.about,
        steps=steps,
        documents=[words.of(one.name) for one in story.documents],
    )


def _children(reading: Reading, site: Site, atlas: Atlas, words: Words) -> Output:
    ground = _ground(site, atlas, _UP)
    said = rights_words(words)
    cards: list[tuple[str, Told]] = [
        (
            said["article"].format(n=step.article),
            tell_or_say_why(step, reading, words, f"r{at}", ground),
        )
        for at, step in enumerate(rights().rights)
    ]
    return site.page(
        "children.html",
        words.language,
        "children.html",
        title=said["title"],
        description=said["lede"],
        cards=cards,
        said=said,
    )
