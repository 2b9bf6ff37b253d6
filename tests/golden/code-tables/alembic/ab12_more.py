"""more"""
revision = "ab12"
down_revision = None


def upgrade():
    op.create_foreign_key("fk", "parts", "boxes", ["box"], ["id"], postgresql_not_valid=True)
    op.create_check_constraint("held", "parts", "size > 0", postgresql_not_valid=True)
    op.add_column("parts", sa.Column("mark", sa.UUID(), server_default=sa.text("gen_random_uuid()")))
    op.add_column("parts", sa.Column("area", sa.Integer(), sa.Computed("a * b", persisted=True)))


def downgrade():
    op.drop_column("parts", "area")
    op.drop_column("parts", "mark")
    op.drop_constraint("held", "parts")
    op.drop_constraint("fk", "parts")
