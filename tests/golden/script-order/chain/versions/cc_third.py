revision = "cc"
down_revision = ("aa", "zz")


def upgrade():
    op.add_column("chain_t", sa.Column("n", sa.Integer()))
