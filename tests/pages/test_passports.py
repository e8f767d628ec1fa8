"""Every figure on a page can be opened as what it is, in the release that is shown."""

from urllib.parse import parse_qs, urlparse

import pytest

from data.frozen import Damage, ReleaseDamaged, frozen_as, releases
from indicators.catalog import catalog
from indicators.errors import DashboardError, FigureUnknown, ReleaseUnknown
from indicators.facts import key_of
from indicators.model import LANGUAGES
from indicators.selection import Selection, read_query
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.figure.passport import why
from pages.parts.panels.figure.revisions import change_row, left_off, of_theme
from pages.parts.panels.picture.headline import own_series
from pages.parts.panels.picture.table import figures_shown, passport_addresses
from pages.parts.passports import changes_of, frozen, passport_link, passport_path
from passports.changes import before_or_after, changed_figures
from passports.finding import find_figure
from passports.identity import FigureIdError, figure_id, parse_figure_id

NEWEST, *_, SECOND, FIRST = releases()
TOVUZ = "AZE_SP_TSA_RECIPIENTS.AZ-TOV.2022.MEDIA_TSA_2022"


def page_of(store, code="ED_ROFST_L1_ADM", **chosen) -> Page:
    selection = Selection(**{"lang": "en", "indicator": code, **chosen})
    return Page(catalog()[code].domain, selection, words(selection.lang), store)


def asked(path: str) -> dict[str, str]:
    assert path.startswith("figure?")
    return {name: value for name, (value,) in parse_qs(urlparse(path).query).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_opens_the_passport_of_its_own_figure(store, language):
    page = page_of(store, lang=language)
    view = page.headline
    series = own_series(page, view)
    shown = series[series["time_period"] == view.time_period]
    markup = passport_link(page, key_of(shown.iloc[0].to_dict()))
    assert "ED_ROFST_L1_ADM.AZE.2023.UIS_2024_09" in markup
    assert f"lang={language}" in markup


def test_every_row_of_a_table_opens_its_own_figure(store):
    page = page_of(store, "DM_BRTS_CBR")
    view = page.on_map
    rows = figures_shown(page, view, True)
    paths = passport_addresses(page, rows)
    assert len(paths) == len(rows) >= 10
    for path, row in zip(paths, rows.to_dict("records"), strict=True):
        query = parse_qs(urlparse(path).query)
        assert parse_figure_id(query["id"][0]) == key_of(row)


def test_a_link_names_the_release_that_is_shown_and_opens_the_same_figure(store):
    page = page_of(store)
    row = store.observations("ED_ROFST_L1_ADM", "published").iloc[0].to_dict()
    own = frozen(page)
    query = asked(passport_path(page, key_of(row)))
    assert query.get("release") == (own.id if own else None)
    found = find_figure(query["id"], NEWEST.id, store, NEWEST.date)
    assert found.row["obs_value"] == row["obs_value"]


def test_naming_the_release_that_is_shown_keeps_none_of_its_tables(store, monkeypatch):
    page = page_of(store)
    kept = []
    monkeypatch.setattr("pages.parts.passports.kept_for_build", lambda *asked: kept.append(asked))
    monkeypatch.setattr("pages.parts.passports.kept_recent", lambda store, key, make: make())
    assert frozen(page) == frozen_as(store.build()["release"])
    assert kept == []


def test_a_link_to_an_illustrative_figure_names_no_release(store):
    page = page_of(store, "AZE_JJ_CONVICTED", edition="illustrative")
    row = store.observations("AZE_JJ_CONVICTED", "illustrative").iloc[0].to_dict()
    query = asked(passport_path(page, key_of(row)))
    assert query["id"].startswith("ILLUSTRATIVE.")
    assert "release" not in query


def test_the_address_keeps_the_figure_and_its_release():
    given = {"lang": "az", "id": TOVUZ, "release": FIRST.id}
    selection, notes = read_query(given, "ED_ROFST_L1_ADM", ("published",), ["id", "release"])
    assert (selection.asked("id"), selection.asked("release"), notes) == (TOVUZ, FIRST.id, ())
    assert {"id": TOVUZ, "release": FIRST.id}.items() <= selection.to_query().items()


def test_the_changelog_leads_from_the_old_figure_to_the_new_one(store):
    page = page_of(store)
    changed = changes_of(page, SECOND)
    every = changed.found.assign(edition="published").to_dict("records")
    told = change_row(page, changed, {figure_id(key_of(row)): row for row in every}[TOVUZ])
    assert (told["Change"], told["Area"], told["Period"]) == ("revised", "Tovuz", "2022")
    assert (told["Before"], told["After"]) == ("13", "12,740")
    assert f"release={FIRST.id}" in told["Passport"]


LONG_AGO = "AZE_SP_TSA_RECIPIENTS.AZ-TOV.1800.MEDIA_TSA_2022"
NO_RELEASE = "2020-01-01-000000000000"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "release", "named"),
    [
        ("NOPE.AZE", "", ["NOPE.AZE"]),
        ("NOPE.AZE", NEWEST.id, ["NOPE.AZE"]),
        (LONG_AGO, "", [LONG_AGO]),
        (LONG_AGO, FIRST.id, [LONG_AGO, FIRST.id]),
        ("ILLUSTRATIVE.X.AZE.1800.ILLUSTRATIVE", FIRST.id, ["ILLUSTRATIVE.X.AZE.1800"]),
        (TOVUZ, NO_RELEASE, [NO_RELEASE]),
    ],
)
def test_a_link_that_opens_nothing_says_which_and_why(store, language, name, release, named):
    with pytest.raises(DashboardError) as refused:
        find_figure(name, release, store, NEWEST.date)
    chosen = Selection(lang=language, own=(("id", name), ("release", release)))
    said = why(refused.value, chosen, words(language))
    assert all(part in said for part in named)
    assert refused.value.message not in said


