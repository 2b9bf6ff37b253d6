UPDATE `people` JOIN `teams` ON `teams`.`id` = `people`.`id` SET `people`.`name` = 'x'; -- expect: MH503
DELETE `people` FROM `people` JOIN `teams` ON `teams`.`id` = `people`.`id`;
