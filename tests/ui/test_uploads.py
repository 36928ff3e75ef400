"""Photos and voice notes in a form: plain inputs without scripts; with them a picture and a voice."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict
from playwright.sync_api import sync_playwright

from tests.files.make import picture
from tests.ui.browser import CHROMIUM, QUIET, apart
from yilu.core import recordings
from yilu.ui.uploads import PhotosField, VoiceField

STATIC = Path(__file__).resolve().parents[2] / "src" / "yilu" / "ui" / "static"


class Report(forms.Form):
    photos = PhotosField(most=2)
    recording = VoiceField()


class Strict(forms.Form):
    photos = PhotosField(required=True, capture=True)


def posted(form: type[forms.Form], **files: list[bytes]) -> forms.Form:
    made = {
        name: [SimpleUploadedFile("a.jpg", data) for data in every] for name, every in files.items()
    }
    return form({}, MultiValueDict(made))


def test_several_photos_come_as_a_list() -> None:
    form = posted(Report, photos=[b"one", b"two"], recording=[b"voice"])
    assert form.is_valid()
    assert [file.read() for file in form.cleaned_data["photos"]] == [b"one", b"two"]
    assert form.cleaned_data["recording"].read() == b"voice"


def test_none_is_fine_unless_it_is_not() -> None:
    form = posted(Report)
    assert (form.is_valid(), form.cleaned_data) == (True, {"photos": [], "recording": None})
    assert list(posted(Strict).errors) == ["photos"]


def test_too_many() -> None:
    assert list(posted(Report, photos=[b"1", b"2", b"3"]).errors) == ["photos"]


def drawn(source: str, **context: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_the_camera_alone_only_where_it_is_asked_for() -> None:
    free, camera = (
        drawn("{% photos_field form.photos %}", form=form()) for form in (Report, Strict)
    )
    for html in (free, camera):
        assert 'accept="image/*"' in html
        assert " multiple" in html
    assert ("capture" in free, 'capture="environment"' in camera) == (False, True)


class Kept:
    pk, width, height, seconds = UUID(int=7), 1600, 1200, 9


def test_what_an_earlier_try_left_goes_on() -> None:
    html = drawn(
        '{% photos_field form.photos kept=kept url_name="mobile:photo_thumb" %}'
        "{% voice_field form.recording kept=kept %}",
        form=Report(),
        kept=[Kept()],
    )
    assert f'name="photo_ids" value="{Kept.pk}" checked' in html
    assert f'src="/photos/{Kept.pk}/thumb/"' in html
    assert f'name="recording_ids" value="{Kept.pk}" checked' in html


def test_a_form_keeps_its_key_over_a_failed_try() -> None:
    request = RequestFactory().post("/", {"once": "first-try"})
    assert 'value="first-try"' in drawn("{% once_key %}", request=request)
    fresh = {drawn("{% once_key %}", request=RequestFactory().get("/")) for _ in range(2)}
    assert len(fresh) == 2


@pytest.fixture
def page_html() -> str:
    form = drawn("{% photos_field form.photos %}{% voice_field form.recording %}", form=Report())
    return f'<!doctype html><html lang="zh-CN"><body><form>{form}</form><script src="/voice.js"></script>'


def _spoken(page_html: str, fake: list[str], photo: Path) -> tuple[bytes, float, str, int]:
    """What was recorded, for how long the button was held, what it says then, how wide the picture is."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *fake])
        page = browser.new_page()
        page.route("**/*", lambda route: _answer(route, page_html))
        page.goto("http://localhost/")
        button = page.locator("[data-voice] button")
        button.hover()
        pressed = time.monotonic()
        page.mouse.down()
        page.wait_for_selector(".speak--on")
        page.wait_for_timeout(1500)
        page.mouse.up()
        held = time.monotonic() - pressed
        page.wait_for_selector("audio:not([hidden])")
        spoken = bytes(page.evaluate(BYTES))
        said = button.inner_text()
        page.set_input_files("[data-photos] input", photo)
        shown = page.wait_for_selector("[data-chosen] img")
        wide = page.evaluate("image => image.decode().then(() => image.naturalWidth)", shown)
        browser.close()
    return spoken, held, said, wide


def test_speaking_in_a_real_browser(page_html: str, tmp_path: Path) -> None:
    """A microphone of the browser's own making: what it records is a recording we take."""
    if not Path(CHROMIUM).exists():
        words = "no chromium on this machine: voice.js is NOT tried"
        pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)
    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    photo = tmp_path / "坑.jpg"
    photo.write_bytes(picture())
    spoken, held, said, wide = apart(partial(_spoken, page_html, fake, photo))
    sound = recordings.listen(spoken)
    assert (sound.media_type, 1.0 <= sound.seconds <= held + 0.5) == ("audio/webm", True)
    assert (said.strip(), wide) == ("重录一遍", 640)


BYTES = """async () => {
  const file = document.querySelector("[data-voice] input[type=file]").files[0];
  return Array.from(new Uint8Array(await file.arrayBuffer()));
}"""


def _answer(route: Any, html: str) -> None:
    if route.request.url.endswith("voice.js"):
        route.fulfill(path=STATIC / "voice.js", content_type="text/javascript")
    else:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
