CREATE TABLE books (
  id    bigint PRIMARY KEY,
  name  text NOT NULL
);

CREATE TABLE ledger_entries (
  id            bigint PRIMARY KEY,
  book_id    bigint NOT NULL REFERENCES books (id),
  amount_minor  bigint NOT NULL
);

CREATE TABLE invoices (
  id            bigint PRIMARY KEY,
  book_id    bigint NOT NULL REFERENCES books (id),
  total_minor   bigint NOT NULL
);

CREATE TABLE invoice_lines (
  id          bigint PRIMARY KEY,
  invoice_id  bigint NOT NULL REFERENCES invoices (id),
  note        text
);

CREATE TABLE payments (
  id          bigint PRIMARY KEY,
  invoice_id  bigint NOT NULL REFERENCES invoices (id)
);

CREATE TABLE payment_methods (
  id          bigint PRIMARY KEY,
  book_id  bigint NOT NULL,
  iban        text
);

CREATE TABLE exchange_rates (
  currency  text PRIMARY KEY,
  rate      numeric
);
