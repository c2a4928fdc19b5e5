"""Text of iCalendar components, against a library that writes them."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from icalendar.parser import Contentline
from icalendar.prop import vText

from app.worklist.deadlines.icalendar_text import component, escaped, written

TEXTS = st.text(st.sampled_from("ab \\;,^é€𐍈N\n\r"), max_size=300)


@given(TEXTS)
@example("one\\None\r\ntwo")
def test_text_is_escaped_as_by_the_library(text: str) -> None:
    assert escaped(text) == vText(text).to_ical().decode()


@given(TEXTS.map(lambda text: text.replace("\n", "").replace("\r", "")))
@example("a" * 73 + "\\;")
@example("a" * 73 + "𐍈")
def test_line_is_folded_as_by_the_library(line: str) -> None:
    content: Any = Contentline
    assert written([line]) == content(line).to_ical() + b"\r\n"


@given(TEXTS)
def test_component_is_that_of_the_library(text: str) -> None:
    event = Event()
    event.add("summary", text)
    calendar = Calendar()
    calendar.add_component(event)

    lines = component("VEVENT", [f"SUMMARY:{escaped(text)}"])
    assert written(component("VCALENDAR", lines)) == calendar.to_ical()
