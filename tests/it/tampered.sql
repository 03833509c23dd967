-- Closed rows, and rows of circles' processes, altered behind the program's back, one statement
-- after the other, each under what `zirkel check` then says of it. Read by tampered.rs.

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

-- of `proposal`: `state` is `open`, its entries say `adopted`; write that
UPDATE proposal SET state = 'open' WHERE adopted_in = 10;

-- of `proposal`: `adopted_in` is `4`, its entries say `10`; write that
UPDATE proposal SET adopted_in = 4 WHERE adopted_in = 10;

-- of `proposal`: `adopted_in` is `10`, its entries say nothing; write that
UPDATE proposal SET adopted_in = 10 WHERE adopted_in IS NULL;

-- of `proposal`: `looked_at` is 99, the newest revision is 10; write 1, and it is looked at again
UPDATE proposal SET looked_at = 99 WHERE adopted_in = 4;

-- of `proposal`: `wakes_at` is nothing, by its entries and the structure it is `2026-06-08T09:00:00Z`; write that
UPDATE proposal SET wakes_at = NULL;

-- of `proposal`: `wakes_at` is `2026-06-09T09:00:00Z`, by its entries and the structure it is `2026-06-08T09:00:00Z`; write that
UPDATE proposal SET wakes_at = '2026-06-09 09:00:00+00:00' WHERE adopted_in = 10;

-- of `tension`: `state` is `settled`, its entries say `shared`; write that
UPDATE tension SET state = 'settled' WHERE state = 'shared';

-- of `tension`: `origin` is `elsewhere`, its entries say nothing; write that
UPDATE tension SET origin = 'elsewhere' WHERE state = 'settled';

-- of `tension` is missing, row 12 of `process_entry` speaks of it; restore it from a backup
DELETE FROM tension WHERE state = 'private';

-- of `organization`: `process` is 12, the last row of `process_entry` is 13; write that
UPDATE organization SET process = 12;

-- row 14 of `process_entry` is missing; restore it from a backup
UPDATE organization SET process = 14;

-- rows 14 to 20 of `process_entry` are missing; restore them from a backup
UPDATE organization SET process = 20;

-- row 9 of `process_entry`: `at` is 2026-05-01T09:00:00Z, row 8 came before it at 2026-06-01T09:00:00Z; restore it from a backup
UPDATE process_entry SET at = '2026-05-01 09:00:00+00:00' WHERE number = 9;

-- row 6 of `process_entry`: `at` is 2026-06-02T09:00:00Z, revision 10 that it made was adopted at 2026-06-01T09:00:00Z; restore it from a backup
UPDATE process_entry SET at = '2026-06-02 09:00:00+00:00' WHERE number = 6;

-- which is not the circle of what it speaks of; restore it from a backup
UPDATE process_entry SET circle_id = matter_id WHERE number = 8;

-- in revision 9, which it did not make; restore it from a backup
UPDATE process_entry SET body = replace(body, '10', '9') WHERE number = 6;

-- row 5 of `process_entry` is missing; restore it from a backup
DELETE FROM process_entry WHERE number = 5;

-- and no row of `process_entry` says so; restore it from a backup
DELETE FROM process_entry WHERE number = 6;

-- of `proposal` can not be read: `id` has no entry that begins it
DELETE FROM process_entry WHERE number = 7;

-- row 13 of `process_entry` can not be read: `rule` has the unknown value `GOV-0`
UPDATE process_entry SET rule = 'GOV-0' WHERE number = 13;
