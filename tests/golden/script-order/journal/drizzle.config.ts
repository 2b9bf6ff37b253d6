export default { schema: './schema.ts',
  dialect: 'mysql',
  dbCredentials: { url: 'mysql://root:canary-31@db/shop' } };
