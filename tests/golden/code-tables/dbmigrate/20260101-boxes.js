exports.up = function (db, callback) {
  db.createTable('boxes', { id: { type: 'int', primaryKey: true }, label: 'text', weight: { type: 'int', notNull: true } }, callback);
};
exports.down = function (db, callback) {
  db.dropTable('boxes', callback);
};
