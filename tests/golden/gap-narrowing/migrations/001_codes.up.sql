CREATE TABLE codes (code varchar(40));
CREATE TABLE labels (label varchar(40));