def test_each_side_of_a_change_has_the_declaration_of_its_own_release(store):
    items = changes_of(page_of(store), SECOND).items("DM_FRATE_TOT")
    units = {side: item.unit_measure for side, item in items.items()}
    assert units == {"before": "RATIO", "after": "LIVEBIRTHSPERWOMAN"}


def test_each_reason_why_a_link_opens_nothing_is_its_own():
    chosen = Selection(lang="en", own=(("id", LONG_AGO), ("release", FIRST.id)))
    damage = ReleaseDamaged(Damage(FIRST.id, "release.toml", "missing"))
    reasons = (FigureIdError("x"), ReleaseUnknown("x"), damage, FigureUnknown("x"))
    said = {why(error, chosen, words("en")) for error in reasons}
    assert len(said) == len(reasons)


def test_a_table_that_leaves_changes_off_says_so():
    assert left_off(2000, 6632, words("en")).startswith("The first 2,000 of 6,632 are shown")
    assert left_off(12, 12, words("en")) == ""


def test_a_theme_narrows_the_changelog_to_its_indicators(store):
    page = page_of(store, own=(("theme", "social_protection"),))
    every = changes_of(page, SECOND).found
    found = of_theme(page, every)
    assert {catalog()[code].domain for code in set(found["indicator"]) & set(catalog())} == {
        "social_protection"
    }
    assert 100 < len(found) < len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_told_by_its_two_sides(store, language):
    page = page_of(store, lang=language)
    changed = changes_of(page, SECOND)
    for row in changed_figures(changed.found).iloc[::40].to_dict("records"):
        items = changed.items(row["indicator"])
        sides = [before_or_after(row, side, items, page.words) for side in ("before", "after")]
        assert any(sides)
        assert row["change"] != "revised" or sides[0] != sides[1], row
        told = change_row(page, changed, {**row, "edition": "published"})
        assert "{" not in "".join(told.values())
