-- Closed rows altered behind the program's back, one statement after the other, each under what
-- `zirkel check` then says of it. Read by tampered.rs.

-- of `assignment`, ended in revision 4: `until` is `2030-01-01`, in the record it is nothing
UPDATE assignment SET last_day = '2030-01-01' WHERE valid_to = 4;

-- of `offer`, ended in revision 3 is missing
DELETE FROM offer WHERE valid_to = 3;

-- of `decision_type`, ended in revision 6: `title` is `Other`, in the record it is `Gift`
UPDATE decision_type SET title = 'Other' WHERE valid_to = 6;

-- of `service_account`, ended in revision 8: `valid_from` is 6, in the record it is 7
UPDATE service_account SET valid_from = 6 WHERE valid_to = 8;

-- of `service_account`, ended in revision 9 is there, the record has none
UPDATE service_account SET valid_to = 9 WHERE valid_to = 8;

-- of `person`, ended in revision 9 is missing
UPDATE person SET valid_to = 8 WHERE valid_to = 9;
