revision = "dd"
down_revision = "ee"


def upgrade():
    op.add_column("ring_t", sa.Column("ndd", sa.Integer()))
