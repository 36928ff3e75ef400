"""我的积分 on the phone."""
