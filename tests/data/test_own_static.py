"""What belongs to the code is drawn with the code's own files, whichever version made the build."""

from data.own_static import component, files_named, style, write_own

MADE_BY_ANOTHER = {
    "release": "2026-11-29",
    "static_areas": "areas-0000000000.json",
    "static_area_map": "area_map-0000000000.js",
    "static_style": "style-0000000000.css",
}


def test_a_build_of_another_version_is_drawn_with_the_sheet_and_the_component_of_this_one(tmp_path):
    write_own(tmp_path)
    named = files_named(MADE_BY_ANOTHER, tmp_path)
    assert (tmp_path / named["static_style"]).read_text(encoding="utf-8") == style()
    assert (tmp_path / named["static_area_map"]).read_text(encoding="utf-8") == component()
    assert named["static_areas"] == "areas-0000000000.json"
    assert "release" not in named


def test_where_a_version_has_written_none_of_its_own_the_build_s_are_named(tmp_path):
    named = files_named(MADE_BY_ANOTHER, tmp_path)
    assert named["static_style"] == "style-0000000000.css"
    assert named["static_area_map"] == "area_map-0000000000.js"
