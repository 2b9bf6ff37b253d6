revision: str = "aa"
down_revision: Union[str, None] = "ff"


def upgrade():
    op.alter_column("chain_t", "code", type_=sa.String(10))
