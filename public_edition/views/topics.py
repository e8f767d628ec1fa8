"""Topics that have a page of their own beside their theme: live births, and disaster risk."""

from collections.abc import Hashable, Iterator
from typing import Any

from figures import panels
from indicators.codelists import areas, codelist, codes
from indicators.plain_rows import plain_rows
from indicators.words import Words, area_name
from public_edition.links import Links
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.scene import PublicScene
from public_edition.site import Output, Site, in_every_language


def topic_pages(_name: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the pages of live births and of disaster risk in every language."""
    kept: dict[Hashable, Any] = {}
    for words in in_every_language():
        scene = PublicScene(words, reading, site, atlas, Links(), kept)
        yield _page(scene, "live_birth", "birth_registration", _live_birth(scene))
        yield _page(scene, "disaster_risk", "disaster_risk", _disaster_risk(scene))


def _page(scene: PublicScene, name: str, domain: str, shown: dict[str, Any]) -> Output:
    theme = scene.words.of(codelist("domain")[domain]["name"])
    language = scene.words.language
    return scene.site.page(
        "topic.html", language, f"{name}.html", domain=domain, theme=theme, **shown
    )


def _live_birth(scene: PublicScene) -> dict[str, Any]:
    """Return what the live birth definition changed, who is not registered, and what to do."""
    words = scene.words
    entry = codelist("topic")["live_birth_definition"]
    return {
        "title": panels.live_birth_title(scene),
        "description": words.of(entry["title"]),
        "frames": [panels.live_birth_overview(scene)],
        "pair": [panels.unregistered(scene), panels.where_unregistered(scene)],
        "more": [panels.birth_path(words), panels.ministry_steps(words)],
        "body": [words.of(entry["title"]), words.of(entry["body"])],
        "events": [],
    }


def _disaster_risk(scene: PublicScene) -> dict[str, Any]:
    """Return where hazards are on record, how many children each reaches, and every record."""
    words, theme = scene.words, codelist("domain")["disaster_risk"]["name"]
    return {
        "title": panels.several_title(scene) or words.of(theme),
        "description": words.of(theme),
        "frames": [panels.hazard_frame(scene), panels.poor_and_flooded(scene)],
        "pair": [],
        "more": [],
        "body": [],
        "events": _events(scene, words),
    }


def _events(scene: PublicScene, words: Words) -> list[dict[str, str]]:
    """Return every record and statement on hazards, with its source."""
    found = scene.events(areas())
    return [
        {
            "area": area_name(row["ref_area"], words),
            "period": row["time_period"] or words("undated"),
            "hazard": words.of(codes("hazard")[row["hazard"]]),
            "said": row[f"event_{words.language}"],
            "source": row["source_org"],
            "link": row["source_link"] or "",
        }
        for row in plain_rows(found)
    ]
