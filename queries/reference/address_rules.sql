-- One row per rule that says whose an address is.
-- column community varchar
-- column host varchar: with * for any part of a name; names of letters beyond Latin as punycode
-- column path_pattern varchar: a regular expression, empty for any path
-- column kind varchar: null when the path does not tell
-- column is_file_host boolean: addresses there are files, not pages
select community, host, path_pattern, kind, is_file_host
from address_rules
order by community, host, path_pattern;
