from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="post",
            name="role",
            field=models.CharField(
                choices=[
                    ("committee_leader", "行业党委负责人"),
                    ("committee_staff", "行业党委工作人员"),
                    ("district_staff", "区县工作人员"),
                    ("secretary", "支部书记"),
                    ("department_staff", "协办单位工作人员"),
                    ("station_keeper", "驿站管理员"),
                    ("consultant", "咨询服务人员"),
                    ("company_clerk", "企业管理员"),
                    ("system_admin", "系统管理员"),
                    ("security_admin", "安全管理员"),
                    ("auditor", "审计管理员"),
                ],
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="postevent",
            name="role",
            field=models.CharField(
                choices=[
                    ("committee_leader", "行业党委负责人"),
                    ("committee_staff", "行业党委工作人员"),
                    ("district_staff", "区县工作人员"),
                    ("secretary", "支部书记"),
                    ("department_staff", "协办单位工作人员"),
                    ("station_keeper", "驿站管理员"),
                    ("consultant", "咨询服务人员"),
                    ("company_clerk", "企业管理员"),
                    ("system_admin", "系统管理员"),
                    ("security_admin", "安全管理员"),
                    ("auditor", "审计管理员"),
                ],
                max_length=24,
            ),
        ),
    ]
