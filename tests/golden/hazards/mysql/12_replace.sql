REPLACE INTO `kept` SELECT * FROM `people`; -- expect: MH503
REPLACE INTO `kept` SELECT * FROM `people` WHERE `id` < 100;
