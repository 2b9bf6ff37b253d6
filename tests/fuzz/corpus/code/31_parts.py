"""more parts"""
down_revision = "30"


def upgrade():
    op.add_column("parts", sa.Column("size", sa.Integer(), nullable=False, default=0))  # expect: MH205 MH309
    op.add_column("parts", sa.Column("depth", sa.Integer(), nullable=False, server_default="0"))  # expect: MH309
    op.alter_column("parts", "code", existing_type=sa.String(length=30), type_=sa.String(length=60))  # expect: MH309
    op.alter_column("parts", "code", existing_type=sa.String(length=60), type_=sa.String(length=10))  # expect: MH203 MH204 MH309
    op.create_foreign_key("fk", "parts", "boxes", ["code"], ["id"], ondelete="CASCADE")  # expect: MH108 MH304 MH305 MH309


def downgrade():
    op.drop_column("parts", "size")
