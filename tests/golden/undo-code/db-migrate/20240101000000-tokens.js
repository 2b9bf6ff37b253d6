'use strict';

// The rows written stay: calling back undoes nothing.
exports.up = function (db, callback) {
  db.runSql(`INSERT INTO tokens (name) SELECT name FROM legacy_tokens`, callback);
};

exports.down = function (db, callback) {
  callback();
};
