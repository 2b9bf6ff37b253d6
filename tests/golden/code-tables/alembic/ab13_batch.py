"""batch"""
revision = "ab13"
down_revision = "ab12"


def upgrade():
    with op.batch_alter_table("shelves", schema=None) as b:
        b.drop_column("label")


def downgrade():
    with op.batch_alter_table("shelves", schema=None) as b:
        b.add_column(sa.Column("label", sa.String(length=20), nullable=True))
