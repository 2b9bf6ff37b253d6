exports.up = function (db, cb) {
  db.runSql(`CREATE TABLE users (id int);
    DELETE FROM sessions;`, cb);
};
exports.down = function (db, cb) {
  db.runSql('DROP TABLE ' + 'users;', cb);
};
