-- Whether a text holds what is sought: the case of letters and the dots of ё are no matter. One
-- pattern, made once, reads a text a third faster than changing its letters and comparing.

create or replace macro is_found(spoken, sought) as
regexp_matches(
    spoken, concat('(?i)', replace(regexp_escape(replace(lower(sought), 'ё', 'е')), 'е', '[её]'))
);
