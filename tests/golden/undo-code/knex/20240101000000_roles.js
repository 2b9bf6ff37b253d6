const verbs = ['role.read', 'role.write'];

const up = (db) => db.insert({ verb: verbs[0] }).into('grants');

// The table stands behind the verb.
const down = (db) => db.delete().from('grants').whereIn('verb', verbs);

module.exports = { up, down };
