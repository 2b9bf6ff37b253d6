"""Rows written by SQLAlchemy's own statements."""
import sqlalchemy as sa
from alembic import op

revision = "63c"
down_revision = "62c"

crates = sa.table("crates", sa.column("id"), sa.column("state"))


def upgrade():
    op.execute(crates.update().values(state="open"))  # expect: MH106 MH503
    op.execute(crates.update().where(crates.c.id < 100).values({"state": "open"}))
    op.execute(sa.delete(crates))  # expect: MH105
    op.execute(crates.delete().where(crates.c.id < 100))
    op.get_bind().execute(sa.update(crates).values(state="open"))  # expect: MH106 MH503


def downgrade():
    op.execute(crates.update().values(state="shut"))
