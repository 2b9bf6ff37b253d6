"""a revision"""
down_revision = None

def upgrade():
    op.create_table('users', sa.Column('id', sa.Integer(), nullable=False), sa.Column('tenant_id', sa.UUID()))
    with op.batch_alter_table('orders') as batch_op:
        batch_op.add_column(sa.Column('note', sa.String(length=20), nullable=True))
        batch_op.create_index(batch_op.f('ix_note'), ['note'])
    op.execute("UPDATE orders SET note = 'x' WHERE id = 1")

def downgrade():
    op.drop_table('users')
    pass
