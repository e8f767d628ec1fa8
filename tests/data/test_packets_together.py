"""Packets that together would give a child away: the later is refused, the cell is named."""

from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd
import pytest

from data import settings
from data.intake.__main__ import main
from data.packet import Packet, PacketRefused, check_newer, check_together, read_packet
from data.packet.cells import COLUMNS, complete, hierarchies, protected, with_names
from data.packet.every import KINDS
from data.packet.sealed import Manifest
from data.packet.together import told_together
from indicators.codelists import NATION, TOTAL, areas, areas_of
from indicators.disclosure import protect
from indicators.flows import flows
from tests.data.packets import key_of, made_of, pupils

REGION = "ER05"
OWN = [code for code in areas_of("district") if areas()[code].parent == REGION][:4]


def packet(counts: pd.DataFrame, kind="civil", period="2024", flow="MOJ_REGISTRY") -> Packet:
    """A packet as intake has it once it is verified."""
    zero = "0" * 64
    manifest = Manifest(
        format=1, flow=flow, agency=flows()[flow].agency, kind=kind, period=period, threshold=5,
        zeros="publish", synthetic=True, left_out=0, made="2026-12-01", program="0", mapping=zero,
        key=zero, sha256={}, rows={},
    )  # fmt: skip
    table = complete(counts, period)
    digest = f"{abs(hash((flow, period, table.to_csv()))):064x}"
    return Packet(manifest, KINDS[kind], flows()[flow], b"", table, digest, b"")


def births(values: dict[str, float | None], **group: str) -> pd.DataFrame:
    """Births of areas; None is withheld."""
    rows = [
        {
            "count": "live_births",
            "ref_area": area,
            "obs_value": value,
            "obs_status": "A" if value is not None else "Q",
            "obs_conf": "F" if value is not None else "C",
            **group,
        }
        for area, value in values.items()
    ]
    return pd.DataFrame(rows).astype({"obs_value": float})


def by_sex(girls: float | None, boys: float | None, both: float | None, area="AZ-GA"):
    parts = [births({area: value}, sex=sex) for sex, value in (("F", girls), ("M", boys))]
    return pd.concat([*parts, births({area: both}, sex=TOTAL)], ignore_index=True)


def cells(found: pd.DataFrame) -> set[tuple[str, str]]:
    return {*zip(found["ref_area"], found["what"], strict=True)}


def test_what_one_agency_shows_of_what_the_other_withholds_is_refused_naming_the_cell_alone():
    ministry = packet(by_sex(None, None, 24))  # of 24, three are girls: girls and boys are withheld
    other = packet(by_sex(None, 21, None), flow="SSC_DISTRICTS")
    assert told_together(ministry, ministry).empty
    with pytest.raises(PacketRefused) as refused:
        check_together(other, [ministry])
    assert refused.value.key == "packet_together"
    assert "AZ-GA, DM_BRTS sex=F" in refused.value.message
    assert "MOJ_REGISTRY for 2024" in refused.value.message
    assert not {"3", "21", "24"} & {*refused.value.message.replace(",", " ").split()}


def test_two_agencies_that_withhold_the_same_are_taken():
    ministry = packet(by_sex(None, None, 24))
    check_together(packet(by_sex(None, None, 24), flow="SSC_DISTRICTS"), [ministry])


def test_a_year_that_two_earlier_packets_leave_to_be_worked_out_is_refused():
    both = packet(births({"AZ-GA": 24}), period="2023-01-01/P24M")
    first = packet(births({"AZ-GA": None}), period="2023")
    check_together(first, [both])
    check_together(packet(births({"AZ-GA": 14}), period="2024"), [first])  # nothing sums them
    check_together(packet(births({"AZ-GA": 14}), period="2024"), [both])
    with pytest.raises(PacketRefused) as refused:
        check_together(packet(births({"AZ-GA": 14}), period="2024"), [both, first])
    assert "AZ-GA, DM_BRTS, 2023" in refused.value.message
    assert " 10" not in refused.value.message
    check_together(packet(births({"AZ-GA": None}), period="2024"), [both, first])


