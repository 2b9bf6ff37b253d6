import { Entity, Column } from 'typeorm';

// @Entity('ghost') class Ghost { @Column() id: string }
@Entity({ name: 'users', schema: 'auth' })
@Index(['email'])
export class User {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'e_mail', type: 'varchar', unique: true, default: 'CANARY31' })
  readonly email: string;

  @Column({ nullable: true, transformer: { to: (v) => v + 'CANARY32;', from: (v) => v } })
  nickname?: string;

  @ManyToOne(() => Tenant, (tenant) => tenant.users)
  @JoinColumn({ name: 'tenant_id' })
  tenant: Tenant;

  @ManyToOne(() => User)
  manager: User;

  @OneToMany(() => Order, (order) => order.user)
  orders: Order[];

  fullName(): string { return `${this.nickname} CANARY33`; }
}

@Entity()
export class LoginAttempt extends Stamped {
  @PrimaryColumn() id: number;
  @Column('text') agent: string;
}
