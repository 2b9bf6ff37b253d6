"""CANARY-6"""
down_revision = None


def upgrade():
    op.create_table("alembic_t", sa.Column("id", sa.Integer(), nullable=False), sa.Column("tenant_id", sa.Integer()))
    op.add_column("alembic_u", sa.Column("note", sa.String(length=20), server_default="CANARY-7"))
    op.execute("UPDATE alembic_u SET note = 'CANARY-8' WHERE id = 1")


def downgrade():
    op.drop_column("alembic_u", "note")
    op.drop_table("alembic_t")