def test_a_year_that_is_what_is_left_of_two_years_is_refused_where_it_is_small():
    both = packet(births({"AZ-GA": 24}), period="2023-01-01/P24M")
    joined = told_together(packet(births({"AZ-GA": 21}), period="2024"), both)
    assert cells(joined) == {("AZ-GA", "DM_BRTS")}
    assert joined["time_period"].tolist() == ["rest of 2023-01-01/P24M"]
    assert told_together(packet(births({"AZ-GA": 14}), period="2024"), both).empty


def test_persons_counted_on_a_day_are_not_summed_over_years():
    rows = pd.DataFrame({"count": ["pupils"], "ref_area": ["AZ-GA"], "obs_value": [24.0]})
    both = packet(rows, "school", "2023-01-01/P24M", "MSE_PUPILS")
    one = packet(rows.assign(obs_value=21.0), "school", "2024", "MSE_PUPILS")
    check_together(one, [both])


def test_a_district_that_follows_from_its_region_in_the_other_packet_is_refused():
    every = [code for code in areas_of("district") if areas()[code].parent == REGION]
    rest = dict.fromkeys(every[2:], 50.0)
    hidden = {every[0]: None, every[1]: None}
    one = packet(births({**hidden, **rest, REGION: sum(rest.values()) + 33}))
    other = packet(births({every[1]: 30.0}), flow="SSC_DISTRICTS")
    assert told_together(one, one).empty
    assert cells(told_together(other, one)) == {(every[0], "DM_BRTS")}


def test_totals_that_differ_are_not_of_the_same_children_but_areas_that_agree_may_be():
    def counted(part: pd.DataFrame, nation: float, deaths: float) -> pd.DataFrame:
        infants = births({"AZ-GA": deaths}).assign(count="infant_deaths")
        return pd.concat([part, births({NATION: nation}), infants], ignore_index=True)

    ministry = packet(counted(by_sex(None, None, 24), 90_000, 12))
    agrees = packet(counted(by_sex(None, 21, None), 90_500, 12), flow="SSC_DISTRICTS")
    assert cells(told_together(agrees, ministry)) == {("AZ-GA", "DM_BRTS sex=F")}
    apart = packet(counted(by_sex(None, 21, None), 90_500, 15), flow="SSC_DISTRICTS")
    assert told_together(apart, ministry).empty


def test_the_same_register_protected_twice_in_one_way_tells_no_more(tmp_path):
    groups = [(code, 2 + 9 * n, {"sex": sex}) for n, code in enumerate(OWN) for sex in "FM"]
    table = pd.DataFrame(pupils(*groups)).drop(columns="record")
    kind = KINDS["school"]
    counts = complete(kind.counted({"pupils": table}, 2023), "2023")
    safe = protected(kind, counts)
    assert safe["obs_status"].eq("Q").any()
    one = packet(safe, "school", "2023", "MSE_PUPILS")
    again = replace(one, sha256="1" * 64)
    check_together(again, [one])
    assert {*safe.columns} == {*COLUMNS}


def test_of_two_packets_that_are_taken_no_withheld_count_can_be_worked_out():
    """Each of two agencies withholds, of one table, the three girls and one more count or two."""
    outcomes = {"taken": 0, "refused": 0}
    whole = pd.concat([by_sex(3, 21, 24), by_sex(8, 34, 42, "AZ-MI")], ignore_index=True)
    ways = [_hiding(whole, own + other) for own in (0b011, 0b101, 0b111) for other in (0, 0b011000)]
    for one, other in product(ways, ways):
        try:
            check_together(packet(other, flow="SSC_DISTRICTS"), [packet(one)])
        except PacketRefused:
            outcomes["refused"] += 1
            assert not _tells_nothing([one, other])
        else:
            outcomes["taken"] += 1
            assert _tells_nothing([one, other])
    assert outcomes == {"taken": 28, "refused": 8}


