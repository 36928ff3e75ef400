"""The matrix's spine: phone, registers, tree, members, imports, briefs, accounts, the API's reading part."""

from __future__ import annotations

import io
from uuid import UUID

from tests import cast
from tests.contracts.matrix.lines import (
    ADMINISTRATORS,
    CITY_READERS,
    COMMITTEE,
    CONFIRMERS,
    EVERYONE,
    FIGURE_READERS,
    IMPORTERS,
    MEMBER_MANAGERS,
    MEMBER_READERS,
    NOBODY,
    OF_FIRST_BRANCH,
    OF_WANSHUN,
    READERS,
    SIGNED_IN,
    STAFF,
    UNIT_MANAGERS,
    Things,
    form,
    page,
)
from yilu.core.periods import Period
from yilu.core.uuid7 import uuid7
from yilu.insight import actions as insight
from yilu.insight import queries as figures
from yilu.intake import actions as intake

PHONE = [
    page("mobile:home", EVERYONE),
    form("mobile:look", EVERYONE),
    page("mobile:papers", SIGNED_IN),
    page("mobile:branch", SIGNED_IN),
    page("mobile:looked", SIGNED_IN),
    page("mobile:settings", SIGNED_IN),
    form("mobile:consent", NOBODY),  # nothing named to consent to: as if it were not there
    page("ui:kit", EVERYONE),
]
REGISTERS = [
    page("console:home", STAFF),
    page("console:search", STAFF),
    page("console:companies", READERS),
    page("console:company", COMMITTEE | {"company"}, "wanshun"),
    page("console:company", COMMITTEE | {"other_company"}, "jinsha"),
    page("console:vehicles", READERS),
    page("console:vehicle", COMMITTEE | {"company"}, "blue car"),
    page("console:vehicle", CITY_READERS | {"other_company"}, "green car in Renhe"),
    page("console:drivers", READERS),
    page("console:driver", COMMITTEE | {"company"}, "driver of wanshun"),
    page("console:driver", CITY_READERS | {"other_company"}, "driver in Renhe"),
    page("console:driver", COMMITTEE, "truck driver"),
    page("console:driver_reveal", COMMITTEE | {"company"}, "phone of the driver of wanshun"),
    form("console:driver_reveal", COMMITTEE | {"company"}, "phone of the driver of wanshun"),
    page("console:permits", READERS),
    page("console:permits_vehicles", READERS),
    page("console:permits_companies", READERS),
    page("console:operations", READERS),
]
TREE = [
    page("console:units", STAFF),
    page(
        "console:unit",
        COMMITTEE | ADMINISTRATORS | {"secretary", "secretary_alone"},
        "first branch",
    ),
    page("console:unit_found", UNIT_MANAGERS),
    form("console:unit_found", UNIT_MANAGERS),
    *(
        line
        for name in ("unit_open", "unit_rename", "unit_move", "unit_close", "unit_appoint")
        for line in (
            page(f"console:{name}", UNIT_MANAGERS, "first branch"),
            form(f"console:{name}", UNIT_MANAGERS, "first branch"),
        )
    ),
    page("console:posts", STAFF),
    page("console:post_end", UNIT_MANAGERS, "post of the secretary"),
    form("console:post_end", UNIT_MANAGERS, "post of the secretary"),
]
PARTY = [
    page("console:members", MEMBER_READERS),
    page("console:member", OF_FIRST_BRANCH, "member of the first branch"),
    page("console:member", CITY_READERS | {"floating_secretary"}, "member of the floating branch"),
    page("console:member_reveal", OF_FIRST_BRANCH, "phone of the member"),
    form("console:member_reveal", OF_FIRST_BRANCH, "phone of the member"),
    page("console:member_place", OF_FIRST_BRANCH, "member of the first branch"),
    form("console:member_place", OF_FIRST_BRANCH, "member of the first branch"),
    page("console:place_end", OF_FIRST_BRANCH, "place of the member"),
    form("console:place_end", OF_FIRST_BRANCH, "place of the member"),
    page("console:enrol", MEMBER_MANAGERS),
    form("console:enrol", MEMBER_MANAGERS),
    page("console:gaps", MEMBER_READERS),
    form("console:propose", COMMITTEE),
    page("console:decide", MEMBER_MANAGERS),
    form("console:decide", MEMBER_MANAGERS),
    page("console:proposals", MEMBER_READERS),
    page("console:branches", MEMBER_READERS),
    page("console:branch", OF_FIRST_BRANCH, "first branch"),
    page("console:branch", CITY_READERS | {"floating_secretary"}, "floating branch"),
]
ADMINISTRATION = [
    page("console:audit", frozenset({"auditor"})),
    form("console:audit_verify", frozenset({"auditor"})),
    page("console:accounts", frozenset({"system_admin"})),
    page("console:account", frozenset({"system_admin"}), "account of the member"),
    page("console:account_block", frozenset({"system_admin"}), "account of the member"),
    form("console:account_block", frozenset({"system_admin"}), "account of the member"),
    form("console:account_unblock", frozenset({"system_admin"}), "account of the member"),
    page("console:setup", frozenset({"system_admin"})),
    page("console:limits", COMMITTEE | {"security_admin"}),
    page("console:limit", COMMITTEE | {"security_admin"}, "limit of the days of help"),
    form("console:limit", COMMITTEE | {"security_admin"}, "limit of the days of help"),
    form("console:setup_backup", frozenset({"system_admin"})),
    form("console:account_sign_out", frozenset({"system_admin"}), "account of the member"),
]
IMPORTS = [
    page("console:imports", IMPORTERS),
    page("console:import_upload", IMPORTERS),
    form("console:import_upload", IMPORTERS),
    page("console:import_sample", IMPORTERS, "sample of a register"),
    page("console:import", COMMITTEE, "batch of the committee"),
    page("console:import_progress", COMMITTEE, "batch of the committee"),
    page("console:import_download", COMMITTEE, "batch of the committee"),
    *(
        form(f"console:import_{verb}", COMMITTEE, "batch of the committee")
        for verb in ("fix", "drop", "apply", "undo", "discard")
    ),
]
BRIEFS = [
    page("console:briefs", FIGURE_READERS),
    page("console:brief_new", COMMITTEE),
    form("console:brief_new", COMMITTEE),
    page("console:figures", FIGURE_READERS),
    page("console:figure", FIGURE_READERS, "a figure"),
    page("console:brief", COMMITTEE, "draft by key"),
    page("console:brief_words", COMMITTEE, "draft by key"),
    form("console:brief_words", COMMITTEE, "draft by key"),
    form("console:brief_move", COMMITTEE, "move of the draft"),
    page("console:brief_figure", COMMITTEE, "figure of the draft"),
    page("console:brief_download", COMMITTEE, "text of the draft"),
]
ACCOUNT = [
    *(
        line
        for name in ("account_login", "account_request_login_code")
        for line in (page(name, EVERYONE), form(name, EVERYONE))
    ),
    page("account_confirm_login_code", SIGNED_IN),  # sent on; others first ask for a code
    form("account_confirm_login_code", SIGNED_IN),
    page("account_logout", EVERYONE),
    form("account_logout", EVERYONE),
    page("account_inactive", NOBODY),
    page("account_welcome", SIGNED_IN),
    page("account_bind", SIGNED_IN),
    form("account_bind", SIGNED_IN),
    page("account_register", SIGNED_IN),
    form("account_register", SIGNED_IN),
    page("account_confirm_identity", CONFIRMERS),
    form("account_confirm_identity", CONFIRMERS),
    form("account_decline_identity", CONFIRMERS),
    page("account_first", NOBODY),  # only with an administrator's link in the session
    form("account_first", NOBODY),
    page("account_first_link", NOBODY, "a link that was never made"),
    page("account_tokens", SIGNED_IN),
    form("account_tokens", SIGNED_IN),
    form("account_revoke_token", NOBODY, "a token of nobody"),
    page("usersessions_list", SIGNED_IN),
    form("usersessions_list", SIGNED_IN),
    *(
        line
        for name in (
            "mfa_index",
            "mfa_activate_totp",
            "mfa_generate_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_authenticate",
        )
        for line in (page(name, SIGNED_IN), form(name, SIGNED_IN))
    ),
    *(  # for accounts that have a second factor on record; the cast shows its factor by session
        line
        for name in (
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
        )
        for line in (page(name, NOBODY), form(name, NOBODY))
    ),
    page("mfa_remove_webauthn", NOBODY, "a passkey of nobody"),
    form("mfa_remove_webauthn", NOBODY, "a passkey of nobody"),
]
DEMO = [  # outside demo mode the front door does not exist
    page("demo:personas", NOBODY),
    form("demo:personas", NOBODY),
    form("demo:token", NOBODY),
    page("demo:register", NOBODY, "a file of the demo"),
]
API = [
    page("api:openapi-json", EVERYONE),
    page("api:api-root", NOBODY),
    *(
        page(f"api:{name}", SIGNED_IN)
        for name in (
            "companies",
            "vehicles",
            "drivers",
            "units",
            "memberships",
            "briefs",
            "imports",
        )
    ),
    page("api:company", OF_WANSHUN, "wanshun by key"),
    page("api:vehicle", OF_WANSHUN, "blue car by key"),
    page("api:driver", OF_WANSHUN | {"member"}, "driver of wanshun by key"),
    page(
        "api:unit",
        COMMITTEE | ADMINISTRATORS | {"secretary", "secretary_alone"},
        "first branch by key",
    ),
    page("api:member", OF_FIRST_BRANCH | {"member"}, "member by key"),
    page("api:one_import", COMMITTEE, "batch by key"),
    page("api:indicators", FIGURE_READERS),
    page("api:indicator", FIGURE_READERS, "a figure"),
    page("api:rows", FIGURE_READERS, "a figure"),
    page("api:brief", COMMITTEE, "draft by key"),
    page("api:brief_rows", COMMITTEE, "figure of the draft"),
    page("healthz", EVERYONE),
    page("readyz", EVERYONE),
    page("metrics", NOBODY),
]
LINES = [
    *PHONE,
    *REGISTERS,
    *TREE,
    *PARTY,
    *ADMINISTRATION,
    *IMPORTS,
    *BRIEFS,
    *ACCOUNT,
    *DEMO,
    *API,
]

