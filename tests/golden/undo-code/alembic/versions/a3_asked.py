from alembic import op
import sqlalchemy as sa
from sqlalchemy import inspect

revision = "a3"
down_revision = "a2"


def upgrade():
    conn = op.get_bind()
    if not has_column(conn, "users", "nick") and inspect(conn):
        op.add_column("users", sa.Column("nick", sa.String()))


def downgrade():
    op.drop_column("users", "nick")
