-- Adds a rule that tells a community (and a kind) from an address.
-- param address_rule_id uuid
-- param community varchar
-- param host varchar
-- param path_pattern varchar
-- param kind varchar
-- param is_file_host boolean
insert into address_rules (address_rule_id, community, host, path_pattern, kind, is_file_host)
values ($address_rule_id, $community, $host, $path_pattern, $kind, $is_file_host);
