module.exports = {
  async up(db, client) {
    await db.collection('orders').updateMany({}, { $set: { status: 'open' } });
  },

  async down(db, client) {
    await db.collection('orders').updateMany({}, { $unset: { status: '' } });
  },
};
