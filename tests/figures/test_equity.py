"""Two groups as a picture the size of a word: who is behind."""

from base64 import b64decode

from figures.charts.equity import pair


def test_the_small_picture_says_what_it_shows_to_those_who_do_not_see_it():
    picture = pair(10, 20, 20, 'Girls: 10%; "Boys": 20%')
    assert "alt='Girls: 10%; &quot;Boys&quot;: 20%'" in picture
    svg = b64decode(picture.split("base64,")[1].split("'")[0]).decode()
    diamond, circle = svg.index("<path d='M66.0 5.0l6 6"), svg.index("<circle cx='125.0'")
    assert diamond > 0 and circle > 0  # behind in the middle, ahead at the end
