"""A value more for an enum, by an operation of a plug-in."""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SET lock_timeout = 4000")
    op.sync_enum_values("public", "disable_reason", ["asked", "frozen", "reset"], [])


def downgrade():
    op.execute("SET lock_timeout = 4000")
    op.sync_enum_values("public", "disable_reason", ["asked", "frozen"], [])
