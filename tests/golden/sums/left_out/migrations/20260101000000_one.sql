-- atlas:sum ignore
CREATE TABLE one (id bigint);
