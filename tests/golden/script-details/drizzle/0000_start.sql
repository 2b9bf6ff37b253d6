CREATE TABLE `a` (`id` int AUTO_INCREMENT, `b` mediumtext);
--> statement-breakpoint
CREATE INDEX `a_b` ON `a` (`b`);--> statement-breakpoint
DROP TABLE `old`;
