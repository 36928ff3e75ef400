"""Errors found outside a view (no such address, wrong method, a crash) are problem details too."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yilu.api import problems

API = "/api/v1/"


class ProblemMiddleware:
    """Under the API's address no error is a page: a program reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if not request.path.startswith(API) or answer.status_code < 400:
            return answer
        if "json" in answer.headers.get("Content-Type", ""):
            return answer
        told = problems.problem(answer.status_code, _title(answer.status_code))
        if "Allow" in answer:
            told["Allow"] = answer["Allow"]
        return told


def _title(status: int) -> str:
    known = {
        404: _("没有这一项，或者不在您的范围内"),
        405: _("这个地址不接受这种请求"),
    }
    return known.get(status) or (_("请求看不懂") if status < 500 else _("系统出错了，请稍后再试"))
