revision: str = "ff"
down_revision: Union[str, None] = None


def upgrade():
    op.create_table("chain_t", sa.Column("id", sa.Integer()), sa.Column("code", sa.String(30)))
