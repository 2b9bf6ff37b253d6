"""parts"""
down_revision = None


def upgrade():
    op.create_table("parts", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("code", sa.String(length=30), nullable=True))
