SELECT id, code FROM shop_z WHERE false;
