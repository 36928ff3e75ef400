from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sign_in", "登录"),
                    ("security", "账号安全"),
                    ("papers", "证照提醒"),
                    ("branch", "支部"),
                    ("appeal", "诉求"),
                    ("station", "驿站"),
                    ("activity", "活动"),
                    ("care", "关爱与咨询"),
                    ("general", "通知"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="outbound",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sign_in", "登录"),
                    ("security", "账号安全"),
                    ("papers", "证照提醒"),
                    ("branch", "支部"),
                    ("appeal", "诉求"),
                    ("station", "驿站"),
                    ("activity", "活动"),
                    ("care", "关爱与咨询"),
                    ("general", "通知"),
                ],
                max_length=10,
            ),
        ),
    ]
