-- What tells addresses apart once the site is left out: path and query, without what sites and
-- advertisements add to them. Empty for a site's first page, which speaks for nothing.

create or replace macro address_path(address) as
rtrim(
    replace(
        regexp_replace(
            regexp_replace(lower(trim(address)), '^[a-z]+://[^/?#]*|#.*$', '', 'g'),
            '[?&](utm_[a-z]+|ysclid|yclid|gclid|fbclid|_openstat|etext)=[^&]*',
            '',
            'g'
        ),
        '?',
        '&'
    ),
    '/&'
);

-- The longest part of a path: an address without it has another path, which is found out a good
-- deal quicker than the path itself.
create or replace macro longest_part(path) as
list_reduce(
    regexp_extract_all(path, '[^/&=]+'),
    lambda longest, part: if(length(part) > length(longest), part, longest)
);

-- The numbers in a title, in order: other numbers make another title.
create or replace macro title_numbers(title) as
array_to_string(list_sort(regexp_extract_all(title, '\d+')), ' ');

-- Whether so few letters differ that two titles may read alike. It is wider than the rule of the
-- application, which judges what this leaves over.
create or replace macro are_letters_near(one, other) as
levenshtein(lower(one), lower(other)) <= 0.2 * (length(one) + length(other));
