"""Addresses of appeals, departments' tasks and causes at the desk, below /console/."""

from __future__ import annotations

from django.urls import path

from yilu.console.views.appeals import (
    acts,
    bulk,
    case,
    causes,
    enclosing,
    inbox,
    learning,
    stats,
    tasks,
)

urlpatterns = [
    path("appeals/", inbox.appeals, name="appeals"),
    path("appeals/box/<slug:box>/", inbox.appeals, name="appeals_box"),
    path("appeals/bulk/", bulk.bulk, name="appeals_bulk"),
    path("appeals/stats/", stats.stats, name="appeal_stats"),
    path("appeals/stats/rows/", stats.rows, name="appeal_stat_rows"),
    path("appeals/cards/", learning.cards, name="appeal_cards"),
    path("appeals/cards/<uuid:pk>/<slug:act>/", learning.card_act, name="appeal_card_act"),
    path("appeals/templates/", learning.templates, name="appeal_templates"),
    path("appeals/templates/put/", learning.put_template, name="appeal_template_put"),
    path(
        "appeals/templates/<uuid:pk>/retire/",
        learning.retire_template,
        name="appeal_template_retire",
    ),
    path("appeals/callbacks/", learning.callbacks, name="appeal_callbacks"),
    path("appeals/callbacks/draw/", learning.draw, name="appeal_callbacks_draw"),
    path("appeals/callbacks/<uuid:pk>/", learning.callback, name="appeal_callback"),
    path("appeals/<uuid:pk>/", case.appeal, name="appeal"),
    path("appeals/<uuid:pk>/write/", case.write, name="appeal_write"),
    path("appeals/<uuid:pk>/unseal/", case.unseal, name="appeal_unseal"),
    path("appeals/<uuid:pk>/reveal/<slug:field>/", case.reveal, name="appeal_reveal"),
    path("appeals/<uuid:pk>/acts/<slug:act>/", acts.act, name="appeal_act"),
    path("appeals/<uuid:pk>/photos/<uuid:key>/", enclosing.photo, name="appeal_photo"),
    path("appeals/<uuid:pk>/photos/<uuid:key>/thumb/", enclosing.thumb, name="appeal_thumb"),
    path("appeals/<uuid:pk>/voice/<uuid:key>/", enclosing.recording, name="appeal_voice"),
    path("appeals/<uuid:pk>/papers/<uuid:key>/", enclosing.paper, name="appeal_paper"),
    path("tasks/<uuid:pk>/papers/<uuid:key>/", enclosing.task_paper, name="task_paper"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<uuid:pk>/", tasks.task, name="task"),
    path("tasks/<uuid:pk>/acts/<slug:act>/", tasks.task_act, name="task_act"),
    path("causes/", causes.causes, name="causes"),
    path("causes/<uuid:pk>/", causes.cause, name="cause"),
    path("causes/<uuid:pk>/acts/<slug:act>/", causes.cause_act, name="cause_act"),
]
