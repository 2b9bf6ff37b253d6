ALTER TABLE `users` MODIFY `name` varchar(50); -- expect: MH203 MH204 MH312
ALTER TABLE `users` MODIFY `name` varchar(60), ALGORITHM=INPLACE; 
ALTER TABLE `users` MODIFY `kind` enum('a', 'b'); -- expect: MH203 MH204 MH312
ALTER TABLE `users` MODIFY `age` int; -- expect: MH207 MH312
ALTER TABLE `users` CHANGE `age` `years` bigint NOT NULL; -- expect: MH202 MH203 MH206 MH312
ALTER TABLE `unknown` MODIFY `x` varchar(20) NULL; -- expect: MH312
ALTER TABLE `users` ADD UNIQUE KEY `u` (`name`); -- expect: MH208
ALTER TABLE `users` DROP FOREIGN KEY `fk_group`; -- expect: MH107
CREATE INDEX by_name ON `users` (`name`);
RENAME TABLE `users` TO `people`, `groups` TO `teams`; -- expect: MH201 MH201
INSERT INTO `stock`.`copy` SELECT * FROM `sales`.`orders` WHERE id < 10; -- expect: MH403 MH505 SCR.NOT_IDEMPOTENT
