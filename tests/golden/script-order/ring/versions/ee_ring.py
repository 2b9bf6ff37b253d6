revision = "ee"
down_revision = "dd"


def upgrade():
    op.add_column("ring_t", sa.Column("nee", sa.Integer()))