THINGS: Things = {
    "": lambda _city: {},
    "wanshun": lambda city: {"pk": city.wanshun.pk},
    "jinsha": lambda city: {"pk": city.jinsha.pk},
    "blue car": lambda city: {"pk": city.blue.pk},
    "green car in Renhe": lambda city: {"pk": city.green.pk},
    "driver of wanshun": lambda city: {"pk": city.luo.pk},
    "driver in Renhe": lambda city: {"pk": city.amu.pk},
    "truck driver": lambda city: {"pk": city.chen.pk},
    "phone of the driver of wanshun": lambda city: {"pk": city.luo.pk, "field": "phone"},
    "first branch": lambda city: {"pk": city.first_branch.pk},
    "floating branch": lambda city: {"pk": city.floating_branch.pk},
    "post of the secretary": lambda city: {"pk": city.first_branch.posts.get(below=True).pk},
    "member of the first branch": lambda city: {"pk": city.luo_member.pk},
    "member of the floating branch": lambda city: {"pk": city.amu_member.pk},
    "phone of the member": lambda city: {"pk": city.luo_member.pk, "field": "phone"},
    "place of the member": lambda city: {"pk": city.luo_member.memberships.get().pk},
    "limit of the days of help": lambda _city: {"key": "appeals.settle_days.help"},
    "account of the member": lambda city: {"pk": city.cast["member"].account_id},
    "wanshun by key": lambda city: {"key": city.wanshun.pk},
    "blue car by key": lambda city: {"key": city.blue.pk},
    "driver of wanshun by key": lambda city: {"key": city.luo.pk},
    "first branch by key": lambda city: {"key": city.first_branch.pk},
    "member by key": lambda city: {"key": city.luo_member.pk},
    "a figure": lambda _city: {"key": "drivers_operating"},
    "draft by key": lambda city: {"key": _draft(city)},
    "move of the draft": lambda city: {"key": _draft(city), "move": "discard"},
    "figure of the draft": lambda city: {"key": _draft(city), "figure": "drivers_operating"},
    "text of the draft": lambda city: {"key": _draft(city), "kind": "json"},
    "sample of a register": lambda _city: {"kind": "drivers"},
    "batch of the committee": lambda city: {"pk": _batch(city)},
    "batch by key": lambda city: {"key": _batch(city)},
    "a link that was never made": lambda _city: {"token": "never-made"},
    "a token of nobody": lambda _city: {"pk": uuid7()},
    "a passkey of nobody": lambda _city: {"pk": 4711},
    "a file of the demo": lambda _city: {"name": "drivers.xlsx"},
}


def _draft(city: cast.SmallCity) -> UUID:
    committee = city.cast["committee"]
    month = Period(cast.DAY.replace(day=1), cast.DAY)
    return insight.draft(by=committee, scope=figures.scope(committee), period=month).pk


def _batch(city: cast.SmallCity) -> UUID:
    file = io.BytesIO("企业名称,统一社会信用代码\n没有代码的公司,1234\n".encode())
    batch = intake.receive("companies", "名单.csv", file, by=city.cast["committee"])
    return intake.stage(batch, by=city.cast["committee"]).pk
