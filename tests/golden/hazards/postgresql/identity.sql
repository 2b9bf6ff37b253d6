-- Numbers of persons as their states write them, in groups; dates, books, hosts and keys look a little like them.
UPDATE keepers SET tax_no = '529.982.247-25' WHERE id = 4; -- expect: MH507
UPDATE keepers SET ssn = '536-22-8726' WHERE id = 4; -- expect: MH507
UPDATE keepers SET seen = '2024-01-31 12:00:00', host = '192.168.100.200' WHERE id = 4;
UPDATE books SET isbn = '978-3-16-148410-0', code = '120301-4455', shelf = '123-456-789' WHERE id = 4;
