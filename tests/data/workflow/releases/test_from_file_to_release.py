"""What an agency sent and three people agreed on is what readers are shown, and nothing else."""

from dataclasses import replace

from data.frozen import open_release, release_differences
from data.workflow import changes_of
from data.workflow.apart.reading import found_in
from tests.data.workflow.lives import FLOW, Lives, table
from tests.data.workflow.releases.site import Site

NAMED = ("indicator", "ref_area", "time_period", "sex", "change")


def test_file_is_released_as_it_was_decided_on(lives: Lives, site: Site) -> None:
    before = open_release(site.head(), site.places.releases)
    sent = replace(lives, sources=site.places.project).at("scheduled", table(), found_in)
    with site.workflow.acting(site.publisher, "look", "submission") as acting:
        decided = {tuple(row[name] for name in NAMED) for row in changes_of(acting, sent.id)}
    site.order([sent.id])
    site.work()
    after = open_release(site.head(), site.places.releases)
    found = release_differences(before, after)
    assert {tuple(row) for row in found[[*NAMED]].itertuples(index=False)} == decided
    assert {*found["data_source"]} == {FLOW}
    shown = site.store().observations("AZE_ED_PUPILS", "published", ref_area=["AZ-ABS"])
    assert {*shown["obs_value"]} == {2100.0, 1000.0, 1100.0}
    assert after.about.decided.offices == ("MSE", "publisher", "reviewer")
    assert lives.seen(sent.id).state == "released"


def test_another_release_between_has_what_waits_compared_anew(lives: Lives, site: Site) -> None:
    sent = replace(lives, sources=site.places.project, blobs=lives.blobs).at(
        "approved", table(), found_in
    )
    site.order([site.bring(96.5)])
    site.until("publish")
    assert lives.seen(sent.id).base != site.head()
    compared = replace(lives, sources=site.places.project)
    assert compared.check(found_in).state == "approved"
    assert lives.seen(sent.id).base == site.head()
