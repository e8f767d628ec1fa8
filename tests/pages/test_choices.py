"""What a reader may choose is the browser's own elements, in one piece of markup."""

from pages.parts.choices import offered_buttons, offered_fold, offered_list, offered_switch
from tests.pages.opening import opened


def nothing(_: str) -> None:
    """Hear a choice and do nothing."""


def test_a_list_says_its_name_and_which_entry_is_chosen():
    names = {"AZE": "Azerbaijan", "ER09": "Lankaran & Astara"}
    assert offered_list("ref_area", "Region", names, "ER09", nothing).markup == (
        "<select name='ref_area' aria-label='Region'>"
        "<option value='AZE'>Azerbaijan</option>"
        "<option value='ER09' selected>Lankaran &amp; Astara</option></select>"
    )


def test_a_switch_is_a_group_of_which_one_value_is_on():
    markup = offered_switch(
        "tab", "Picture", {"": "Map", "trend": "Trend"}, "trend", nothing
    ).markup
    assert "role='radiogroup' aria-label='Picture'" in markup
    assert markup.count("type='radio'") == 2
    assert "value='trend' checked>" in markup
    assert markup.count(" checked") == 1


def test_what_a_reader_named_cannot_write_markup():
    label = "<script>1</script>' onclick='2"
    for markup in (
        offered_list("a", label, {label: label}, "", nothing).markup,
        offered_switch("a", label, {label: label}, "", nothing).markup,
        offered_buttons("a", {label: label}, nothing).markup,
        offered_fold("a", label, label, "", nothing).markup,
    ):
        assert "<script" not in markup
        assert "' onclick" not in markup


def test_what_is_folded_is_not_sent_and_says_that_it_is_folded():
    folded = offered_fold("theme", "health", "Health (3)", "", nothing).markup
    opened_ = offered_fold("theme", "health", "Health (3)", "<table></table>", nothing).markup
    assert "aria-expanded='false'" in folded and "<table" not in folded
    assert "aria-expanded='true'" in opened_ and "<table" in opened_


def test_a_profile_sends_the_first_theme_that_has_figures_and_no_other():
    page = opened("area_profile", ref_area="AZ-LAN", lang="en")
    sent = [part.proto.json for part in page.get("bidi_component") if "crm-fold" in part.proto.json]
    (profile,) = sent
    assert profile.count("aria-expanded='true'") == 1
    assert profile.count("aria-expanded='false'") >= 3
    assert profile.count("<table") == 1
