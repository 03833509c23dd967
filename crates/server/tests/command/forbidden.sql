DROP TABLE event
TRUNCATE event
CREATE TABLE mine (a int)
