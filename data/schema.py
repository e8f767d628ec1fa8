"""The tables of the store, in SQLAlchemy Core; the same on SQLite and PostgreSQL."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

from indicators.observations import ATTRIBUTES, KEY, MEASURES

metadata = MetaData()

ANALYSIS_KEY = (
    "edition",
    "analysis",
    "measure",
    "item",
    "ref_area",
    "time_period",
    "sex",
    "age",
    "residence",
    "wealth_quintile",
    "disability_status",
)

# The key begins with what a map asks for and ends with the area, so that on SQLite, where the
# table is stored in key order, one map is one contiguous run of rows at any size of the table.
observation = Table(
    "observation",
    metadata,
    *(Column(name, String, primary_key=True) for name in KEY),
    *(Column(name, Float) for name in MEASURES),
    *(Column(name, Text) for name in ATTRIBUTES),
    sqlite_with_rowid=False,
)
Index("observation_of_area", observation.c.indicator, observation.c.ref_area)

# Which slices exist, and for how many areas: what the filters offer, written down by the build.
coverage = Table(
    "coverage",
    metadata,
    *(Column(name, String, primary_key=True) for name in KEY if name != "ref_area"),
    Column("scheme", String, primary_key=True),
    Column("areas", Integer, nullable=False),
    sqlite_with_rowid=False,
)

source = Table(
    "source",
    metadata,
    Column("data_source", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("edition", String, nullable=False),
    Column("year", Integer),
    Column("url", Text),
    Column("licence", Text, nullable=False),
    Column("retrieved", String),
    Column("caveats", Text),
    *(
        Column(f"{what}_{language}", Text)
        for what in ("publisher", "title", "note")
        for language in ("az", "en", "ru")
    ),
    Column("superseded_by", String),
)

# Which file of a source holds which indicator, with the digest its source.toml records.
file = Table(
    "file",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("data_source", "indicator", "file")),
    Column("sha256", String, nullable=False),
    sqlite_with_rowid=False,
)

area = Table(
    "area",
    metadata,
    Column("ref_area", String, primary_key=True),
    Column("scheme", String, nullable=False),
    Column("parent", String),
    Column("valid_from", String),
    Column("valid_to", String),
    Column("longitude", Float),
    Column("latitude", Float),
    *(Column(f"name_{language}", Text, nullable=False) for language in ("az", "en", "ru")),
)

indicator = Table(
    "indicator",
    metadata,
    Column("indicator", String, primary_key=True),
    Column("domain", String, nullable=False),
    Column("unit_measure", String, nullable=False),
    Column("breaks", Text),
    *(
        Column(f"{what}_{language}", Text, nullable=False)
        for what in ("name", "definition", "caveat")
        for language in ("az", "en", "ru")
    ),
)

event = Table(
    "event",
    metadata,
    Column("event_id", Integer, primary_key=True),
    Column("ref_area", String, nullable=False, index=True),
    Column("time_period", String, nullable=False),
    Column("hazard", String, nullable=False),
    *(Column(f"event_{language}", Text, nullable=False) for language in ("az", "en", "ru")),
    *(
        Column(name, Text)
        for name in ("source_org", "source_publication", "source_link", "source_date", "note")
    ),
)

# Countries of the region, in the same source and edition as the indicator's own series.
peer = Table(
    "peer",
    metadata,
    Column("indicator", String, primary_key=True),
    Column("data_source", String, primary_key=True),
    Column("ref_area", String, primary_key=True),
    Column("time_period", String, primary_key=True),
    Column("obs_value", Float, nullable=False),
    sqlite_with_rowid=False,
)

# Figures that do not fit others: jumps, rates beside count and base, areas beside the nation.
finding = Table(
    "finding",
    metadata,
    *(
        Column(name, String, primary_key=True)
        for name in ("indicator", "time_period", "ref_area", "data_source", "check")
    ),
    Column("obs_value", Float, nullable=False),
    Column("expected", Float, nullable=False),
    sqlite_with_rowid=False,
)

# What UNICEF's warehouse has beside each source of ours, and what each of its series is here.
warehouse_figures = Table(
    "warehouse_figures",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("answer", "indicator", "data_source")),
    Column("verdict", String, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("same", "rounded", "other")),
    Column("widest_period", String, nullable=False),
    *(Column(name, Float) for name in ("widest_theirs", "widest_ours")),
    *(Column(name, String, nullable=False) for name in ("latest_theirs", "latest_ours")),
    sqlite_with_rowid=False,
)
warehouse_series = Table(
    "warehouse_series",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("dataflow", "series")),
    *(
        Column(name, String, nullable=False)
        for name in ("indicator", "standing", "data_source", "latest")
    ),
    sqlite_with_rowid=False,
)

# What the analyses of records found: aggregates only, no record of a person.
analysis = Table(
    "analysis",
    metadata,
    *(Column(name, String, primary_key=True) for name in ANALYSIS_KEY),
    *(Column(name, Float) for name in ("obs_value", "lower_bound", "upper_bound")),
    Column("standard_error", Float),
    Column("records", Integer),
    Column("obs_status", String, nullable=False),
    Column("data_source", String, nullable=False),
    sqlite_with_rowid=False,
)

# Every comparison of groups and of areas, in the order in which the page has them (``place``).
comparison = Table(
    "comparison",
    metadata,
    *(Column(name, String, primary_key=True) for name in ("edition", "indicator", "dimension")),
    Column("place", Integer, nullable=False),
    *(Column(name, String, nullable=False) for name in ("time_period", "data_source")),
    Column("groups", Integer, nullable=False),
    *(Column(name, String, nullable=False) for name in ("behind", "ahead")),
    *(Column(name, Float, nullable=False) for name in ("behind_value", "ahead_value")),
    Column("reversed", Boolean, nullable=False),
    Column("difference", Float, nullable=False),
    Column("ratio", Float),
    Column("reliable", Boolean),
    *(Column(name, Float) for name in ("slope", "concentration")),
    Column("best", String, nullable=False),
    *(Column(name, Float) for name in ("share", "lower", "upper", "per")),
    Column("weights", String, nullable=False),
    Column("rank", Float),
    *(
        Column(f"{side}_{name}", kind)
        for side in ("behind", "ahead")
        for name, kind in (("status", String), ("lower", Float), ("upper", Float))
    ),
    Column("before_period", String),
    *(Column(f"before_{name}", Float) for name in ("behind", "ahead", "difference", "ratio")),
    *(Column(name, Float) for name in ("change", "change_lower", "change_upper")),
    sqlite_with_rowid=False,
)

# What was asked of whom and when; answered, refused, or neither yet.
request = Table(
    "request",
    metadata,
    Column("number", String, primary_key=True),
    *(Column(name, String, nullable=False) for name in ("flow", "agency")),
    Column("indicators", Text, nullable=False),
    *(Column(name, String, nullable=False) for name in ("time_period", "asked", "due")),
    *(Column(name, String) for name in ("answered", "refused")),
    *(Column(f"reason_{language}", Text) for language in ("az", "en", "ru")),
)

build = Table(
    "build",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
