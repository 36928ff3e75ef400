"""The table of Django's database cache, made with the others: nobody has to think of `createcachetable`."""

from django.db import migrations

MAKE = """
CREATE TABLE IF NOT EXISTS people_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS people_cache_expires ON people_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, "DROP TABLE people_cache")]
