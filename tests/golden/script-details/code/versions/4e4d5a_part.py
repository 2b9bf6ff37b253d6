"""two strings are one statement"""
down_revision = None

def upgrade():
    op.execute("UPDATE orders SET state = 'x' "
               "WHERE id BETWEEN 1 AND 9")
    op.alter_column("orders", "state", type_=sa.String(50), nullable=False)

def downgrade():
    pass
