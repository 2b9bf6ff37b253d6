CREATE TABLE `users` (`id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, `name` varchar(100), `kind` enum('a', 'b', 'c'), `age` int NOT NULL) ENGINE=InnoDB;
