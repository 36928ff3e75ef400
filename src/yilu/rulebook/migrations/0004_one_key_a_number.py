"""What a city had set under a key for many numbers moves to the keys of one number each.

Same value, same day, same hand: what was in force stays in force, and what has been set since under a
key of its own is newer and wins. The old rows stay for the record; nothing reads them any more.
"""

from django.db import migrations

# The old key, and what the keys of its numbers begin with now.
BEGINS = {
    "appeals.limits": "appeals.",
    "patrol.limits": "patrol.",
    "patrol.service_minutes": "patrol.service_minutes.",
    "fleets.training": "fleets.training.",
    "rides.roads": "rides.roads.",
}
QUIET = "rides.quiet"  # a pair: ["22:00", "07:00"]
REASON = "以前和别的数一起定的，值没有变。"


def numbers(begin, value):
    """(key, value) of each number in a mapping, however deep."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from numbers(f"{begin}{name}.", inner)
        else:
            yield f"{begin}{name}", inner


def parted(key, value):
    if key == QUIET and isinstance(value, list) and len(value) == 2:
        return [("rides.quiet_from", str(value[0])), ("rides.quiet_to", str(value[1]))]
    if key in BEGINS and isinstance(value, dict):
        return list(numbers(BEGINS[key], value))
    return []


def part(apps, schema_editor):
    Parameter = apps.get_model("rulebook", "Parameter")
    known = set(Parameter.objects.values_list("city", "key", "from_on", "set_at"))
    old = Parameter.objects.filter(key__in=[*BEGINS, QUIET]).order_by("city", "key", "from_on")
    rows = [
        Parameter(
            city=row.city,
            key=key,
            value=value,
            from_on=row.from_on,
            reason=row.reason or REASON,
            set_by=row.set_by,
            set_at=row.set_at,
        )
        for row in old
        for key, value in parted(row.key, row.value)
        if (row.city, key, row.from_on, row.set_at) not in known
    ]
    Parameter.objects.bulk_create(rows)
    if rows:  # whoever has read the old edition reads anew
        schema_editor.execute("UPDATE rulebook_edition SET stamp = gen_random_uuid()")


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0003_dated_parameters")]

    operations = [migrations.RunPython(part, migrations.RunPython.noop)]
