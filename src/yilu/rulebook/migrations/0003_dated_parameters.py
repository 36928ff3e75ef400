"""What a city sets holds from a day on, with its reason; the rulebook has an edition."""

import datetime

import django.utils.timezone
import yilu.core.uuid7
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0002_where_it_was_taken_from")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yilu.core.uuid7.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("city", models.CharField(max_length=6)),
                ("stamp", models.UUIDField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("city",), name="edition_once_per_city"),
        ),
        migrations.RunSQL(
            """
            INSERT INTO rulebook_edition (id, city, stamp)
            SELECT gen_random_uuid(), code, gen_random_uuid() FROM rulebook_city
            """,
            migrations.RunSQL.noop,
        ),
        migrations.RemoveConstraint(model_name="parameter", name="parameter_once_per_city"),
        migrations.AddField(
            model_name="parameter",
            name="from_on",
            field=models.DateField(default=datetime.date(2000, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="parameter",
            name="reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="parameter", name="set_by", field=models.UUIDField(null=True)
        ),
        migrations.AddField(
            model_name="parameter",
            name="set_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="parameter",
            constraint=models.UniqueConstraint(
                fields=("city", "key", "from_on", "set_at"), name="parameter_version_once"
            ),
        ),
    ]