def _hiding(whole: pd.DataFrame, number: int) -> pd.DataFrame:
    """The table with the rows of the bits of a number withheld."""
    hidden = pd.Series([bool(number >> place & 1) for place in range(len(whole))])
    return whole.assign(
        obs_value=whole["obs_value"].mask(hidden),
        obs_status=whole["obs_status"].mask(hidden, "Q"),
        obs_conf=whole["obs_conf"].mask(hidden, "C"),
    )


def _tells_nothing(tables: list[pd.DataFrame]) -> bool:
    """Whether the only small count, the girls of Ganja, does not follow from what either shows."""
    every = pd.concat([complete(one, "2024") for one in tables], ignore_index=True)
    named = (
        with_names(KINDS["civil"], every)
        .sort_values("obs_value")
        .drop_duplicates(["what", "ref_area"])
    )
    shown = named.set_index(["ref_area", "what"])["obs_value"].to_dict()
    girls, boys, both = (shown["AZ-GA", f"DM_BRTS{end}"] for end in (" sex=F", " sex=M", ""))
    return pd.isna(girls) and (pd.isna(boys) or pd.isna(both))


def test_intake_refuses_the_later_packet_and_leaves_what_there_is_as_it_is(
    bare, tmp_path, monkeypatch, capsys
):
    """The register sent anew, protected as well, but with other counts withheld for the girls."""
    monkeypatch.setenv("PACKET_KEYS", str(tmp_path / "keys.toml"))
    key_of(tmp_path, "MSE")
    few = OWN[0]
    rows = pupils(
        *((code, 30, {"sex": sex}) for code in areas_of("district") for sex in "FM" if code != few),
        (few, 3, {"sex": "F"}),
        (few, 30, {"sex": "M"}),
    )
    taken = ["--date", "2026-12-10", "--lang", "en", "--accept", "--reason", "sent"]
    assert main([str(made_of(tmp_path, rows).packet), *taken]) == 0
    source = settings.OBSERVATIONS / "MSE_PUPILS"
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    capsys.readouterr()

    with monkeypatch.context() as earlier:
        earlier.setattr("tests.data.packets.DAY", date(2026, 11, 1))
        assert main([str(made_of(tmp_path, rows).packet), *taken]) == 1
    assert "that was made later, on 2026-12-01, was taken" in capsys.readouterr().err

    monkeypatch.setattr("data.packet.made.protected", otherwise_protected)
    later = made_of(tmp_path, rows).packet
    read_packet(later.read_bytes())  # alone it tells nothing
    assert main([str(later), *taken]) == 1
    told = capsys.readouterr().err
    assert "together with the packet of MSE_PUPILS for 2023" in told
    assert f"{few}, AZE_ED_PUPILS sex=F" in told
    assert {path.name: path.read_bytes() for path in source.iterdir()} == before


def otherwise_protected(kind, counts: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """Counts as safe, though what is withheld for another's sake elsewhere is shown."""
    secondary = protected(kind, counts)["obs_status"].eq("Q") & counts["obs_value"].ge(threshold)
    named = with_names(kind, counts).assign(public=secondary)
    axes, trees = ["ref_area", "item", "what"], hierarchies([kind], named)
    made = protect(named, dimensions=axes, hierarchies=trees, threshold=threshold, public="public")
    return made[[*COLUMNS]]


def made_on(day: str, period="2024", flow="MOJ_REGISTRY") -> Packet:
    own = packet(births({NATION: 900.0}), period=period, flow=flow)
    return replace(own, manifest=own.manifest.model_copy(update={"made": day}))


def test_a_packet_made_before_one_of_the_same_that_was_taken_is_refused_with_its_day():
    taken = [made_on("2026-11-01"), made_on("2026-12-01")]
    with pytest.raises(PacketRefused, match="packet for 2024 that was made later, on 2026-12-01"):
        check_newer(made_on("2026-11-01"), taken)


def test_a_packet_made_on_the_same_day_or_of_another_year_or_flow_is_no_older_one():
    taken = [made_on("2026-12-01"), made_on("2027-02-01", period="2025")]
    taken.append(made_on("2027-03-01", flow="MOH_DISTRICTS"))
    check_newer(made_on("2026-12-01"), taken)
    check_newer(made_on("2026-01-01"), [])
