CREATE TABLE tickets (id bigint PRIMARY KEY, origin text);
CREATE TABLE answers (id bigint PRIMARY KEY);
