"""Panels that the live monitor and the public edition both show: one wording, one drawing.

Each returns markup without a style attribute or a script; every text in it is escaped. Where a
panel leads on, it asks the edition for the address (``Link``).
"""

from figures.panels.areas_beside import (
    beside_cards,
    beside_caution,
    beside_dots,
    beside_key,
    beside_table,
    beside_title,
)
from figures.panels.births import (
    birth_path,
    live_birth_overview,
    live_birth_title,
    ministry_steps,
    unregistered,
    where_unregistered,
)
from figures.panels.counted import (
    count_caveat,
    count_classes,
    count_grade,
    count_subtitle,
    count_values,
    every_measure,
    has_later,
    map_chip,
    measures_table,
    trailing_names,
    uncounted_word,
)
from figures.panels.doors import browse_said, cite_said, door
from figures.panels.hazards import hazard_frame, poor_and_flooded, several_title
from figures.panels.marks import (
    Link,
    badge,
    bar,
    drawn,
    keys,
    panel,
    panel_styles,
    sourced,
    titled,
)
from figures.panels.newest import finding_cards, newest_findings
from figures.panels.portrait import (
    nothing_told,
    portrait_rows,
    rows_subtitle,
    rows_title,
    told_lines,
    told_threshold,
    told_title,
)
from figures.panels.portrait_beside import (
    NEAREST,
    alike_bars,
    alike_title,
    key_gaps,
    key_numbers,
    unknown_list,
    unknown_subtitle,
)
from figures.panels.release import changed_anything, release_changed
from figures.panels.scene import Scene, regions_of_districts
from figures.panels.still_map import still_map
from figures.panels.themes import theme_cards, theme_grid, theme_levels

__all__ = [
    "NEAREST",
    "Link",
    "Scene",
    "alike_bars",
    "alike_title",
    "badge",
    "bar",
    "beside_cards",
    "beside_caution",
    "beside_dots",
    "beside_key",
    "beside_table",
    "beside_title",
    "birth_path",
    "browse_said",
    "changed_anything",
    "cite_said",
    "count_caveat",
    "count_classes",
    "count_grade",
    "count_subtitle",
    "count_values",
    "door",
    "drawn",
    "every_measure",
    "finding_cards",
    "has_later",
    "hazard_frame",
    "key_gaps",
    "key_numbers",
    "keys",
    "live_birth_overview",
    "live_birth_title",
    "map_chip",
    "measures_table",
    "ministry_steps",
    "newest_findings",
    "nothing_told",
    "panel",
    "panel_styles",
    "poor_and_flooded",
    "portrait_rows",
    "regions_of_districts",
    "release_changed",
    "rows_subtitle",
    "rows_title",
    "several_title",
    "sourced",
    "still_map",
    "theme_cards",
    "theme_grid",
    "theme_levels",
    "titled",
    "told_lines",
    "told_threshold",
    "told_title",
    "trailing_names",
    "uncounted_word",
    "unknown_list",
    "unknown_subtitle",
    "unregistered",
    "where_unregistered",
]
