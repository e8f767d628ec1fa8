"""What the edition says to other catalogues: true to the vocabularies, and nothing invented."""

import json
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from rdflib import Graph, URIRef
from rdflib.term import Node

from indicators.catalog import catalog
from indicators.words import words
from public_edition.reading import Reading
from public_edition.site import Site, environment
from public_edition.web_of_data import dataset, indicator_described, term
from tests.damaged import EVERY
from tests.public_edition.conftest import BASE, DISTRICTS, GAP, MODELLED, NEW, RATE

# Of itself, each time that pySHACL asks it for a name: 143,892 times in this file.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset.(identifier|default_context) is deprecated:DeprecationWarning"
)
SHAPES = Path(__file__).with_name("dcat_shapes.ttl")
SCHEMA = "https://schema.org/"
DCAT = "http://www.w3.org/ns/dcat#"
TYPE = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LICENCE = URIRef("http://purl.org/dc/terms/license")
XHTML = "{http://www.w3.org/1999/xhtml}"
LANGUAGES = ("az", "en", "ru")


def linked(path: Path) -> list[dict]:
    """Return what a page says in JSON-LD."""
    tree = html5lib.parse(path.read_text(encoding="utf-8"))
    scripts = [node for node in tree.iter(f"{XHTML}script") if node.get("type")]
    return [json.loads(node.text) for node in scripts]


def graph_of(node: dict) -> Graph:
    """Return a page's statements; the vocabulary stands for its context, which is not fetched."""
    own = node | {"@context": {"@vocab": SCHEMA}}
    return Graph().parse(data=json.dumps(own), format="json-ld")


@pytest.fixture(scope="module")
def catalogue(folder) -> Graph:
    return Graph().parse(folder / "catalog.jsonld", format="json-ld")


def test_the_catalogue_is_as_dcat_ap_wants_it(catalogue):
    from pyshacl import validate

    sound, _, why = validate(catalogue, shacl_graph=str(SHAPES))
    assert sound, why


def test_a_catalogue_without_a_licence_is_refused(catalogue):
    from pyshacl import validate

    sound, broken = Graph(), Graph()
    for triple in with_one_dataset(catalogue):
        sound.add(triple)
        if triple[1] != LICENCE:
            broken.add(triple)
    assert validate(sound, shacl_graph=str(SHAPES))[0]
    assert not validate(broken, shacl_graph=str(SHAPES))[0]


def with_one_dataset(catalogue: Graph) -> list[tuple[Node, Node, Node]]:
    """Return what a catalogue says, but of one dataset alone."""
    every = {*catalogue.subjects(TYPE, URIRef(f"{DCAT}Dataset"))}
    others = every - {URIRef(f"{BASE}/catalog.jsonld#{RATE}")}
    assert others < every
    files = URIRef(f"{DCAT}distribution")
    gone = others.union(*(catalogue.objects(one, files) for one in others))
    return [triple for triple in catalogue if not {triple[0], triple[2]} & gone]


def test_the_catalogue_has_every_indicator_with_a_figure_and_every_release(catalogue, published):
    listed = {
        str(node).partition("#")[2] for node in catalogue.subjects(TYPE, URIRef(f"{DCAT}Dataset"))
    }
    frozen = {about.id for about in published.frozen.abouts}
    assert listed == {*published.by_indicator, *frozen}
    assert frozen == set(EVERY)


def test_each_file_that_the_catalogue_names_lies_there(catalogue, folder):
    for code in (RATE, MODELLED, DISTRICTS, EVERY[0]):
        node = URIRef(f"{BASE}/catalog.jsonld#{code}")
        files = list(catalogue.objects(node, URIRef(f"{DCAT}distribution")))
        assert files
        for file in files:
            assert (folder / str(file).removeprefix(f"{BASE}/")).exists(), file


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [RATE, MODELLED, DISTRICTS])
def test_the_page_of_an_indicator_says_what_its_figures_are(folder, published, language, code):
    (node,) = linked(folder / language / f"indicator/{code}.html")
    graph = graph_of(node)
    own = URIRef(f"{BASE}/catalog.jsonld#{code}")
    assert (own, TYPE, URIRef(f"{SCHEMA}Dataset")) in graph
    assert node["name"] == catalog()[code].name[language]
    rows = published.by_indicator[code]
    sources = {published.sources[name]["licence"] for name in rows["data_source"]}
    assert {str(name) for name in graph.objects(None, URIRef(f"{SCHEMA}name"))} >= sources
    years = sorted(rows["time_period"].str[:4])
    assert set(node["temporalCoverage"].split("/")) == {years[0], years[-1]}
    assert node["version"] == published.states(code)[0].release or node["version"] in EVERY
    for url in graph.objects(None, URIRef(f"{SCHEMA}contentUrl")):
        assert (folder / str(url).removeprefix(f"{BASE}/")).exists(), url


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_release_is_a_dataset_of_its_day(folder, published, language):
    for about in published.frozen.abouts:
        (node,) = linked(folder / language / f"release/{about.id}.html")
        assert node["@type"] == "Dataset"
        assert node["dateModified"] == about.date.isoformat()
        assert node["description"] == about.notes[language]


def test_an_indicator_without_a_figure_is_a_term_and_no_dataset(folder):
    (node,) = linked(folder / "en" / f"indicator/{GAP}.html")
    assert node["@type"] == "DefinedTerm"
    assert "distribution" not in node


def test_what_is_not_known_is_left_out(folder, published):
    (node,) = linked(folder / "en" / f"indicator/{NEW}.html")
    since = published.states(NEW)[0].release
    if since not in EVERY:
        assert "dateModified" not in node
    told = indicator_described(RATE, Reading(published))
    unknown = replace(told, day=None, sources=[dict.fromkeys(told.sources[0], "") | _kind(told)])
    node = dataset(unknown, Site(BASE, {}), words("en"))
    assert not {"dateModified", "license", "creator", "isBasedOn"} & set(node)


def _kind(told) -> dict:
    return {"kind": told.sources[0]["kind"]}


def test_no_text_of_a_declaration_ends_the_script_it_stands_in():
    evil = "</script><script>alert(1)</script><!-- & ' \u2028"
    item = replace(catalog()[RATE], name=dict.fromkeys(LANGUAGES, evil))
    node = term(item, Site(BASE, {}), words("en"))
    page = environment().from_string(
        "<!DOCTYPE html><html><head><title>x</title>"
        '<script type="application/ld+json">{{ linked|tojson }}</script></head></html>'
    )
    tree = html5lib.parse(page.render(linked=node))
    (script,) = tree.iter(f"{XHTML}script")
    assert json.loads(script.text)["name"] == evil
